import { expect, test } from 'vitest'
import { askedForm } from '../../domain/asked-form.ts'
import type { Member } from '../../domain/case-member.ts'
import type { OrganisationFacts } from '../../domain/consortium-facts.ts'
import { factsOf } from '../../domain/facts.ts'
import { type Answers, problemsOf, readAnswers } from '../../domain/form.ts'
import type { Phase } from '../../domain/rule.ts'
import { checkRules, type Verdict } from '../../domain/rule-check.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { fileOf, section, today } from '../support/cases.ts'

/** What somebody types, by section and field. */
type Typed = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export type Row = {
  /** Which consortium, and what it shows. */
  readonly title: string
  readonly parties: readonly Member[]
  /** What is typed otherwise than in the complete application. */
  readonly typed?: Typed
  readonly phase?: Phase
  /** Consortia of the programme that an organisation is in already, by its name. */
  readonly already?: Readonly<Record<string, NonNullable<OrganisationFacts['already']>>>
  /** Rules that stop it, that only warn, and that cannot be told from what is known: these and no others. */
  readonly broken?: readonly string[]
  readonly warned?: readonly string[]
  readonly open?: readonly string[]
  /** What one of the rules answers, word for word. */
  readonly says: readonly [rule: string, zh: string, en: string]
}

const merged = (complete: Typed, typed: Typed): Typed =>
  Object.fromEntries(
    [...new Set([...Object.keys(complete), ...Object.keys(typed)])].map((id) => [
      id,
      { ...complete[id], ...typed[id] },
    ]),
  )

/** The verdicts on a row, on the way that an application takes: typed, read, fed to the rules. */
const verdictsOn = (scheme: Scheme, complete: Typed, row: Row): Verdict[] => {
  const typed = merged(complete, row.typed ?? {})
  const sections = scheme.form.map((one) => section(one.id, readAnswers(one, typed[one.id] ?? {})))
  const already = new Map(
    row.parties.flatMap(({ organisation, name }) => {
      const times = row.already?.[name]
      return times ? [[organisation, times] as const] : []
    }),
  )
  const facts = factsOf(fileOf(undefined, { sections, members: row.parties }), scheme.form, {
    now: today,
    timeZone: scheme.timeZone,
    already,
  })
  return checkRules(scheme.rules, facts, row.phase ?? 'apply')
}

const ids = (verdicts: readonly Verdict[], keep: (verdict: Verdict) => boolean): string[] =>
  verdicts
    .filter(keep)
    .map(({ rule }) => rule.id)
    .toSorted()

/** What the complete application leaves unanswered of what is asked of somebody with its choices. */
const missingFrom = (scheme: Scheme, typed: Typed): string[] => {
  const answers = new Map(scheme.form.map((one) => [one.id, readAnswers(one, typed[one.id] ?? {})]))
  const answersOf = (id: string): Answers => answers.get(id) ?? {}
  return askedForm(scheme.form, answersOf, { now: today, timeZone: scheme.timeZone }).flatMap((one) =>
    problemsOf(one, answersOf(one.id)).map(({ field, code }) => `${field}: ${code}`),
  )
}

/**
 * A table of consortia that a programme takes, warns or refuses, and why. `complete` is an application that has
 * every answer; rows change it. Every rule is broken by some row.
 */
export const programmeTable = (
  scheme: Scheme,
  { complete, rows }: { readonly complete: Typed; readonly rows: readonly Row[] },
): void => {
  test(`${scheme.ref}: the complete application has every answer that is asked for`, () => {
    expect(missingFrom(scheme, complete)).toEqual([])
  })

  test.each(rows)(`${scheme.ref}: $title`, (row) => {
    const verdicts = verdictsOn(scheme, complete, row)
    const [rule, zh, en] = row.says
    expect({
      broken: ids(verdicts, ({ holds, rule: { force } }) => holds === false && force === 'blocks'),
      warned: ids(verdicts, ({ holds, rule: { force } }) => holds === false && force === 'warns'),
      open: ids(verdicts, ({ holds }) => holds === 'unknown'),
      [rule]: verdicts.find((verdict) => verdict.rule.id === rule)?.explanation,
    }).toEqual({
      broken: [...(row.broken ?? [])].toSorted(),
      warned: [...(row.warned ?? [])].toSorted(),
      open: [...(row.open ?? [])].toSorted(),
      [rule]: { zh, en },
    })
  })

  test(`${scheme.ref}: some consortium passes, and every rule is broken by one`, () => {
    const bad = rows.map((row) => [...(row.broken ?? []), ...(row.warned ?? [])])
    expect(bad.filter((rules) => rules.length === 0).length).toBeGreaterThan(0)
    expect([...new Set(bad.flat())].toSorted()).toEqual(scheme.rules.map(({ id }) => id).toSorted())
    expect(rows.length).toBeGreaterThanOrEqual(5)
  })
}
