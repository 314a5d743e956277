import type { Condition } from './condition.ts'
import type { FormField } from './form.ts'
import { fallen, type Path, type SchemeMistake } from './scheme-mistake.ts'
import type { OnlyFor } from './rule.ts'
import type { Scheme } from './scheme.ts'
import { feedsOf } from './table-figures.ts'

/** Rules that ask for what the form does not give. */
export const ruleMistakes = (scheme: Scheme): SchemeMistake[] =>
  scheme.rules.flatMap((rule, index) =>
    simple(rule.condition, ['rules', index, 'condition']).flatMap(({ one, path }) =>
      conditionMistakes(scheme, one, path),
    ),
  )

const fieldsOf = (scheme: Scheme): FormField[] => scheme.form.flatMap(({ fields }) => fields)

/** Every simple condition in a condition, with where it stands. */
const simple = (condition: Condition, path: Path): { one: Condition; path: Path }[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) => simple(part, [...path, 'of', index]))
    case 'not':
      return simple(condition.of, [...path, 'of'])
    default:
      return [{ one: condition, path }]
  }
}

const conditionMistakes = (scheme: Scheme, one: Condition, path: Path): SchemeMistake[] => {
  const fields = fieldsOf(scheme)
  const figures = fields.flatMap((field) =>
    field.kind === 'table' ? feedsOf(field) : field.kind === 'number' && field.feeds ? [field.feeds] : [],
  )
  const fed = (figure: string, years: number): SchemeMistake[] => {
    const given = figures.filter((feed) => feed.figure === figure).length
    return given >= years
      ? []
      : [
          {
            path,
            message: {
              zh: `申报书只填报指标 ${figure} 的 ${given} 年，需要 ${years} 年`,
              en: `the form feeds ${given} of ${years} years of the figure ${figure}`,
            },
          },
        ]
  }
  switch (one.kind) {
    case 'figure':
      return [
        ...fed(one.figure, one.period.take === 'latest' ? 1 : one.period.years),
        ...fallen(one, path),
        ...overNoYears(one.yearly, one.period.years, path),
      ]
    case 'ratio':
      return [
        ...fed(one.figure, one.years),
        ...fed(one.per, one.years),
        ...fallen(one, path),
        ...overNoYears(one.yearly, one.years, path),
      ]
    case 'chosen': {
      const options = fields.flatMap((field) =>
        field.kind === 'choice' && field.feeds === one.what ? field.options.map(({ value }) => value) : [],
      )
      return one.of
        .filter(({ value }) => !options.includes(value))
        .map(({ value }) => ({
          path,
          message: {
            zh: `没有对应 ${one.what} 的字段提供选项 ${value}`,
            en: `no field that feeds ${one.what} offers ${value}`,
          },
        }))
    }
    case 'documents': {
      const known = fields.flatMap((field) => (field.kind === 'document' ? [field.id] : []))
      return one.required
        .filter(({ value }) => !known.includes(value))
        .map(({ value }) => ({
          path,
          message: { zh: `申报书没有材料字段 ${value}`, en: `no document field ${value} in the form` },
        }))
    }
    case 'organisation-count':
    case 'share':
    case 'lead-count':
      return fallen(one, path)
    default:
      return []
  }
}

/** Types, tiers and fields that something is for must be there to be chosen. */
export const audienceMistakes = (scheme: Scheme): SchemeMistake[] => {
  const offered = (feed: 'formation-type' | 'tier' | 'field'): string[] =>
    fieldsOf(scheme).flatMap((field) =>
      field.kind === 'choice' && field.feeds === feed ? field.options.map(({ value }) => value) : [],
    )
  const choices = {
    formationTypes: offered('formation-type'),
    tiers: offered('tier'),
    fields: offered('field'),
  }
  const names = ['formationTypes', 'tiers', 'fields'] as const
  const check = (path: Path, onlyFor: OnlyFor | undefined): SchemeMistake[] =>
    names.flatMap((name) =>
      (onlyFor?.[name] ?? [])
        .filter((value) => !choices[name].includes(value))
        .map((value) => ({
          path: [...path, 'onlyFor', name],
          message: { zh: `申报书没有选项 ${value}`, en: `the form does not offer ${value}` },
        })),
    )
  return [
    ...scheme.rules.flatMap(({ onlyFor }, index) => check(['rules', index], onlyFor)),
    ...scheme.steps.flatMap(({ onlyFor }, index) => check(['steps', index], onlyFor)),
    ...scheme.form.flatMap(({ onlyFor, fields }, index) => [
      ...check(['form', index], onlyFor),
      ...fields.flatMap((field, at) => check(['form', index, 'fields', at], field.onlyFor)),
    ]),
    ...named(scheme.formationTypes, choices.formationTypes, ['formationTypes']),
    ...named(scheme.outcome.tiers, choices.tiers, ['outcome', 'tiers']),
  ]
}

const named = (
  choices: readonly { id: string }[] | undefined,
  offered: readonly string[],
  path: Path,
): SchemeMistake[] =>
  (choices ?? [])
    .filter(({ id }) => !offered.includes(id))
    .map(({ id }) => ({ path, message: { zh: `申报书没有选项 ${id}`, en: `the form does not offer ${id}` } }))

/** A number that stands as it is stated has one value, not one for each year. */
const overNoYears = (yearly: boolean | undefined, years: number, path: Path): SchemeMistake[] =>
  yearly !== false || years === 1
    ? []
    : [{ path, message: { zh: '不按年度的指标不能取多年', en: 'a number of no year is taken over years' } }]
