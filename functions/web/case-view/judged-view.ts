import { verdicts } from '../../../domain/submission.ts'
import type { CaseFile, CaseHead } from '../../../domain/case.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Task } from '../../../domain/task.ts'
import type { CaseView } from './case-shape.ts'
import { defined } from '../defined.ts'

/** What the rules of the programme say of an application. */
export const verdictViews = (file: CaseFile, moment: Moment) =>
  verdicts(file, moment).map(({ rule, holds, explanation }) => ({
    rule: rule.id,
    holds,
    blocks: rule.force === 'blocks',
    explanation,
  }))

const stampOf = (task: Task) => (task.state.is === 'answered' ? task.state.stamp : undefined)

/** What recommending departments wrote. */
export const recommendationsOf = (file: CaseFile) =>
  file.tasks.flatMap((task) => {
    const stamp = stampOf(task)
    return task.answer?.kind === 'recommendation' && stamp
      ? [{ ...task.answer.answer, at: stamp.at, by: stamp.by }]
      : []
  })

/** What the evaluation came to: what is only proposed, and how it was reckoned, is for those who decide. */
export const evaluationOf = (
  head: CaseHead,
  { scheme }: Moment,
  decides: boolean,
): CaseView['evaluation'] => {
  if (head.kind !== 'evaluation' || head.grade === undefined) return undefined
  const proposed = ['report', 'overdue', 'review', 'report-check', 'approval'].includes(head.status.is)
  if (proposed && !decides) return undefined
  const consequence = scheme.evaluation?.bands.find(({ grade }) => grade === head.grade)?.consequence
  return {
    grade: head.grade,
    proposed,
    ...defined({ consequence }),
    ...(decides ? defined({ score: head.score, lowered: head.lowered }) : {}),
  }
}

/** Everybody who handed a sheet in, in whatever round. */
export const expertsOf = (file: CaseFile): string[] => [
  ...new Set(
    file.tasks.flatMap(({ answer, asked }) =>
      answer?.kind === 'score' && answer.answer.decision === 'score' && asked !== undefined ? [asked] : [],
    ),
  ),
]

/** The sheets that were handed in; who wrote them for those who may know. */
export const sheetsOf = (file: CaseFile, experts: boolean) =>
  file.tasks.flatMap((task) => {
    if (task.answer?.kind !== 'score' || task.answer.answer.decision !== 'score') return []
    const { scores, reasons, comment, remarks } = task.answer.answer
    return [
      {
        ...(experts && task.audience.is === 'person' ? { expert: task.asked ?? task.audience.person } : {}),
        round: task.round,
        scores,
        reasons,
        ...defined({ comment, remarks }),
      },
    ]
  })

/** What was asked and answered at the defences, and how each ended. */
export const defencesOf = (file: CaseFile) =>
  file.tasks.flatMap((task) => {
    const stamp = stampOf(task)
    if (task.answer?.kind !== 'defence-record' || !stamp) return []
    const given = task.answer.answer
    if (given.decision === 'postpone') return []
    return [
      {
        decision: given.decision,
        record: given.record ?? '',
        ...(given.decision === 'fail' ? { reason: given.reason } : {}),
        by: String(stamp.by),
        at: stamp.at,
      },
    ]
  })

/** What leaders decided, in the order of time. */
export const approvalsOf = (file: CaseFile) =>
  inTime(
    file.tasks.flatMap((task) => {
      const stamp = stampOf(task)
      if (task.answer?.kind !== 'approval' || !stamp) return []
      const given = task.answer.answer
      return [
        {
          level: task.level ?? '',
          round: task.round,
          decision: given.decision,
          remark: given.decision === 'reject' ? given.reason : (given.remark ?? ''),
          by: task.deputy?.name ?? task.asked ?? stamp.by,
          ...(task.deputy ? { inPlaceOf: task.asked ?? '' } : {}),
          at: stamp.at,
        },
      ]
    }),
  )

const inTime = <One extends { readonly at: string }>(list: readonly One[]): One[] =>
  list.toSorted((a, b) => (a.at < b.at ? -1 : 1))
