import { askedForm } from '../../../domain/asked-form.ts'
import type { OrganisationFacts } from '../../../domain/consortium-facts.ts'
import { answeredFacts } from '../../../domain/facts.ts'
import { type Answers, type FormSection, mistakesIn, readAnswers, readNumber } from '../../../domain/form.ts'
import { OrganisationKind } from '../../../domain/organisation-kind.ts'
import { PreCheckInput } from '../../../domain/pre-check.ts'
import type { Problem } from '../../../domain/refusal.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { withFiguresAsked } from '../../../domain/table-figures.ts'
import { countryOf } from './countries.ts'
import { type Questions, questionsOf } from './questions.ts'
import { rowCount, rowField } from './rows.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** What was typed, as the rules look at it; and what of it was not understood, which counts as not given. */
export type Entry = {
  readonly questions: Questions
  /** The fields that are asked of whoever made these choices. */
  readonly form: readonly FormSection[]
  readonly input: PreCheckInput
  readonly problems: readonly Problem[]
}

const longestName = 200
const longestPlace = 120

/** Reads a form or a link. */
export const readEntry = (scheme: Scheme, values: Values, now: string): Entry => {
  const problems: Problem[] = []
  const questions = questionsOf(scheme)
  const answers = new Map(questions.form.map((section) => [section.id, answersIn(section, values)]))
  const answersOf = (section: string): Answers => answers.get(section) ?? {}
  const known = { now, timeZone: scheme.timeZone }
  const whole = askedForm(withFiguresAsked(scheme.form), answersOf, known)
  const form = both(whole, questions.form)
  problems.push(...form.flatMap((section) => mistakesIn(section, answersOf(section.id))))

  const answered = answeredFacts(form, (section) => understood(form, section, answersOf(section)), known)
  const rows = Array.from({ length: rowCount(values) }, (_, index) =>
    readRow(values, index + 1, questions, problems),
  ).filter((row) => row !== undefined)
  const main = rows.findIndex(({ role }) => role === 'lead')
  const facts = rows.map(({ facts }, index) =>
    index === main
      ? {
          ...facts,
          credentials: [...facts.credentials, ...(answered.chosen['lead-credentials'] ?? [])],
          parentCredentials: answered.chosen['parent-credentials'] ?? [],
        }
      : facts,
  )
  const asked = new Set<string>(whole.flatMap(({ fields }) => fields.map(({ id }) => id)))
  const documents = questions.documents.filter(({ value }) => asked.has(value)).map(({ value }) => value)
  return {
    questions,
    form,
    problems,
    input: {
      phase: 'apply',
      consortium: {
        ...answered,
        leads: facts.filter((_, index) => rows[index]?.role !== 'member'),
        members: facts.filter((_, index) => rows[index]?.role === 'member'),
        documents: (values.documents ?? []).filter((value) => documents.includes(value)),
      },
      dues: questions.asks.figure ? rows.map(({ dues }) => dues) : [],
      costs: readCosts(values, questions, problems),
    },
  }
}

/** The fields that are in one form and in the other. */
const both = (one: readonly FormSection[], other: readonly FormSection[]): FormSection[] =>
  one.flatMap((section) => {
    const ids = new Set(other.find(({ id }) => id === section.id)?.fields.map(({ id }) => id))
    const fields = section.fields.filter(({ id }) => ids.has(id))
    return fields.length === 0 ? [] : [{ ...section, fields }]
  })

const answersIn = (section: FormSection, values: Values): Answers =>
  readAnswers(
    section,
    Object.fromEntries(section.fields.map(({ id }) => [id, [...(values[`${section.id}.${id}`] ?? [])]])),
  )

/** Without what is wrong: it was not given. */
const understood = (form: readonly FormSection[], id: string, answers: Answers): Answers => {
  const section = form.find((one) => one.id === id)
  const wrong = new Set(section ? mistakesIn(section, answers).map(({ field }) => field) : [])
  return Object.fromEntries(Object.entries(answers).filter(([field]) => !wrong.has(`${id}.${field}`)))
}

type Row = {
  readonly role: 'lead' | 'co-lead' | 'member'
  readonly facts: OrganisationFacts
  readonly dues: PreCheckInput['dues'][number]
}

const readRow = (
  values: Values,
  row: number,
  { asks, credentials }: Questions,
  problems: Problem[],
): Row | undefined => {
  const typed = (field: string): string => (values[rowField(row, field)]?.[0] ?? '').trim()
  const wrong = (field: string, code: string, facts?: Problem['facts']): void => {
    problems.push({ field: rowField(row, field), code, ...(facts ? { facts } : {}) })
  }
  const text = (field: string, max: number): string | undefined => {
    const given = typed(field)
    const length = [...given].length
    if (length <= max) return given === '' ? undefined : given
    wrong(field, 'too-long', { max, length })
    return undefined
  }
  const number = (field: string, whole: boolean, max: number): number | undefined => {
    const given = typed(field)
    if (given === '') return undefined
    const found = readNumber(given)
    if (found === undefined) wrong(field, 'not-a-number')
    else if (whole && !Number.isInteger(found)) wrong(field, 'not-whole')
    else if (found < 0) wrong(field, 'too-small', { min: 0 })
    else if (found > max) wrong(field, 'too-large', { max })
    else return found
    return undefined
  }

  const kind = OrganisationKind.safeParse(typed('kind'))
  if (!kind.success) wrong('kind', 'not-an-option')
  const role = roles.find((one) => one === typed('role'))
  if (role === undefined) wrong('role', 'not-an-option')
  const country = countryOf(typed('country'))
  if (country === undefined) wrong('country', typed('country') === '' ? 'missing' : 'not-an-option')
  const held = values[rowField(row, 'holds')] ?? []
  const name = text('name', longestName) ?? `#${row}`
  const place = asks.place ? text('place', longestPlace) : undefined
  const region = asks.region ? text('region', longestPlace) : undefined
  const controller = asks.controller ? text('controller', longestName) : undefined
  const leads = asks.leadsAlready ? number('leads', true, 1000) : undefined
  const joins = asks.joinsAlready ? number('joins', true, 1000) : undefined
  const figure = asks.figure ? number('figure', false, 1e15) : undefined
  const units = asks.units ? number('units', true, 10_000) : undefined
  const unknown =
    (leads === undefined && joins === undefined) ||
    (asks.leadsAlready && role !== 'member' && leads === undefined) ||
    (asks.joinsAlready && joins === undefined)
  // Of what kind it is, from where and as what: without one of them it cannot be counted.
  if (!kind.success || role === undefined || country === undefined) return undefined
  return {
    role,
    facts: {
      code: asks.code && !held.includes('code') ? `unknown:${row}` : `entered:${row}`,
      name,
      kind: kind.data,
      country,
      credentials: credentials.map(({ value }) => value).filter((value) => held.includes(value)),
      ...(place === undefined ? {} : { place }),
      ...(region === undefined ? {} : { region }),
      ...(controller === undefined ? {} : { controller }),
      ...(unknown ? {} : { already: { leads: leads ?? 0, joins: joins ?? 0 } }),
    },
    dues: {
      name,
      kind: kind.data,
      ...(figure === undefined ? {} : { figure }),
      ...(units === undefined ? {} : { units }),
    },
  }
}

const roles = ['lead', 'co-lead', 'member'] as const

/** Costs by year, up to the last one that was given; a gap is a year without cost. */
const readCosts = (values: Values, { costYears }: Questions, problems: Problem[]): number[] => {
  const costs = Array.from({ length: costYears }, (_, index) => {
    const name = `cost${index + 1}`
    const typed = (values[name]?.[0] ?? '').trim()
    if (typed === '') return undefined
    const found = readNumber(typed)
    if (found === undefined) problems.push({ field: name, code: 'not-a-number' })
    else if (found < 0) problems.push({ field: name, code: 'too-small', facts: { min: 0 } })
    else if (found > 1e15) problems.push({ field: name, code: 'too-large', facts: { max: 1e15 } })
    else return found
    return undefined
  })
  const last = costs.findLastIndex((cost) => cost !== undefined)
  return costs.slice(0, last + 1).map((cost) => cost ?? 0)
}
