import type { CaseFile } from './case.ts'
import { askedOf } from './case-form.ts'
import type { Moment } from './moment.ts'
import { uncheckedIn } from './prefill.ts'
import { reportedProblems } from './reported-results.ts'
import type { Problem } from './refusal.ts'
import { selfSheetProblems } from './self-score.ts'
import { unexplained } from './targets.ts'

/** What keeps a year's report from being handed in, beside what its fields ask for. */
export const reportProblems = (file: CaseFile, moment: Pick<Moment, 'scheme' | 'now'>): Problem[] => {
  const rules = moment.scheme.evaluation
  if (file.head.kind !== 'evaluation' || !rules) return []
  const asked = askedOf(file, moment)
  return [
    ...asked.flatMap((section) =>
      unexplained(
        section,
        file.sections.find(({ id, owner }) => id === section.id && owner === undefined)?.answers ?? {},
      ),
    ),
    ...selfSheetProblems(file, rules),
    ...reportedProblems(file, moment),
    ...uncheckedIn(file)
      .filter(({ section, field }) =>
        asked.some(({ id, fields }) => id === section && fields.some((one) => one.id === field)),
      )
      .map(({ section, field, mark }) => ({
        field: `${section}.${field}`,
        code: 'prefilled-unchecked',
        facts: { from: mark.from, of: mark.of },
      })),
  ]
}
