import type { SeenRow } from '../board-filter.ts'
import { same } from '../words.ts'
import { countOf, type Figure } from './figure.ts'

type Band = { readonly from: number; readonly below: number }

const bandsOf = (edges: readonly number[]): Band[] =>
  edges.map((from, index) => ({ from, below: edges[index + 1] ?? Infinity }))

const bandLabel = ({ from, below }: Band) =>
  below === Infinity ? { zh: `${from} 分及以上`, en: `${from} and over` } : same(`${from}–${below}`)

/** What the panels came to, in bands of points; the lower edge belongs to a band, the upper to the next. */
export const marks = (rows: readonly SeenRow[], threshold: number | undefined): Figure => {
  const judged = rows.filter(({ mean }) => mean !== undefined)
  return {
    id: 'marks',
    title: { zh: '评审得分分布', en: 'Marks that panels gave' },
    about: {
      zh: `评审已结束的案件的平均分（百分制）。${threshold === undefined ? '' : `通过线 ${threshold} 分。`}`,
      en: `Means of cases whose review is over, of a hundred.${threshold === undefined ? '' : ` The line is at ${threshold}.`}`,
    },
    first: { zh: '得分', en: 'Points' },
    columns: [
      { id: 'cases', head: { zh: '案件', en: 'Cases' }, unit: 'cases' },
      { id: 'selected', head: { zh: '最终通过', en: 'Finally approved' }, unit: 'cases' },
    ],
    rows: bandsOf([0, 50, 60, 70, 80, 90]).map((band) => {
      const own = judged.filter(({ mean = 0 }) => mean >= band.from && mean < band.below)
      return {
        key: `${band.from}`,
        label: bandLabel(band),
        cells: [countOf(own), countOf(own.filter(({ selected }) => selected === true))],
      }
    }),
    picture: { is: 'bars', columns: ['cases'] },
    leadsTo: 'cases',
  }
}

/** How far the sheets of a case lie apart: where experts saw the same application differently. */
export const dispersion = (rows: readonly SeenRow[], most: number | undefined): Figure => {
  const judged = rows.filter(({ spread }) => spread !== undefined)
  return {
    id: 'spread',
    title: { zh: '专家分差', en: 'How far sheets lie apart' },
    about: {
      zh: `每件案件计入的评分表之间的最大分差。${most === undefined ? '' : `超过 ${most} 分须增加专家。`}`,
      en: `The span between the sheets of a case that count.${most === undefined ? '' : ` More than ${most} calls one more expert.`}`,
    },
    first: { zh: '分差', en: 'Points apart' },
    columns: [{ id: 'cases', head: { zh: '案件', en: 'Cases' }, unit: 'cases' }],
    rows: bandsOf([0, 5, 10, 15, 20, 30]).map((band) => ({
      key: `${band.from}`,
      label: bandLabel(band),
      cells: [countOf(judged.filter(({ spread = 0 }) => spread >= band.from && spread < band.below))],
    })),
    picture: { is: 'bars', columns: ['cases'] },
    leadsTo: 'cases',
  }
}
