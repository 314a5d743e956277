import type { ChangeRequest } from './change-request.ts'
import type { MilestoneBody, RecordLine } from './consortium-record.ts'
import { milestonesIn } from './milestone.ts'
import type { Scheme } from './scheme.ts'

/** The line of the record that an agreed change of a milestone amounts to; none where it names no milestone there. */
export const milestoneOfChange = (
  request: ChangeRequest,
  lines: readonly RecordLine[],
  { evidence: [usual] }: Pick<NonNullable<Scheme['milestones']>, 'evidence'>,
): MilestoneBody | undefined => {
  if (request.kind !== 'milestone') return undefined
  const { action, milestone: title, due, line, payment, reason } = request
  if (action === 'add') {
    const evidence = request.evidence ?? usual
    return due === undefined || evidence === undefined
      ? undefined
      : { is: 'milestone-set', title, due, payment: payment ?? 0, evidence }
  }
  const about = milestonesIn(lines).find((one) =>
    line === undefined ? one.title === title : one.milestone === line,
  )
  return (
    about && {
      is: 'milestone-moved',
      milestone: about.milestone,
      title,
      due: due ?? about.due,
      payment: payment ?? about.payment,
      evidence: request.evidence ?? about.evidence,
      reason,
    }
  )
}
