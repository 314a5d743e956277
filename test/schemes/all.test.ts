import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { schemeCode } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { everyShipped, shipped } from '../../schemes/all.ts'

const every = await everyShipped()
const said = z.object({ zh: z.string(), en: z.string() })

/** Every pair of words in a document, with where it stands. */
const wordsIn = (value: unknown, at = ''): { at: string; zh: string; en: string }[] => {
  if (typeof value !== 'object' || value === null) return []
  const found = said.safeParse(value)
  if (found.success) return [{ at, ...found.data }]
  return Object.entries(value).flatMap(([name, inner]) => wordsIn(inner, at === '' ? name : `${at}.${name}`))
}

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null
          ? Object.entries(inner).find(([key]) => key === name)?.[1]
          : undefined,
      value,
    )

const han = /\p{Script=Han}/u

test('the catalogue loads what it lists, each once', async () => {
  expect(new Set(shipped.refs).size).toBe(shipped.refs.length)
  expect(every.map(({ ref }) => ref)).toEqual(shipped.refs)
  expect((await shipped.load('suzhou-2024@1'))?.ref).toBe('suzhou-2024@1')
  expect(await shipped.load('suzhou-2024@99')).toBeUndefined()
})

describe.each(every.map((scheme) => [scheme.ref, scheme] as const))('%s', (_ref, scheme) => {
  test('is plain data that comes back from JSON as it was', () => {
    const back: unknown = JSON.parse(JSON.stringify(scheme))
    expect(back).toStrictEqual(scheme)
    expect(Scheme.parse(back)).toStrictEqual(scheme)
  })

  test('says everything in Chinese and in English', () => {
    // A source may be a name that is the same in both.
    const words = wordsIn(scheme).filter(({ at }) => !at.startsWith('sources.'))
    expect(words.length).toBeGreaterThan(80)
    expect(words.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '')).toEqual([])
    expect(words.filter(({ zh }) => !han.test(zh) && /\p{Lowercase}{4}/u.test(zh))).toEqual([])
    // The number of a Chinese document stays as it is.
    expect(words.filter(({ en }) => han.test(en.replaceAll(/\p{Script=Han}+〔\d{4}〕\d+号/gu, '')))).toEqual(
      [],
    )
  })

  test('names defaults that are there, each once and with the reason', () => {
    const paths = scheme.toConfirm.map(({ path }) => path)
    expect(paths.length).toBeGreaterThan(0)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => valueAt(scheme, path) === undefined)).toEqual([])
  })

  test('backs every rule with a source, or names it as a default', () => {
    const confirmed = new Set(scheme.toConfirm.map(({ path }) => path))
    // That names have codes is asked by the house, not by a programme.
    const bare = scheme.rules.flatMap(({ id, source }, index) => {
      const isDefault = [...confirmed].some(
        (path) => path === 'rules' || `${path}.`.startsWith(`rules.${index}.`),
      )
      return source || isDefault || id === 'identified' ? [] : [id]
    })
    expect(bare).toEqual([])
  })

  test('asks what an applicant would be asked', () => {
    const fields = scheme.form.flatMap((section) => section.fields)
    expect(scheme.form.length).toBeGreaterThanOrEqual(4)
    expect(fields.length).toBeGreaterThanOrEqual(12)
    expect(fields.filter(({ hint, example }) => hint || example).length).toBeGreaterThanOrEqual(3)
    expect(fields.some(({ required }) => required)).toBe(true)
  })

  test('is true to its force: a guideline stops nobody for what no source asks of members', () => {
    const stops = scheme.rules.filter(
      ({ source, force, condition: { kind } }) =>
        scheme.legalForce === 'guideline' &&
        force === 'blocks' &&
        !source &&
        !['documents', 'chosen', 'identified'].includes(kind),
    )
    expect(stops.map(({ id }) => id)).toEqual([])
  })

  test('counts days and years as programmes of its kind do', () => {
    const limits = limitsIn(scheme)
    expect(limits.filter(({ n, unit }) => n > (unit === 'month' ? 24 : 180))).toEqual([])
    expect(scheme.calendar).toBe(scheme.timeZone === 'Asia/Shanghai' ? 'cn' : 'weekends')
    const { evaluation, outcome } = scheme
    expect(12 * (evaluation?.everyYears ?? 0)).toBeLessThanOrEqual(outcome.validityMonths)
    expect(outcome.renewal?.opensMonthsBefore ?? 0).toBeLessThan(outcome.validityMonths)
    expect(outcome.provisionalMonths ?? 0).toBeLessThan(outcome.validityMonths)
    expect([...scheme.reminderDays]).toEqual([...scheme.reminderDays].toSorted((a, b) => b - a))
  })

  test('numbers its consortia by a pattern of its own', () => {
    const patterns = every.flatMap((other) => [
      other.outcome.numberPattern,
      ...(other.outcome.tiers ?? []).flatMap(({ numberPattern }) => numberPattern ?? []),
    ])
    expect(patterns.filter((pattern) => pattern === scheme.outcome.numberPattern)).toHaveLength(1)
    expect(schemeCode(scheme.ref)).toMatch(/^[a-z]/)
  })
})

const limit = z.strictObject({ n: z.number(), unit: z.enum(['working-day', 'calendar-day', 'month']) })

const limitsIn = (value: unknown): z.infer<typeof limit>[] => {
  if (typeof value !== 'object' || value === null) return []
  const found = limit.safeParse(value)
  return found.success ? [found.data] : Object.values(value).flatMap((inner) => limitsIn(inner))
}
