import type { Done } from '../board.ts'
import type { SeenRow } from '../board-filter.ts'
import { taskKinds } from '../task-answer.ts'
import { taskWords } from '../task-words.ts'
import { countOf, type Figure, measured } from './figure.ts'
import { boxCells, boxColumns } from './quantile.ts'

const day = 86_400_000

/** The finished work of every kind, with the case that it was done for. */
const worksIn = (rows: readonly SeenRow[]): ReadonlyMap<string, { id: string; work: Done }[]> => {
  const works = new Map<string, { id: string; work: Done }[]>()
  for (const { id, done = [] } of rows)
    for (const work of done) {
      const known = works.get(work.does)
      if (known) known.push({ id, work })
      else works.set(work.does, [{ id, work }])
    }
  return works
}

/**
 * How long each kind of work took, and how long it might have. A box is of the cases: of each, the mean of its pieces of
 * that work.
 */
export const durations = (rows: readonly SeenRow[]): Figure => durationsOf(worksIn(rows))

const durationsOf = (works: ReturnType<typeof worksIn>): Figure => ({
  id: 'days',
  title: { zh: '各环节用时与时限', en: 'Days per step against their limits' },
  about: {
    zh: '已完成的工作，从交办到办结的自然日。时限为有期限的工作从交办到期限的平均天数；逾期也包括重新交办前已错过的期限。',
    en: 'Finished work in calendar days, from asking to answering. The limit is the mean time from asking to the deadline of work that has one; late is also what missed a first deadline and was asked for again.',
  },
  first: { zh: '工作', en: 'Work' },
  columns: [
    { id: 'pieces', head: { zh: '完成件次', en: 'Finished' }, unit: 'pieces' },
    { id: 'cases', head: { zh: '案件', en: 'Cases' }, unit: 'cases' },
    { id: 'mean', head: { zh: '平均用时', en: 'Mean' }, unit: 'days' },
    ...boxColumns('days'),
    { id: 'limit', head: { zh: '平均时限', en: 'Limit' }, unit: 'days' },
    { id: 'late', head: { zh: '有逾期的案件', en: 'Cases with late work' }, unit: 'cases' },
  ],
  rows: taskKinds.flatMap((kind) => {
    const found = works.get(kind)
    if (found === undefined) return []
    const sum = (of: 'n' | 'took' | 'allowed' | 'limited'): number =>
      found.reduce((total, { work }) => total + work[of], 0)
    return [
      {
        key: kind,
        label: taskWords[kind],
        cells: [
          { value: sum('n') },
          countOf(found),
          measured(sum('took') / sum('n') / day),
          ...boxCells(found.map(({ work }) => work.took / work.n / day)),
          measured(sum('limited') === 0 ? undefined : sum('allowed') / sum('limited') / day),
          countOf(found.filter(({ work }) => work.late > 0)),
        ],
      },
    ]
  }),
  picture: { is: 'boxes', limit: 'limit' },
  leadsTo: 'cases',
})
