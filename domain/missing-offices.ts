import { decidesAt } from './approval.ts'
import { schemeCode } from './ids.ts'
import { holds, type Person } from './person.ts'
import type { Scheme } from './scheme.ts'
import { stepOf } from './scheme-step.ts'
import type { Words } from './words.ts'

/** An office that a programme's steps need and nobody holds, or too few. */
export type MissingOffice = {
  readonly role: 'officer' | 'recommender' | 'expert' | 'approver'
  readonly level?: Words
  readonly have: number
  readonly need: number
}

/** What keeps a call from being worked on: whom the steps ask, and who holds those offices. */
export const missingOffices = (scheme: Scheme, people: readonly Person[]): MissingOffice[] => {
  const code = schemeCode(scheme.ref)
  const held = (role: MissingOffice['role']): number => people.filter((one) => holds(one, role, code)).length
  const levels = [...(stepOf(scheme, 'approval')?.levels ?? []), ...(scheme.evaluation?.levels ?? [])]
  const experts = Math.max(
    stepOf(scheme, 'review')?.panel.experts ?? 0,
    scheme.evaluation?.panel?.experts ?? 0,
  )
  const asked: MissingOffice[] = [
    { role: 'officer', have: held('officer'), need: 1 },
    ...(stepOf(scheme, 'recommendation')
      ? [{ role: 'recommender' as const, have: held('recommender'), need: 1 }]
      : []),
    ...(experts > 0 ? [{ role: 'expert' as const, have: held('expert'), need: experts }] : []),
    ...[...new Map(levels.map((level) => [level.id, level])).values()].map((level) => ({
      role: 'approver' as const,
      level: level.title,
      have: people.filter((one) => decidesAt(one, level.id, code)).length,
      need: typeof level.needs === 'number' ? level.needs : 1,
    })),
  ]
  return asked.filter(({ have, need }) => have < need)
}
