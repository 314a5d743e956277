import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeenRow } from '../../../domain/board-filter.ts'
import { composition } from '../../../domain/insight/composition.ts'
import { durations } from '../../../domain/insight/durations.ts'
import { type Figure, valueAt } from '../../../domain/insight/figure.ts'
import { funnel } from '../../../domain/insight/funnel.ts'
import { dispersion, marks } from '../../../domain/insight/marks.ts'
import { quantile } from '../../../domain/insight/quantile.ts'
import { stagesOf } from '../../../domain/insight/stage.ts'
import { fewestTogether, inLargeParts, numbersAlone } from '../../../domain/insight/withheld.ts'
import { OrganisationKind } from '../../../domain/organisation-kind.ts'
import { same } from '../../../domain/words.ts'
import { lingang } from '../../../schemes/lingang.ts'
import { caseId, today } from '../../support/cases.ts'

const stages = stagesOf('application', lingang)
const kinds = ['formal-check', 'correction', 'recommendation', 'score', 'approval', 'objection'] as const
const statuses = [...stages.flatMap((stage) => stage.statuses), 'refused', 'withdrawn']
const day = 86_400_000

const rowOf = fc.record(
  {
    status: fc.constantFrom(...statuses),
    region: fc.constantFrom('浦东新区', '宝山区', '=1+1', undefined),
    organisationKind: fc.constantFrom(...OrganisationKind.options, undefined),
    done: fc.uniqueArray(
      fc.record({
        does: fc.constantFrom(...kinds),
        n: fc.integer({ min: 1, max: 5 }),
        took: fc.integer({ min: 0, max: 90 * day }),
        allowed: fc.integer({ min: 0, max: 90 * day }),
        limited: fc.integer({ min: 0, max: 5 }),
        late: fc.integer({ min: 0, max: 5 }),
      }),
      { selector: ({ does }) => does },
    ),
    mean: fc.option(fc.double({ min: 0, max: 110, noNaN: true }), { nil: undefined }),
    spread: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
    due: fc.option(fc.constantFrom('2020-01-01T00:00:00.000Z', '2090-01-01T00:00:00.000Z'), {
      nil: undefined,
    }),
  },
  { noNullPrototype: true },
)

const rowsOf = fc.array(rowOf, { maxLength: 60 }).map((made) =>
  made.map(({ region, organisationKind, mean, spread, due, ...row }, index): SeenRow => ({
    ...row,
    ...{ id: caseId(`case ${index}`), kind: 'application', scheme: lingang.ref, title: `第 ${index} 件` },
    ...{ since: today, opened: today, corrections: 0, number: `A${index}` },
    turns: due === undefined ? [] : [{ as: 'officer', does: 'formal-check', due }],
    ...(region === undefined ? {} : { region }),
    ...(organisationKind === undefined ? {} : { organisationKind }),
    ...(mean === undefined ? {} : { mean }),
    ...(spread === undefined ? {} : { spread }),
  })),
)

const sumOf = (figure: Figure, column: string): number =>
  figure.rows.reduce((sum, row) => sum + (valueAt(figure, row, column) ?? 0), 0)
const funnelOf = (rows: readonly SeenRow[]) => funnel(rows, stages, ({ id }) => same(id), today)

describe('the funnel', () => {
  test('loses no case: at every step, what came so far stands there, ended there, or came further', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const figure = funnelOf(rows)
        const reached = figure.rows.map((row) => valueAt(figure, row, 'reached') ?? 0)
        expect(reached[0]).toBe(rows.length)
        for (const [index, row] of figure.rows.entries()) {
          const [now, refused, withdrawn] = ['now', 'refused', 'withdrawn'].map(
            (id) => valueAt(figure, row, id) ?? 0,
          )
          const left = (now ?? 0) + (refused ?? 0) + (withdrawn ?? 0)
          expect(reached[index]).toBe(left + (reached[index + 1] ?? 0))
        }
      }),
    )
  })

  test('counts each number from the cases that it leads to, no case twice', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        for (const figure of [funnelOf(rows), composition(rows, 'region', same), marks(rows, 60)])
          for (const { cells } of figure.rows)
            for (const { value, of = [] } of cells) {
              expect(new Set(of).size).toBe(of.length)
              expect(value).toBe(of.length)
            }
      }),
    )
  })

  test('puts a refused case where its last work was, and one that was sent back where it stands', () => {
    const done = [{ does: 'approval', n: 1, took: 1, allowed: 1, limited: 1, late: 0 }] as const
    const base = {
      kind: 'application',
      scheme: lingang.ref,
      title: '甲',
      since: today,
      opened: today,
    } as const
    const rows: SeenRow[] = [
      { ...base, id: caseId('refused'), status: 'refused', turns: [], corrections: 0, done: [...done] },
      { ...base, id: caseId('back'), status: 'recommendation', turns: [], corrections: 0, done: [...done] },
    ]
    const figure = funnelOf(rows)
    const at = (key: string, column: string) => {
      const row = figure.rows.find((one) => one.key === key)
      return row && valueAt(figure, row, column)
    }
    expect([at('approval', 'refused'), at('recommendation', 'now'), at('approval', 'reached')]).toEqual([
      1, 1, 1,
    ])
  })
})

describe('a composition', () => {
  test.each(['organisationKind', 'region', 'field'] as const)('by %s has every case once', (trait) => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const figure = composition(rows, trait, same)
        expect(sumOf(figure, 'cases')).toBe(rows.length)
        const ways = ['open', 'granted', 'refused', 'withdrawn'].map((id) => sumOf(figure, id))
        expect(ways.reduce((sum, one) => sum + one, 0)).toBe(rows.length)
      }),
    )
  })
})

describe('marks and their spread', () => {
  test('have every judged case in one band', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        expect(sumOf(marks(rows, 60), 'cases')).toBe(rows.filter(({ mean }) => mean !== undefined).length)
        expect(sumOf(dispersion(rows, 15), 'cases')).toBe(
          rows.filter(({ spread }) => spread !== undefined).length,
        )
      }),
    )
  })
})

describe('the days of a step', () => {
  test('sum up to what all cases together took', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const figure = durations(rows)
        for (const row of figure.rows) {
          const own = rows.flatMap(({ done = [] }) => done.filter(({ does }) => does === row.key))
          const pieces = own.reduce((sum, { n }) => sum + n, 0)
          const took = own.reduce((sum, one) => sum + one.took, 0)
          expect(valueAt(figure, row, 'pieces')).toBe(pieces)
          expect(valueAt(figure, row, 'cases')).toBe(own.length)
          expect(valueAt(figure, row, 'mean')).toBeCloseTo(took / pieces / day, 0)
          const box = ['least', 'low', 'middle', 'high', 'most'].map((id) => valueAt(figure, row, id) ?? 0)
          expect(box).toEqual(box.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  test.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[7], 0.75, 7],
    [[], 0.5, undefined],
  ])('of %j the part %d lies below %s', (values, part, expected) => {
    expect(quantile(values, part)).toBe(expected)
  })
})

describe('what is shown to whoever may not go to the cases', () => {
  test('are parts of five or more, with the same sums, that lead nowhere', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        for (const trait of ['organisationKind', 'region'] as const) {
          const whole = composition(rows, trait, same)
          const figure = inLargeParts(whole)
          for (const row of figure.rows) {
            expect(valueAt(figure, row, 'cases')).toBeGreaterThanOrEqual(fewestTogether)
            expect(row.asked).toBeUndefined()
          }
          const kept = rows.length >= fewestTogether
          for (const { id } of whole.columns) expect(sumOf(figure, id)).toBe(kept ? sumOf(whole, id) : 0)
        }
        const ids = JSON.stringify([
          numbersAlone(funnelOf(rows)),
          inLargeParts(composition(rows, 'region', same)),
        ])
        for (const { id } of rows) expect(ids).not.toContain(id)
      }),
    )
  })
})
