import type { CaseFile } from './case.ts'
import { conflictOf } from './conflict.ts'
import type { Decision } from './decision.ts'
import { schemeCode } from './ids.ts'
import type { Moment } from './moment.ts'
import { holds, type Person } from './person.ts'
import { Refusal } from './refusal.ts'
import { tell } from './step.ts'

/** Whoever may have charge of a case: an officer of its programme who has no tie to anybody in it. */
export const mayHaveCharge = (person: Person, file: CaseFile): boolean =>
  holds(person, 'officer', schemeCode(file.head.scheme)) && conflictOf(person, file) === undefined

/**
 * Puts an officer in charge, or nobody: then it is the whole office's again. It changes nothing of who may answer; it
 * says who is expected to, and who is asked how a case stands.
 */
export const putInCharge = (file: CaseFile, officer: Person | undefined, moment: Moment): Decision => {
  const { officer: before, ...head } = file.head
  if (before?.id === officer?.id) throw new Refusal('already-in-charge')
  if (officer === undefined)
    return { head, events: [{ what: 'officer-released', facts: { officer: before?.name ?? '' } }] }
  if (!mayHaveCharge(officer, file)) throw new Refusal('conflict-of-interest')
  return {
    head: { ...head, officer: { id: officer.id, name: officer.name } },
    events: [
      {
        what: 'officer-assigned',
        facts: { officer: officer.name, person: officer.id, ...(before ? { before: before.name } : {}) },
      },
    ],
    tell: [tell(head, moment, 'case-assigned', [{ is: 'person', person: officer.id }])],
  }
}
