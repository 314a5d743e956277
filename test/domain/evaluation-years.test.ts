import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, CivilDate, instant, startOfDay } from '../../domain/calendar.ts'
import type { EvaluationRules } from '../../domain/evaluation-rules.ts'
import { openEvaluation } from '../../domain/evaluation.ts'
import { milestoneOf, nextEvaluationYear } from '../../domain/evaluation-years.ts'
import { nextDue } from '../../domain/recognition.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { consortium, momentAt, stampBy, today } from '../support/cases.ts'

const interim = { zh: '中期评估', en: 'Interim review' }
const full = { zh: '综合评估', en: 'Comprehensive review' }
const rules = { opens: '01-10', exemptMonths: 6, everyYears: 1, milestones: [] }
const day = (text: string) => CivilDate.parse(text)

type Given = Partial<Pick<EvaluationRules, 'opens' | 'exemptMonths' | 'everyYears' | 'milestones'>>

/** The first so many years with an evaluation. */
const years = (given: Given, since: string, n = 4): number[] => {
  const all: number[] = []
  for (let after: number | undefined; all.length < n; after = all.at(-1))
    all.push(nextEvaluationYear({ ...rules, ...given }, day(since), after))
  return all
}

describe('evaluations', () => {
  test.each<[string, Given, string, number[]]>([
    ['every year', {}, '2026-03-10', [2027, 2028, 2029, 2030]],
    [
      'of the newly recognised begin when they are exempt no longer',
      {},
      '2026-09-10',
      [2028, 2029, 2030, 2031],
    ],
    [
      'every three years begin when three have passed',
      { everyYears: 3 },
      '2026-03-10',
      [2029, 2032, 2035, 2038],
    ],
    [
      'come in the years of larger reviews too, and keep their own count',
      { everyYears: 3, milestones: [{ afterMonths: 48, title: full }] },
      '2026-03-10',
      [2029, 2030, 2032, 2035],
    ],
    [
      'are one where a larger review falls into a regular year',
      { milestones: [{ afterMonths: 24, title: interim }] },
      '2026-03-10',
      [2027, 2028, 2029, 2030],
    ],
    [
      'never open before the recognition',
      { everyYears: 7, milestones: [{ afterMonths: 1, title: interim }] },
      '2026-03-10',
      [2027, 2033, 2040, 2047],
    ],
  ])('%s', (_name, given, since, expected) => {
    expect(years(given, since)).toEqual(expected)
  })

  test('follow each other, and miss no regular year however they are asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 3 }),
        fc.integer({ min: 0, max: 700 }),
        (exemptMonths, everyYears, months, shift) => {
          const since = addMonths(day('2026-01-01'), shift % 60)
          const given = {
            ...rules,
            exemptMonths,
            everyYears,
            milestones: months.map((afterMonths) => ({ afterMonths, title: interim })),
          }
          const found: number[] = []
          for (let after: number | undefined; found.length < 12; after = found.at(-1))
            found.push(nextEvaluationYear(given, since, after))
          expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b))
          expect(`${found[0]}-01-10` > since).toBe(true)
          const plain = { ...given, milestones: [] }
          const first = nextEvaluationYear(plain, since, undefined)
          expect(`${first}-01-10` > addMonths(since, exemptMonths)).toBe(true)
          for (const year of found)
            expect((year - first) % everyYears === 0 || milestoneOf(given, since, year) !== undefined).toBe(
              true,
            )
          const last = found.at(-1) ?? 0
          for (let year = first; year <= last; year += everyYears) expect(found).toContain(year)
        },
      ),
    )
  })
})

describe('a larger review', () => {
  const given = {
    ...rules,
    milestones: [
      { afterMonths: 24, title: interim },
      { afterMonths: 28, title: full },
    ],
  }
  test.each([
    [2027, undefined],
    [2028, { zh: '中期评估、综合评估', en: 'Interim review, Comprehensive review' }],
    [2029, undefined],
  ])('is named in its year: %d', (year, title) => {
    expect(milestoneOf(given, day('2026-03-10'), year)).toEqual(title)
  })

  test('gives the evaluation of its year its title', () => {
    const scheme = Scheme.parse({
      ...lingang,
      evaluation: { ...lingang.evaluation, milestones: [{ afterMonths: 12, title: interim }] },
    })
    const opened = openEvaluation(
      consortium({ nextEvaluation: 2026 }),
      stampBy('system'),
      momentAt(today, scheme),
    )
    expect(opened.head).toMatchObject({
      batch: 'evaluation-lingang-2026',
      batchTitle: { zh: '2026 年度评估（中期评估）', en: 'Annual evaluation 2026: Interim review' },
      milestone: interim,
    })
    expect(opened.events).toMatchObject([{ facts: { milestone: '中期评估' } }])
    const plain = openEvaluation(
      consortium({ nextEvaluation: 2027 }),
      stampBy('system'),
      momentAt(today, scheme),
    )
    expect(plain.head.batchTitle).toEqual({ zh: '2027 年度评估', en: 'Annual evaluation 2027' })
  })
})

test('after the last evaluation within its term, a consortium is looked at when the term ends', () => {
  const recognised = instant(new Date('2026-03-10T02:00:00Z'))
  const until = startOfDay(day('2029-03-10'), 'Asia/Shanghai')
  const scheme = Scheme.parse({ ...lingang, evaluation: { ...lingang.evaluation, everyYears: 2 } })
  expect(nextDue(scheme, recognised, until, undefined)).toEqual({
    nextEvaluation: 2028,
    alarm: '2028-01-09T16:00:00.000Z',
  })
  expect(nextDue(scheme, recognised, until, 2028)).toEqual({ alarm: until })
})
