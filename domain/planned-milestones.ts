import type { AnswersOf } from './asked-form.ts'
import { NewMilestone } from './consortium-record.ts'
import { isTable } from './form.ts'
import type { Scheme } from './scheme.ts'
import { filledRows } from './table-answer.ts'

/**
 * The milestones that an application set itself, from the table that the programme names: its columns are `title`, `due`,
 * `payment` and `evidence`. A row that says no evidence is shown by what the programme names first; without a payment
 * nothing is paid for it.
 */
export const plannedMilestones = (
  { milestones }: Pick<Scheme, 'milestones'>,
  answersOf: AnswersOf,
): NewMilestone[] => {
  const [section = '', field = ''] = milestones?.from?.split('.') ?? []
  const answer = answersOf(section)[field]
  if (!milestones || !isTable(answer)) return []
  return filledRows(answer)
    .flatMap(({ cells: { title, due, payment = 0, evidence } }) => {
      const known = milestones.evidence.find((one) => one === evidence) ?? milestones.evidence[0]
      const read = NewMilestone.safeParse({ title, due, payment, evidence: known })
      return read.success ? [read.data] : []
    })
    .slice(0, milestones.most)
}
