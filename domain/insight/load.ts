import type { PanelRow, PanelSeat } from '../panel-row.ts'
import { same } from '../words.ts'
import { countOf, type Figure, type FigureCell, measured } from './figure.ts'
import { meanOf } from './quantile.ts'

type Sheet = { readonly id: string; readonly seat: PanelSeat }

/** The sheets of every expert. */
const sheetsOf = (rows: readonly PanelRow[]): ReadonlyMap<string, readonly Sheet[]> => {
  const sheets = new Map<string, Sheet[]>()
  for (const { id, seats } of rows)
    for (const seat of seats) {
      const known = sheets.get(seat.person)
      if (known) known.push({ id, seat })
      else sheets.set(seat.person, [{ id, seat }])
    }
  return sheets
}

const day = 86_400_000
const ways = ['scored', 'open', 'late', 'recused', 'cancelled'] as const

/** What every expert was asked for in the last round of each case, and what became of it. It names experts. */
export const load = (rows: readonly PanelRow[]): Figure => {
  const experts = [...sheetsOf(rows)].toSorted(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  )
  return {
    id: 'load',
    title: { zh: '专家工作量', en: 'Reviewer load' },
    about: {
      zh: '每件案件最近一轮评审中请其评分的评分表。',
      en: 'Sheets that each expert was asked for, in the last round of every case.',
    },
    first: { zh: '专家', en: 'Expert' },
    columns: [
      { id: 'asked', head: { zh: '请评', en: 'Asked' }, unit: 'cases' },
      { id: 'scored', head: { zh: '已交', en: 'Handed in' }, unit: 'cases' },
      { id: 'open', head: { zh: '待交', en: 'Open' }, unit: 'cases' },
      { id: 'late', head: { zh: '逾期未交', en: 'Missed' }, unit: 'cases' },
      { id: 'recused', head: { zh: '回避或谢绝', en: 'Stepped aside' }, unit: 'cases' },
      { id: 'cancelled', head: { zh: '已取消', en: 'Called off' }, unit: 'cases' },
      { id: 'mean', head: { zh: '平均用时', en: 'Mean' }, unit: 'days' },
    ],
    rows: experts.map(([key, own]) => {
      const went = Map.groupBy(own, ({ seat }) => seat.state)
      return {
        key,
        label: same(own[0]?.seat.name ?? key),
        cells: [
          countOf(own),
          ...ways.map((way) => countOf(went.get(way) ?? [])),
          meanDays(went.get('scored') ?? []),
        ],
      }
    }),
    picture: { is: 'bars', columns: [...ways] },
    leadsTo: 'cases',
  }
}

const meanDays = (scored: readonly Sheet[]): FigureCell =>
  measured(
    meanOf(
      scored.flatMap(({ seat: { opened, at } }) =>
        at === undefined ? [] : [(Date.parse(at) - Date.parse(opened)) / day],
      ),
    ),
  )

/** How many experts have how many sheets: the same load, of nobody by name. */
export const loads = (rows: readonly PanelRow[]): Figure => {
  const counts = [...sheetsOf(rows).values()].map((own) => own.length)
  return {
    id: 'loads',
    title: { zh: '专家工作量分布', en: 'How the work is spread over reviewers' },
    about: {
      zh: '请评多少份评分表的专家有多少人（每件案件最近一轮）。',
      en: 'How many experts were asked for how many sheets, in the last round of every case.',
    },
    first: { zh: '评分表', en: 'Sheets' },
    columns: [{ id: 'people', head: { zh: '专家人数', en: 'Experts' }, unit: 'people' }],
    rows: [...new Set(counts)]
      .toSorted((a, b) => a - b)
      .map((sheets) => ({
        key: `${sheets}`,
        label: same(`${sheets}`),
        cells: [{ value: counts.filter((one) => one === sheets).length }],
      })),
    picture: { is: 'bars', columns: ['people'] },
    leadsTo: 'cases',
  }
}
