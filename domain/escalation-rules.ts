import type { CaseHead } from './case.ts'
import type { EscalationRung } from './escalation.ts'
import type { Scheme } from './scheme.ts'
import { type ApprovalLevel, stepOf } from './scheme-step.ts'

/** Every level at which somebody decides: of applications, then of evaluations. */
export const everyLevel = ({ steps, evaluation }: Pick<Scheme, 'steps' | 'evaluation'>): ApprovalLevel[] => [
  ...(stepOf({ steps }, 'approval')?.levels ?? []),
  ...(evaluation?.levels ?? []),
]

/** The levels of a programme's approval as such a case knows them: of the evaluation for an evaluation. */
export const leadersOf = (
  { steps, evaluation }: Pick<Scheme, 'steps' | 'evaluation'>,
  kind: CaseHead['kind'],
): readonly ApprovalLevel[] => {
  const approval = stepOf({ steps }, 'approval')?.levels ?? []
  const yearly = evaluation?.levels ?? []
  const [own, other] = kind === 'evaluation' ? [yearly, approval] : [approval, yearly]
  return own.length > 0 ? own : other
}

/**
 * The chain of a programme, or the usual one where it says none. The days of the usual one are the program's own
 * default and no programme's rule.
 */
export const rungsOf = (
  scheme: Pick<Scheme, 'steps' | 'evaluation' | 'escalation'>,
  kind: CaseHead['kind'],
): readonly EscalationRung[] => {
  if (scheme.escalation) return scheme.escalation
  const levels = leadersOf(scheme, kind)
  const [first] = levels
  const last = levels.at(-1)
  return [
    { after: 0, to: 'officer' },
    { after: 3, to: 'administrator' },
    ...(first ? [{ after: 5, to: 'approver' as const, level: first.id }] : []),
    ...(last && last !== first ? [{ after: 10, to: 'approver' as const, level: last.id }] : []),
  ]
}
