import { askedOf } from './case-form.ts'
import type { CaseFile } from './case.ts'
import { documentsOf } from './document.ts'
import type { Moment } from './moment.ts'
import type { Problem } from './refusal.ts'
import type { SheetRemark } from './sheet-remark.ts'

/** The name of a place in a form: `plan`, `plan.budget`, `document:…`. */
export const placeOf = (remark: SheetRemark): string =>
  remark.on === 'document'
    ? `document:${remark.document}`
    : remark.field === undefined
      ? remark.section
      : `${remark.section}.${remark.field}`

/** A remark stands at a place that the application has. */
export const remarkProblems = (
  file: CaseFile,
  remarks: readonly SheetRemark[],
  moment: Moment,
): Problem[] => {
  const places = new Set(placesIn(file, moment))
  return remarks
    .map(placeOf)
    .filter((place) => !places.has(place))
    .map((place) => ({ field: `answer.remarks.${place}`, code: 'unknown-field' }))
}

/** Every place that may be remarked on. */
export const placesIn = (file: CaseFile, moment: Moment): string[] => [
  ...askedOf(file, moment).flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)]),
  ...documentsOf(file).map(({ id }) => `document:${id}`),
]
