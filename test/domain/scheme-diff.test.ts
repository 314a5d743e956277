import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffSchemes } from '../../domain/scheme-diff.ts'
import { canonical } from '../../domain/history.ts'
import { Scheme, SchemeDocument } from '../../domain/scheme.ts'
import { everyShipped } from '../../schemes/all.ts'
import { lingang } from '../../schemes/lingang.ts'

type Json = fc.JsonValue
const shipped = await everyShipped()
const copy = (scheme: Scheme): Json => JSON.parse(JSON.stringify(scheme))
const isHolder = (value: unknown): value is Record<string, Json> | Json[] =>
  typeof value === 'object' && value !== null

/** Every place that holds a single value. */
const leaves = (value: Json, path: string[] = []): string[][] =>
  isHolder(value) ? Object.entries(value).flatMap(([name, held]) => leaves(held, [...path, name])) : [path]

const changedAt = (
  value: Json,
  [name, ...rest]: readonly string[],
  to: (held: Json) => Json | undefined,
): Json => {
  if (name === undefined) return to(value) ?? null
  const put = (held: Json): Json | undefined => (rest.length === 0 ? to(held) : changedAt(held, rest, to))
  if (Array.isArray(value)) {
    const next = put(value[Number(name)] ?? null)
    return next === undefined ? value.toSpliced(Number(name), 1) : value.with(Number(name), next)
  }
  if (!isHolder(value)) return value
  const { [name]: held, ...others } = value
  const next = put(held ?? null)
  return next === undefined ? others : { ...value, [name]: next }
}

const otherThan = (held: Json): Json =>
  typeof held === 'number' ? held + 1 : typeof held === 'boolean' ? !held : `${JSON.stringify(held)}x`

const edited = (path: string, to: (held: Json) => Json | undefined): Scheme =>
  Scheme.parse(changedAt(copy(lingang), path.split('.'), to))
const said = (after: Scheme, language: 'zh' | 'en') =>
  diffSchemes(lingang, after).map((one) => one.said[language])
const stepAt = (kind: string) => `steps.${lingang.steps.findIndex((step) => step.kind === kind)}`

describe('what differs between two versions', () => {
  test('is a time limit, told by its step', () => {
    const after = edited(`${stepAt('notice')}.limit`, () => ({ n: 7, unit: 'calendar-day' }))
    expect(said(after, 'zh')).toEqual(['公示：5 个工作日 → 7 个自然日'])
    expect(said(after, 'en')).toEqual(['Public notice: 5 working days → 7 calendar days'])
  })

  test('is a rule, told by what it asks', () => {
    const index = lingang.rules.findIndex(({ condition }) => condition.kind === 'organisation-count')
    const after = edited(`rules.${index}.condition.min`, (held) => Number(held) + 2)
    const [en = ''] = said(after, 'en')
    expect(en).toMatch(/^Condition: needs at least \d+ .+ → needs at least \d+ /)
    expect(said(after, 'zh')[0]).toMatch(/^条件：至少 \d+ 家.+ → 至少 \d+ 家/)
    const softer = edited(`rules.${index}.force`, () => 'warns')
    expect(said(softer, 'en')[0]).toMatch(/\(must\) → .*\(advised\)$/)
    const gone = edited(`rules.${index}`, () => undefined)
    expect(diffSchemes(lingang, gone)).toMatchObject([{ kind: 'removed', path: `rules.${index}` }])
    expect(diffSchemes(gone, lingang)).toMatchObject([{ kind: 'added', path: `rules.${index}` }])
  })

  test('is the order of steps', () => {
    const after = edited('steps', (held) => (Array.isArray(held) ? held.toReversed() : held))
    expect(diffSchemes(lingang, after).map(({ kind, path }) => [kind, path])).toEqual([['moved', 'steps']])
    expect(said(after, 'en')[0]).toMatch(/^Steps, in order: Formal check, .+ → Public notice, /)
  })

  test('is a field of the form that is new, gone or asked for in other words', () => {
    const gone = edited('form.0.fields.1', () => undefined)
    expect(diffSchemes(lingang, gone)).toMatchObject([{ kind: 'removed', path: 'form.0.fields.1' }])
    const reworded = edited('form.0.fields.1.label.en', () => 'Another label')
    const [difference] = diffSchemes(lingang, reworded)
    expect(difference?.said.en).toContain('→ Another label')
    expect(difference?.said.zh).toContain('英文：')
  })

  test('is a default that was confirmed', () => {
    const after = edited('toConfirm.0', () => undefined)
    expect(diffSchemes(lingang, after)).toMatchObject([{ kind: 'removed', path: 'toConfirm.0' }])
  })

  test('is told in both languages', () => {
    for (const one of shipped)
      for (const other of shipped)
        for (const { said } of diffSchemes(one, other)) {
          expect(said.zh).not.toBe('')
          expect(said.en).not.toBe('')
        }
  })
})

test('a version does not differ from itself, however it was written down', () => {
  for (const scheme of shipped)
    expect(diffSchemes(scheme, Scheme.parse(JSON.parse(JSON.stringify(scheme))))).toEqual([])
})

test('the number of a version is no difference', () => {
  expect(diffSchemes(lingang, Scheme.parse({ ...lingang, ref: 'lingang@7' }))).toEqual([])
})

test('every value that was changed, or taken away, is in one of the entries', () => {
  const places = shipped.flatMap((scheme) =>
    leaves(copy(scheme))
      .filter(([first]) => first !== 'ref')
      .map((path) => ({ ref: scheme.ref, path: path.join('.') })),
  )
  const checked = { times: 0 }
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.boolean(), ({ ref, path }, gone) => {
      const scheme = shipped.find((one) => one.ref === ref) ?? lingang
      const to = (held: Json) => (gone ? undefined : otherThan(held))
      const after = SchemeDocument.safeParse(changedAt(copy(scheme), path.split('.'), to))
      // What is no programme any more, or what a default puts back, cannot differ.
      if (!after.success || canonical(after.data) === canonical(scheme)) return
      checked.times += 1
      // One way a value is taken away, the other way it is added.
      for (const entries of [diffSchemes(scheme, after.data), diffSchemes(after.data, scheme)])
        expect(
          entries.some((one) => `${path}.`.startsWith(`${one.path}.`)),
          `in none of ${entries.map((one) => one.path).join(', ')}`,
        ).toBe(true)
    }),
    { numRuns: 250 },
  )
  expect(checked.times).toBeGreaterThan(80)
})

test('several changes at once are each in one of the entries', () => {
  const paths = ['title.zh', 'outcome.validityMonths', `${stepAt('review')}.panel.threshold`, 'reminderDays']
  const after = paths.reduce(
    (document, path) =>
      changedAt(document, path.split('.'), (held) => (Array.isArray(held) ? [30] : otherThan(held))),
    copy(lingang),
  )
  expect(
    diffSchemes(lingang, Scheme.parse(after))
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(
    ['title', 'outcome.validityMonths', `${stepAt('review')}.panel.threshold`, 'reminderDays'].toSorted(),
  )
})
