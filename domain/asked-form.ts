import type { ConsortiumFacts } from './consortium-facts.ts'
import { answeredFacts, type Known } from './facts.ts'
import type { Answers, FormField, FormSection } from './form.ts'
import type { OnlyFor } from './rule.ts'
import { isFor } from './rule-check.ts'

/** What is typed in a section, by its id. */
export type AnswersOf = (section: string) => Answers
type Chosen = Pick<ConsortiumFacts, 'chosen' | 'fiscalYears'>

/**
 * The part of a form that is asked of whoever made these choices: sections and fields for others are left out, and
 * so is what waits for a choice that is not made yet. An answer that is not asked for any more chooses nothing.
 */
export const askedForm = (
  form: readonly FormSection[],
  answersOf: AnswersOf,
  known: Pick<Known, 'now' | 'timeZone'>,
): readonly FormSection[] => {
  // One choice may open the next (a type its tiers). What is asked only grows with what is chosen: it settles.
  const settled = (asked: readonly FormSection[]): readonly FormSection[] => {
    const next = askedWith(form, answeredFacts(asked, answersOf, known))
    return sameFields(asked, next) ? next : settled(next)
  }
  return settled(askedWith(form, { chosen: {} }))
}

const askedWith = (form: readonly FormSection[], chosen: Chosen): FormSection[] => {
  const yearly = figuresOfSeveralYears(form)
  return form.flatMap((section) => {
    const fields = section.fields.filter(
      (field) =>
        isAsked(section.onlyFor, field, chosen) &&
        isAsked(field.onlyFor, field, chosen) &&
        isWithinYears(field, yearly, chosen),
    )
    return fields.length === 0 ? [] : [{ ...section, fields }]
  })
}

/** What is needed to choose between types is not itself bound by the type. */
const isAsked = (onlyFor: OnlyFor | undefined, field: FormField, chosen: Chosen): boolean => {
  if (onlyFor === undefined) return true
  const own = field.kind === 'choice' ? field.feeds : undefined
  const { formationTypes, tiers, fields } = onlyFor
  const bound: OnlyFor = {
    ...(formationTypes && own !== 'formation-type' ? { formationTypes } : {}),
    ...(tiers && own !== 'tier' ? { tiers } : {}),
    ...(fields && own !== 'field' ? { fields } : {}),
  }
  return isFor(bound, chosen) === true
}

/** A figure that is asked once may be of no year at all: how many milestones there are. */
const figuresOfSeveralYears = (form: readonly FormSection[]): ReadonlySet<string> => {
  const asked = form.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.kind === 'number' && field.feeds ? [field.feeds.figure] : [])),
  )
  return new Set(asked.filter((figure, index) => asked.indexOf(figure) !== index))
}

/** A young organisation has no figures of the years before it was founded. */
const isWithinYears = (field: FormField, yearly: ReadonlySet<string>, { fiscalYears }: Chosen): boolean =>
  field.kind !== 'number' ||
  field.feeds === undefined ||
  fiscalYears === undefined ||
  !yearly.has(field.feeds.figure) ||
  field.feeds.year <= fiscalYears

const names = (form: readonly FormSection[]): string =>
  form.map(({ id, fields }) => `${id}:${fields.map((field) => field.id).join()}`).join(' ')
const sameFields = (one: readonly FormSection[], other: readonly FormSection[]): boolean =>
  names(one) === names(other)

/** A section's answers without those that its asked fields have no place for. */
export const answersTo = (section: FormSection | undefined, answers: Answers): Answers => {
  const asked = new Set<string>(section?.fields.map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)))
}

/** What was typed and is not asked for any more, as the sections that it would be in. */
export const keptAside = (
  form: readonly FormSection[],
  asked: readonly FormSection[],
  answersOf: AnswersOf,
): readonly FormSection[] =>
  form.flatMap((section) => {
    const inUse = new Set(asked.find(({ id }) => id === section.id)?.fields.map(({ id }) => id))
    const fields = section.fields.filter(
      ({ id }) => !inUse.has(id) && answersOf(section.id)[id] !== undefined,
    )
    return fields.length === 0 ? [] : [{ ...section, fields }]
  })
