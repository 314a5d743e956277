import { describe, expect, test } from 'vitest'
import type { Consortium } from '../../domain/consortium.ts'
import { prefilledSections, type ReportSources } from '../../domain/prefill.ts'
import { Scheme } from '../../domain/scheme.ts'
import { reportForm } from '../../domain/self-score.ts'
import { unexplained } from '../../domain/targets.ts'
import { lingang } from '../../schemes/lingang.ts'
import { indicatorsOf, spendingBySourceOf } from '../../schemes/parts/report-sections.ts'
import { consortium, evaluationHead, fileOf, momentAt, section } from '../support/cases.ts'

/** Money for three years, some of it in none of them. */
const funding = {
  rows: [
    { id: 'lead', cells: { year1: 3000.1, year2: 2500.2, year3: 2000 } },
    { id: 'public', cells: { year2: 1000 } },
    { id: 'other', cells: {} },
  ],
}
const recognisedOn = (day: string): Consortium => {
  const entry = consortium()
  if (entry.standing.is !== 'recognised') throw new Error('not recognised')
  return { ...entry, standing: { ...entry.standing, recognised: `${day}T02:00:00.000Z` } }
}

/** What the report of a year shows of the money, row by row. */
const spendingIn = (year: number, recognised: string, spent?: Record<string, number>) => {
  const opened = `${year + 1}-01-10T02:00:00.000Z`
  const file = fileOf(
    evaluationHead({
      year: year + 1,
      opened: { by: 'system', as: 'system', at: opened },
      status: { is: 'report', since: opened },
    }),
  )
  const sources: ReportSources = {
    consortium: recognisedOn(recognised),
    lines: [],
    plan: new Map([['plan.funding', funding]]),
    ...(spent
      ? {
          lastReport: {
            year,
            sections: [
              section('spending', {
                spending: {
                  rows: Object.entries(spent).map(([id, amount]) => ({ id, cells: { spent: amount } })),
                },
              }),
            ],
          },
        }
      : {}),
  }
  const found = prefilledSections(file, sources, momentAt(opened, lingang)).find(
    ({ id }) => id === 'spending',
  )
  const answer = found?.answers.spending
  if (typeof answer !== 'object' || Array.isArray(answer)) throw new Error('no money is shown')
  return Object.fromEntries(answer.rows.map(({ id, cells }) => [id, cells]))
}

describe('spending beside the plan', () => {
  test.each([
    ['the first year', 2026, '2026-03-20', 3000.1, 0],
    ['a first year that began late in the one before', 2027, '2026-08-01', 3000.1, 0],
    ['the second year', 2027, '2026-03-20', 5500.3, 1000],
    ['a year after the plan ended', 2031, '2026-03-20', 7500.3, 1000],
    ['the months of the year in which it was recognised', 2026, '2026-12-30', 3000.1, 0],
  ])('is held against what was planned by the end of %s', (_, year, recognised, lead, ofPublic) => {
    const rows = spendingIn(year, recognised)
    expect(rows.lead).toEqual({ source: 'lead', whole: 7500.3, planned: lead })
    expect(rows.public).toEqual({ source: 'public', whole: 1000, planned: ofPublic })
    // What was never planned has no number to be held against.
    expect(rows.other).toEqual({ source: 'other' })
  })

  test('shows what was spent by last year', () => {
    expect(spendingIn(2027, '2026-03-20', { lead: 2000 }).lead).toMatchObject({
      planned: 5500.3,
      before: 2000,
    })
  })

  test('asks why less than half of it was spent, and not where nothing was planned yet', () => {
    const definition = reportForm(lingang.evaluation).find(({ id }) => id === 'spending')
    if (!definition) throw new Error('no money is asked for')
    const rows = (spent: number) => ({
      spending: {
        rows: [
          { id: 'lead', cells: { planned: 3000, spent } },
          { id: 'public', cells: { planned: 0, spent: 0 } },
        ],
      },
    })
    expect(unexplained(definition, rows(1400))).toEqual([
      { field: 'spending.spending.lead.note', code: 'note-needed', facts: { percent: 47, below: 50 } },
    ])
    expect(unexplained(definition, rows(1500))).toEqual([])
  })
})

const withReport = (more: object) => {
  const spending = spendingBySourceOf('plan.funding', 3)
  const [table] = spending.fields
  return Scheme.safeParse({
    ...lingang,
    toConfirm: [],
    evaluation: {
      ...lingang.evaluation,
      form: [{ ...spending, fields: [{ ...table, ...more }] }],
    },
  })
}
const {
  fields: [asked],
} = spendingBySourceOf('plan.funding', 3)
const columns = asked?.kind === 'table' ? asked.columns : []
const withColumn = (id: string, change: object) => ({
  columns: columns.map((column) => (column.id === id ? { ...column, ...change } : column)),
})
const [, ...fewer] = lingang.form
  .flatMap(({ fields }) => fields)
  .flatMap((field) =>
    field.id === 'funding' && field.kind === 'table' && field.rows.is === 'fixed' ? field.rows.rows : [],
  )
  .map(({ id, label }) => ({ value: id, label }))

describe('a programme', () => {
  test('may hold its reports against the usual plan', () => {
    expect(withReport({}).success).toBe(true)
  })

  test.each([
    [
      'a year that the plan does not have',
      withColumn('whole', { given: { from: 'plan-years', columns: ['year9'], until: 'end' } }),
    ],
    [
      'a sum in a column of words',
      withColumn('source', { given: { from: 'plan-years', columns: ['year1'], until: 'end' } }),
    ],
    ['a row of the plan without a word for it', withColumn('source', { options: fewer })],
    ['rows by name where the plan has free rows', { rows: { is: 'targets', of: 'plan.tasks' } }],
  ])('cannot show %s', (_, more) => {
    expect(withReport(more).success).toBe(false)
  })

  test('is asked for its indicators where the application has them', () => {
    const form = [indicatorsOf('plan.indicators')]
    expect(
      Scheme.safeParse({ ...lingang, toConfirm: [], evaluation: { ...lingang.evaluation, form } }).success,
    ).toBe(true)
  })
})
