import type { ChoiceFeed, Condition, Group, SimpleCondition } from '../../../domain/condition.ts'
import type { FormField, FormSection } from '../../../domain/form.ts'
import { askedForUnits } from '../../../domain/member-dues.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { withFiguresAsked } from '../../../domain/table-figures.ts'
import type { Words } from '../../../domain/words.ts'

type Named = { readonly value: string; readonly label: Words }

/** What has to be known of a consortium that a programme is tried with: no more than its rules look at. */
export type Questions = {
  /** The fields of the application form that say something to a rule. */
  readonly form: readonly FormSection[]
  readonly documents: readonly Named[]
  /** What an organisation may hold. */
  readonly credentials: readonly Named[]
  readonly asks: {
    readonly code: boolean
    readonly place: boolean
    readonly region: boolean
    readonly controller: boolean
    readonly leadsAlready: boolean
    readonly joinsAlready: boolean
    readonly figure: boolean
    readonly units: boolean
  }
  /** Regions that the rules name. */
  readonly regions: readonly Words[]
  /** Years of cost that support is reckoned from. */
  readonly costYears: number
}

/** Every simple condition of a rule. */
const simple = (condition: Condition): SimpleCondition[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(simple)
    case 'not':
      return simple(condition.of)
    default:
      return [condition]
  }
}

const groupIn = (one: SimpleCondition): Group | undefined =>
  one.kind === 'organisation-count' || one.kind === 'share' ? one.of : undefined

/** Always asked where the form has them: other questions, rules and support depend on them. */
const choices: readonly ChoiceFeed[] = ['formation-type', 'tier', 'field', 'archetype']

export const questionsOf = (scheme: Scheme): Questions => {
  const form = withFiguresAsked(scheme.form)
  const parts = scheme.rules.flatMap(({ condition }) => simple(condition))
  const has = (test: (one: SimpleCondition) => boolean): boolean => parts.some(test)
  const feeds = new Set<string>([
    ...choices,
    ...parts.flatMap((one) =>
      one.kind === 'chosen'
        ? [one.what]
        : one.kind === 'lead-credential'
          ? ['lead-credentials', ...(one.subsidiaryCounts ? ['parent-credentials'] : [])]
          : [],
    ),
  ])
  const figures = new Set<string>(
    parts.flatMap((one) =>
      one.kind === 'figure' ? [one.figure] : one.kind === 'ratio' ? [one.figure, one.per] : [],
    ),
  )
  const isAsked = (field: FormField): boolean => {
    switch (field.kind) {
      case 'choice':
        return field.feeds !== undefined && feeds.has(field.feeds)
      case 'number':
        return field.feeds !== undefined && figures.has(field.feeds.figure)
      case 'date':
        return field.feeds === 'founded' && figures.size > 0
      default:
        return false
    }
  }
  const inForm = new Set(
    form.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.kind === 'choice' && field.feeds === 'lead-credentials'
          ? field.options.map(({ value }) => value)
          : [],
      ),
    ),
  )
  return {
    form: form.flatMap((section) => {
      const fields = section.fields.filter(isAsked)
      return fields.length === 0 ? [] : [{ ...section, fields }]
    }),
    documents: once(parts.flatMap((one) => (one.kind === 'documents' ? one.required : []))),
    credentials: once(
      parts.flatMap((one) => [
        ...(groupIn(one)?.credentials ?? []),
        // What the form asks of the lead is not asked twice.
        ...(one.kind === 'lead-credential' ? one.anyOf.filter(({ value }) => !inForm.has(value)) : []),
      ]),
    ),
    asks: {
      code: has(({ kind }) => kind === 'identified'),
      place: has((one) => one.kind === 'lead-place' || groupIn(one)?.places !== undefined),
      region: has((one) => one.kind === 'distinct-places' && one.by === 'region'),
      controller: has(
        (one) => one.kind === 'independent' || (one.kind === 'distinct-places' && one.independent),
      ),
      leadsAlready: has((one) => one.kind === 'limit' && one.as === 'lead'),
      joinsAlready: has((one) => one.kind === 'limit' && one.as === 'party'),
      figure: scheme.membership !== undefined,
      units: askedForUnits(scheme.membership),
    },
    regions: parts.flatMap((one) =>
      one.kind === 'distinct-places' && one.by === 'region'
        ? (one.among ?? []).map((name) => (typeof name === 'string' ? { zh: name, en: name } : name))
        : [],
    ),
    costYears: Math.min(
      20,
      Math.max(0, ...scheme.support.flatMap(({ rates }) => rates.map(({ toYear }) => toYear))),
    ),
  }
}

const once = (named: readonly Named[]): Named[] => [...new Map(named.map((one) => [one.value, one])).values()]
