import type { CaseFile, CaseHead } from './case.ts'
import { conflictOf } from './conflict.ts'
import { schemeCode } from './ids.ts'
import { holds, type Person, speaksFor } from './person.ts'
import { mayAnswer } from './task-rights.ts'

/** In which capacity somebody looks at a case. One person may have several. */
export type Hat = 'lead' | 'member' | 'officer' | 'recommender' | 'expert' | 'approver' | 'auditor'

/** What a list knows of a case: its head, or the row of it on a board. */
export type Listed = Pick<CaseHead, 'id' | 'kind' | 'scheme'> & { readonly receipt?: unknown }

/** Until it is handed in, an application is the applicants' own, and stays so when the draft is given up. */
export const isHandedIn = (head: Pick<Listed, 'kind' | 'receipt'>): boolean =>
  head.kind !== 'application' || head.receipt !== undefined

/**
 * The capacities in which somebody stands to a case. Whoever has a conflict, stepped aside, or gave the office up
 * is no expert or approver on it, whatever was assigned; nor does anybody check, recommend or judge the case of an
 * organisation of their own.
 */
export const hatsOn = (person: Person, file: CaseFile): Set<Hat> => {
  const hats = new Set<Hat>()
  if (!person.active) return hats
  const { head } = file
  const scheme = schemeCode(head.scheme)
  for (const member of file.members)
    // Who declined is no part of the consortium, and reads no more of what it plans.
    if (member.confirmation.is !== 'declined' && speaksFor(person, member.organisation))
      hats.add(member.role === 'member' ? 'member' : 'lead')
  if (holds(person, 'auditor', scheme)) hats.add('auditor')
  if (!isHandedIn(head)) return hats
  const impartial = conflictOf(person, file) === undefined
  if (impartial && holds(person, 'officer', scheme)) hats.add('officer')
  if (
    impartial &&
    holds(person, 'recommender', scheme) &&
    file.tasks.some((task) => task.kind === 'recommendation')
  )
    hats.add('recommender')
  for (const task of file.tasks)
    if (task.audience.is === 'person' && mayAnswer(person, file, task))
      hats.add(task.kind === 'score' ? 'expert' : 'approver')
  return hats
}
