import { lateSince } from '../board.ts'
import type { SeenRow } from '../board-filter.ts'
import type { Words } from '../words.ts'
import { countOf, type Figure } from './figure.ts'
import { endOf, type Stage, stageOf } from './stage.ts'

/**
 * How far the cases came, step by step. At every step, those that came so far are those that stand there, those that
 * ended there, and those that came further.
 */
export const funnel = (
  rows: readonly SeenRow[],
  stages: readonly Stage[],
  titleOf: (stage: Stage) => Words,
  now: string,
): Figure => {
  const placed = rows.map((row) => ({ row, at: stageOf(row, stages), end: endOf(row) }))
  const last = stages.length - 1
  const here = Map.groupBy(placed, ({ at }) => at)
  return {
    id: 'funnel',
    title: { zh: '各环节案件数', en: 'Cases by step' },
    about: {
      zh: '到达：走到这一环节或更远的案件。退回前面环节的案件，按现在所在环节计。',
      en: 'Came so far: cases at this step or beyond it. A case that was sent back counts where it stands now.',
    },
    first: { zh: '环节', en: 'Step' },
    columns: [
      { id: 'reached', head: { zh: '到达', en: 'Came so far' }, unit: 'cases' },
      { id: 'now', head: { zh: '现在此环节', en: 'Here now' }, unit: 'cases' },
      { id: 'late', head: { zh: '其中逾期', en: 'Late' }, unit: 'cases' },
      { id: 'refused', head: { zh: '在此未通过', en: 'Refused here' }, unit: 'cases' },
      { id: 'withdrawn', head: { zh: '在此撤回或终止', en: 'Withdrawn here' }, unit: 'cases' },
    ],
    rows: stages.map((stage, index) => {
      const standing = here.get(index) ?? []
      const pick = (wanted: (one: (typeof placed)[number]) => boolean) =>
        countOf(idsOf(standing.filter(wanted)))
      return {
        key: stage.id,
        label: titleOf(stage),
        cells: [
          countOf(idsOf(placed.filter(({ at }) => at >= index))),
          pick(({ end }) => end === undefined || (end === 'granted' && index === last)),
          pick(({ row, end }) => end === undefined && lateSince(row, now) !== undefined),
          pick(({ end }) => end === 'refused'),
          pick(({ end }) => end === 'withdrawn'),
        ],
        asked: { step: [...stage.statuses] },
      }
    }),
    picture: { is: 'bars', columns: ['reached'] },
    leadsTo: 'cases',
  }
}

const idsOf = (placed: readonly { readonly row: Pick<SeenRow, 'id'> }[]): Pick<SeenRow, 'id'>[] =>
  placed.map(({ row }) => row)
