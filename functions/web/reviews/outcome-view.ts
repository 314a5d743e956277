import type { CaseFile } from '../../../domain/case.ts'
import type { Moment } from '../../../domain/moment.ts'
import { reviewRules, sheets } from '../../../domain/panel.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { canonical } from '../../../domain/history.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import { defined } from '../defined.ts'

/**
 * What an expert sees of a review that is over, as far as the programme says. The others' sheets come without names and
 * times, in an order that their contents alone give: not even that tells who scored when.
 */
export const outcomeFor = (
  person: Person,
  file: CaseFile,
  moment: Moment,
): Pick<CaseView, 'result' | 'sheets'> | undefined => {
  if (!may(person, { to: 'see-review-outcome', file })) return undefined
  const { afterwards = 'nothing' } = reviewRules(file, moment).panel
  if (afterwards === 'nothing') return undefined
  const { result } = file.head.review
  if (afterwards === 'result') return defined({ result })
  const others = sheets(file)
    .map(({ scores, reasons, comment, remarks }) => ({
      round: file.head.review.round,
      scores,
      reasons,
      ...defined({ comment, remarks }),
    }))
    .map((sheet) => ({ sheet, order: moment.digest(canonical(sheet)) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
  return { ...defined({ result }), sheets: others.map(({ sheet }) => sheet) }
}
