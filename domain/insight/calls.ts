import type { SeenRow } from '../board-filter.ts'
import type { Call } from '../call.ts'
import { outcomeWords } from '../outcome-words.ts'
import type { Scheme } from '../scheme.ts'
import type { Words } from '../words.ts'
import { countOf, type Figure, type FigureCell, measured } from './figure.ts'
import { quantile } from './quantile.ts'
import { endOf, stageOf, stagesOf } from './stage.ts'

/** A call with what was handed in to it, and the version of the programme that it is made under. */
export type ComparedCall = {
  readonly call: Pick<Call, 'id' | 'title'>
  readonly scheme: Pick<Scheme, 'steps' | 'evaluation'>
  readonly rows: readonly SeenRow[]
}

const day = 86_400_000

/** How the calls of a programme went, one against the other: what came in, how far it came, how long it took. */
export const compareCalls = (calls: readonly ComparedCall[], verb: Words): Figure => ({
  id: 'calls',
  title: { zh: '各批次对比', en: 'Calls compared' },
  about: {
    zh: '最近开放的十个批次，新的在前，只计已提交的申报；办理中、获准、未通过、撤回的相加等于已提交。用时为从提交到获准或不予通过的自然日的中位数；逾期率为提交后已办结的工作中逾期的所占比例，也包括重新交办前已错过的期限。',
    en: 'The last ten calls that have opened, the newest first, and only what was handed in: it is under way, granted, refused or withdrawn. Days are calendar days from hand-in to being granted or refused, of the case in the middle. Late is the share of the work finished since hand-in; also what missed a first deadline and was asked for again.',
  },
  first: { zh: '批次', en: 'Call' },
  columns: [
    { id: 'handed-in', head: { zh: '已提交', en: 'Handed in' }, unit: 'cases' },
    { id: 'checked', head: { zh: '通过形式审查', en: 'Passed check' }, unit: 'cases' },
    { id: 'granted', head: outcomeWords(verb).done, unit: 'cases' },
    { id: 'refused', head: { zh: '未通过', en: outcomeWords(verb).notDone.en }, unit: 'cases' },
    { id: 'withdrawn', head: { zh: '撤回或终止', en: 'Withdrawn' }, unit: 'cases' },
    { id: 'open', head: { zh: '办理中', en: 'Under way' }, unit: 'cases' },
    { id: 'days', head: { zh: '最终决定用时中位数', en: 'Median to decision' }, unit: 'days' },
    { id: 'late', head: { zh: '工作逾期率', en: 'Late work' }, unit: 'percent' },
  ],
  rows: calls.map(({ call, scheme, rows }) => {
    const ended = Map.groupBy(rows, endOf)
    return {
      key: call.id,
      sums: call.id,
      label: call.title,
      cells: [
        countOf(rows),
        checkedIn(rows, scheme),
        ...(['granted', 'refused', 'withdrawn', undefined] as const).map((end) =>
          countOf(ended.get(end) ?? []),
        ),
        measured(quantile(daysIn(rows), 0.5)),
        measured(lateShare(rows)),
      ],
    }
  }),
  picture: { is: 'bars', columns: ['open', 'granted', 'refused', 'withdrawn'] },
  leadsTo: 'cases',
})

/** Passed once, or beyond it: what an earlier program wrote says no more than where a case stands. */
const checkedIn = (rows: readonly SeenRow[], scheme: ComparedCall['scheme']): FigureCell => {
  const stages = stagesOf('application', scheme)
  const check = stages.findIndex(({ id }) => id === 'formal-check')
  return check < 0 ? {} : countOf(rows.filter((row) => row.checked === true || stageOf(row, stages) > check))
}

/** From hand-in to the last word of the office, the shortest first. Who withdraws is given none. */
const daysIn = (rows: readonly SeenRow[]): number[] =>
  rows
    .filter((row) => ['granted', 'refused'].includes(endOf(row) ?? ''))
    .flatMap(({ handedIn, since }) =>
      handedIn === undefined ? [] : [Math.max(0, Date.parse(since) - Date.parse(handedIn)) / day],
    )
    .toSorted((a, b) => a - b)

/** In percent, of the work that was finished since hand-in. */
const lateShare = (rows: readonly SeenRow[]): number | undefined => {
  const works = rows.flatMap(({ done = [] }) => done.filter(({ does }) => does !== 'confirmation'))
  const sum = (of: 'n' | 'late'): number => works.reduce((total, work) => total + work[of], 0)
  return sum('n') === 0 ? undefined : (sum('late') / sum('n')) * 100
}
