import type { PanelRow } from '../panel-row.ts'
import type { Rubric } from '../rubric.ts'
import { sheetTotal } from '../sheet.ts'
import { same } from '../words.ts'
import { countOf, type Figure, measured } from './figure.ts'
import { boxCells, boxColumns, meanOf } from './quantile.ts'

/** A sheet of a review that is over, beside the mean of all sheets of its case. */
type Judged = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly total: number
  readonly apart: number
}

const judgedIn = (rows: readonly PanelRow[], rubricOf: (row: PanelRow) => Rubric | undefined): Judged[] =>
  rows.flatMap((row) => {
    const rubric = row.result === undefined ? undefined : rubricOf(row)
    if (rubric === undefined) return []
    const { id } = row
    const scored = row.seats.filter(({ state, scores }) => state === 'scored' && scores !== undefined)
    if (scored.length < 2) return []
    const totals = scored.map(({ scores = {} }) => sheetTotal(rubric, scores))
    const mean = meanOf(totals) ?? 0
    return scored.map(({ person, name }, index) => {
      const total = totals[index] ?? 0
      return { id, person, name, total, apart: total - mean }
    })
  })

/**
 * How far each expert's sheets lie from the mean of their panels: who is stricter or milder than those who read the same
 * application. It names experts.
 */
export const severity = (
  rows: readonly PanelRow[],
  rubricOf: (row: PanelRow) => Rubric | undefined,
): Figure => {
  const experts = [...Map.groupBy(judgedIn(rows, rubricOf), ({ person }) => person)].map(([key, own]) => ({
    ...{ key, own },
    apart: meanOf(own.map(({ apart }) => apart)) ?? 0,
  }))
  return {
    id: 'severity',
    title: { zh: '专家评分与同组均分之差', en: 'Each reviewer against the panel' },
    about: {
      zh: '评审已结束、评分表不少于两份的案件。负数表示比同组专家严，正数表示比同组专家宽。',
      en: 'Cases whose review is over with two sheets or more. Below zero is stricter than the others who read the same, above it milder.',
    },
    first: { zh: '专家', en: 'Expert' },
    columns: [
      { id: 'sheets', head: { zh: '评分表', en: 'Sheets' }, unit: 'cases' },
      { id: 'mean', head: { zh: '平均给分', en: 'Mean given' }, unit: 'points' },
      { id: 'apart', head: { zh: '平均差', en: 'Mean difference' }, unit: 'points' },
      ...boxColumns('points'),
    ],
    rows: experts
      .toSorted((a, b) => a.apart - b.apart || (a.key < b.key ? -1 : 1))
      .map(({ key, own, apart }) => ({
        key,
        label: same(own[0]?.name ?? key),
        cells: [
          countOf(own),
          measured(meanOf(own.map(({ total }) => total))),
          measured(apart),
          ...boxCells(own.map((one) => one.apart)),
        ],
      })),
    picture: { is: 'boxes', around: 0 },
    leadsTo: 'cases',
  }
}
