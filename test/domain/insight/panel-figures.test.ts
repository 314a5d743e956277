import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Figure, valueAt } from '../../../domain/insight/figure.ts'
import { load, loads } from '../../../domain/insight/load.ts'
import { type Group, network } from '../../../domain/insight/network.ts'
import { severity } from '../../../domain/insight/severity.ts'
import type { PanelRow } from '../../../domain/panel-row.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import { lingang } from '../../../schemes/lingang.ts'
import { caseId, personId, today, shifted } from '../../support/cases.ts'
import { TaskId } from '../../../domain/ids.ts'

const rubric = stepOf(lingang, 'review')?.rubric
const items = rubric?.items ?? []
const day = 86_400_000

const panelOf = fc.record({
  seats: fc.uniqueArray(
    fc.record({
      expert: fc.integer({ min: 0, max: 7 }),
      state: fc.constantFrom('open', 'scored', 'recused', 'late', 'cancelled'),
      days: fc.integer({ min: 0, max: 30 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { selector: ({ expert }) => expert, maxLength: 6 },
  ),
  over: fc.boolean(),
})

const rowsOf = fc.array(panelOf, { maxLength: 15 }).map((panels) =>
  panels.map(({ seats, over }, index): PanelRow => {
    const id = caseId(`panel ${index}`)
    return {
      ...{ id, batch: 'call', kind: 'application', scheme: lingang.ref, title: `第 ${index} 件` },
      ...{ stage: over ? 'after' : 'review', members: [], round: 1, earlier: [], aside: [], decided: [] },
      stuck: false,
      seats: seats.map(({ expert, state, days, share }) => ({
        ...{ task: TaskId.parse(id), person: personId(`expert ${expert}`), name: `专家${expert}`, state },
        ...{ declared: true, opened: today, at: shifted(today, days * day) },
        ...(state === 'scored'
          ? { scores: Object.fromEntries(items.map((item) => [item.id, item.max * share])) }
          : {}),
      })),
      ...(over ? { result: { sheets: 3, counted: 3, mean: 1, spread: 1 } } : {}),
    }
  }),
)

const sum = (figure: Figure, ...columns: string[]): number =>
  figure.rows.reduce(
    (total, row) => total + columns.reduce((own, id) => own + (valueAt(figure, row, id) ?? 0), 0),
    0,
  )

describe('the load of experts', () => {
  test('has every seat once, in one of the ways it can go, with names and without', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const seats = rows.reduce((count, row) => count + row.seats.length, 0)
        const named = load(rows)
        expect(sum(named, 'asked')).toBe(seats)
        expect(sum(named, 'scored', 'open', 'late', 'recused', 'cancelled')).toBe(seats)
        const unnamed = loads(rows)
        expect(sum(unnamed, 'people')).toBe(named.rows.length)
        expect(unnamed.rows.reduce((all, row) => all + Number(row.key) * (row.cells[0]?.value ?? 0), 0)).toBe(
          seats,
        )
        const said = JSON.stringify(unnamed)
        for (const { key, label } of named.rows) {
          expect(said).not.toContain(key)
          expect(said).not.toContain(label.zh)
        }
      }),
    )
  })
})

describe('each expert against the panel', () => {
  test('is as much milder as others are stricter, over all sheets', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const figure = severity(rows, () => rubric)
        const all = figure.rows.reduce(
          (total, row) =>
            total + (valueAt(figure, row, 'apart') ?? 0) * (valueAt(figure, row, 'sheets') ?? 0),
          0,
        )
        // Each is rounded to a tenth.
        expect(Math.abs(all)).toBeLessThanOrEqual(0.051 * sum(figure, 'sheets') + 1e-9)
        const judged = rows.filter(({ result }) => result !== undefined)
        const sheets = judged
          .map(({ seats }) => seats.filter(({ state }) => state === 'scored').length)
          .filter((count) => count > 1)
        expect(sum(figure, 'sheets')).toBe(sheets.reduce((total, count) => total + count, 0))
      }),
    )
  })
})

describe('organisations across consortia', () => {
  const groupsOf = fc
    .array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), { maxLength: 10 })
    .map((made) =>
      made.map((parties, index): Group => ({
        ...{ id: `group ${index}`, name: `联合体${index}` },
        parties: parties.map((party, at) => ({ key: `org ${party}`, name: `单位${party}`, leads: at === 0 })),
      })),
    )

  test('are those in two or more, each tied to all of its own', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const figure = network(groups, 'cases')
        for (let n = 0; n < 10; n += 1) {
          const own = groups.filter(({ parties }) => parties.some(({ key }) => key === `org ${n}`))
          const row = figure.rows.find(({ key }) => key === `org ${n}`)
          expect(row?.cells[0]?.of).toEqual(own.length > 1 ? own.map(({ id }) => id) : undefined)
          const others = own.flatMap(({ parties }) => parties.map(({ key }) => key))
          expect(row === undefined ? 0 : valueAt(figure, row, 'partners')).toBe(
            own.length > 1 ? new Set(others).size - 1 : 0,
          )
        }
        const ties = figure.picture.is === 'network' ? figure.picture.ties : []
        expect(ties).toHaveLength(sum(figure, 'consortia'))
        expect(ties.filter(({ leads }) => leads)).toHaveLength(sum(figure, 'leads'))
      }),
    )
  })
})
