import { gradeWords } from '../task-words.ts'
import { Grade } from '../evaluation-rules.ts'
import type { SeenRow } from '../board-filter.ts'
import { same } from '../words.ts'
import { countOf, type Figure } from './figure.ts'

/** The grades of a programme's evaluations, year by year, and what has none yet. */
export const grades = (
  years: readonly { readonly year: number; readonly rows: readonly SeenRow[] }[],
): Figure => ({
  id: 'grades',
  title: { zh: '历年评估等级', en: 'Evaluation grades over the years' },
  about: {
    zh: '每年的年度评估。“未评级”包括仍在办理的和本人不得知晓结果的。',
    en: 'The evaluations of each year. Without a grade is also what is still under way, and what you may not know.',
  },
  first: { zh: '年度', en: 'Year' },
  columns: [
    ...Grade.options.map((grade) => ({ id: grade, head: gradeWords[grade], unit: 'cases' as const })),
    { id: 'none', head: { zh: '未评级', en: 'no grade' }, unit: 'cases' },
    { id: 'cases', head: { zh: '合计', en: 'In all' }, unit: 'cases' },
  ],
  rows: years
    .filter(({ rows }) => rows.length > 0)
    .map(({ year, rows }) => ({
      key: `${year}`,
      label: same(`${year}`),
      cells: [
        ...[...Grade.options, undefined].map((grade) => countOf(rows.filter((row) => row.grade === grade))),
        countOf(rows),
      ],
    })),
  picture: { is: 'bars', columns: [...Grade.options, 'none'] },
  leadsTo: 'cases',
})
