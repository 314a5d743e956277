import type { CallId } from '../../domain/ids.ts'
import { schemeCode } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import type { EvaluationRules } from '../../domain/evaluation-rules.ts'
import type { SchemeStep } from '../../domain/scheme-step.ts'
import type { Role } from '../../domain/person.ts'
import { lingang } from '../../schemes/lingang.ts'
import type { Town } from './town.ts'
import { openCallOf } from './trial.ts'

/** The shipped programme with another review: what is not given stays as it is. */
export const withReview = (
  ref: string,
  review: { readonly panel?: object; readonly rubric?: object; readonly selection?: object },
  evaluation: Partial<EvaluationRules> = {},
): Scheme =>
  Scheme.parse({
    ...lingang,
    ref,
    steps: lingang.steps.map((step: SchemeStep) =>
      step.kind === 'review'
        ? {
            ...step,
            panel: { ...step.panel, ...review.panel },
            rubric: { ...step.rubric, ...review.rubric },
            ...(review.selection === undefined ? {} : { selection: review.selection }),
          }
        : step,
    ),
    evaluation: { ...lingang.evaluation, ...evaluation },
  })

/** Opens a call of a programme in the town; whoever works for the shipped one works for it as well, but for some. */
export const runProgramme = async (
  town: Town,
  scheme: Scheme,
  without: readonly Role[] = [],
): Promise<CallId> => {
  const code = schemeCode(scheme.ref)
  const staff = (await town.store.people.list({ limit: 100 })).items
  for (const person of staff) {
    const offices = person.offices
      .filter((office) => office.scheme === 'lingang' && !without.includes(office.role))
      .map((office) => ({ ...office, scheme: code }))
    if (offices.length > 0)
      await town.person(person.name, [...person.offices, ...offices], {
        ...person,
        offices: [...person.offices, ...offices],
        revision: person.revision + 1,
      })
  }
  return openCallOf(town, scheme)
}
