import type { BoardFilter, SeenRow } from '../board-filter.ts'
import { kindWords } from '../organisation-kind.ts'
import type { Words } from '../words.ts'
import { countOf, type Figure, type FigureRow } from './figure.ts'
import { endOf } from './stage.ts'

/** What cases are told apart by. */
export type Trait = 'organisationKind' | 'region' | 'field' | 'formation'

const told: Record<Trait, { id: string; title: Words; first: Words; about: Words }> = {
  organisationKind: {
    id: 'kind',
    title: { zh: '牵头单位类型构成', en: 'Composition by kind of lead' },
    first: { zh: '单位类型', en: 'Kind' },
    about: { zh: '按牵头单位的类型。', en: 'By the kind of organisation that leads.' },
  },
  region: {
    id: 'region',
    title: { zh: '地区构成', en: 'Composition by region' },
    first: { zh: '地区', en: 'Region' },
    about: {
      zh: '按牵头单位所在地区，没有填写地区的按注册地。',
      en: 'By the lead’s region, else the place of its registration.',
    },
  },
  field: {
    id: 'field',
    title: { zh: '领域构成', en: 'Composition by field' },
    first: { zh: '领域', en: 'Field' },
    about: { zh: '按申报时选择的领域。', en: 'By the field that was chosen in the application.' },
  },
  formation: {
    id: 'formation',
    title: { zh: '组建类型构成', en: 'Composition by formation type' },
    first: { zh: '组建类型', en: 'Formation type' },
    about: {
      zh: '按申报时选择的组建类型。',
      en: 'By the formation type that was chosen in the application.',
    },
  },
}

export const compositionId = (trait: Trait): string => told[trait].id

const notSaid: Words = { zh: '未填写', en: 'Not stated' }
const noKey = '-'

/** What the cases of a batch are, and what became of each kind: every case is in one row, and in one of the ways on. */
export const composition = (
  rows: readonly SeenRow[],
  trait: Trait,
  titleOf: (value: string) => Words,
): Figure => {
  const groups = [...Map.groupBy(rows, (row) => row[trait] ?? noKey)].toSorted(
    ([a, one], [b, other]) =>
      Number(a === noKey) - Number(b === noKey) || other.length - one.length || (a < b ? -1 : 1),
  )
  const { id, title, first, about } = told[trait]
  return {
    ...{ id, title, first, about },
    columns: [
      { id: 'cases', head: { zh: '案件', en: 'Cases' }, unit: 'cases' },
      { id: 'open', head: { zh: '办理中', en: 'Under way' }, unit: 'cases' },
      { id: 'granted', head: { zh: '已通过', en: 'Granted' }, unit: 'cases' },
      { id: 'refused', head: { zh: '未通过', en: 'Refused' }, unit: 'cases' },
      { id: 'withdrawn', head: { zh: '撤回或终止', en: 'Withdrawn' }, unit: 'cases' },
    ],
    rows: groups.map(([key, own]): FigureRow => {
      const ended = Map.groupBy(own, endOf)
      const asked: Partial<BoardFilter> | undefined = key === noKey ? undefined : { [trait]: key }
      return {
        key,
        label: key === noKey ? notSaid : titleOf(key),
        cells: [
          countOf(own),
          ...([undefined, 'granted', 'refused', 'withdrawn'] as const).map((end) =>
            countOf(ended.get(end) ?? []),
          ),
        ],
        ...(asked === undefined ? {} : { asked }),
      }
    }),
    picture: { is: 'bars', columns: ['open', 'granted', 'refused', 'withdrawn'] },
    leadsTo: 'cases',
  }
}

/** Kinds of organisation in their own words. */
export const kindTitle = (value: string): Words =>
  Object.entries(kindWords).find(([kind]) => kind === value)?.[1] ?? { zh: value, en: value }
