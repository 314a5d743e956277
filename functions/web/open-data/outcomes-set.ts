import type { Consortium } from '../../../domain/consortium.ts'
import { publicEntry } from '../../../domain/public-entry.ts'
import { programmeOfEntry } from '../../entry-for.ts'
import type { DataSet, Row } from './data-set.ts'

/** So many consortia a file: one request of the table, whatever the size of the register. */
const entriesOfPart = 500

/** What became of every consortium, dated: given, given in another tier, ended, and the grade of each year. */
export const outcomesSet: DataSet = {
  name: 'outcomes',
  title: { zh: '结果', en: 'Outcomes' },
  about: {
    zh: '每个联合体的每次认定、升级、终止一行，每年公开的评估等级一行。',
    en: 'One row for each time that something was given or ended, and one for each published grade of a year.',
  },
  fields: [
    { name: 'consortium', title: { zh: '联合体标识', en: 'Identifier of the consortium' }, kind: 'string' },
    { name: 'name', title: { zh: '名称', en: 'Name' }, kind: 'string' },
    {
      name: 'outcome',
      title: {
        zh: '结果：given 认定，revoked 撤销，expired 到期，withdrawn 退出，merged 并入，ended 公开报道的终止，grade 年度等级',
        en: 'Outcome: given, revoked, expired, withdrawn, merged, ended (as reported), grade (of a year)',
      },
      kind: 'string',
    },
    {
      name: 'date',
      title: {
        zh: '时间（UTC）；公开报道的只有日、月或年；年度等级没有',
        en: 'When (UTC); of a report the day, month or year alone; absent of a grade',
      },
      kind: 'string',
    },
    { name: 'year', title: { zh: '评估年度', en: 'Year of the evaluation' }, kind: 'integer' },
    { name: 'grade', title: { zh: '等级', en: 'Grade' }, kind: 'string' },
    { name: 'number', title: { zh: '证书编号', en: 'Number of the certificate' }, kind: 'string' },
    { name: 'tier', title: { zh: '层级', en: 'Tier' }, kind: 'string' },
    { name: 'page', title: { zh: '名录页面', en: 'Page in the register' }, kind: 'anyURI' },
  ],
  part: async ({ world, publicUrl, after }) => {
    const { items, next } = await world.store.consortia.register({
      limit: entriesOfPart,
      ...(after === undefined ? {} : { after }),
    })
    const rows = items.map(async (entry) =>
      rowsOf(publicEntry(entry, await programmeOfEntry(world, entry)), publicUrl),
    )
    return { rows: (await Promise.all(rows)).flat(), next }
  },
}

const rowsOf = (entry: Consortium, publicUrl: string): Row[] => {
  const row = (given: Row): Row => ({
    consortium: entry.id,
    name: entry.name,
    ...given,
    page: `${publicUrl}/register/${entry.id}`,
  })
  return [
    ...turnsOf(entry).map(row),
    ...entry.grades
      .toSorted((a, b) => a.year - b.year)
      .map(({ year, grade }) => row({ outcome: 'grade', year, grade })),
  ]
}

const turnsOf = ({ standing, former = [], tier }: Consortium): Row[] => {
  if (standing.is === 'reported')
    return [
      ...(standing.announced === undefined ? [] : [{ outcome: 'given', date: standing.announced }]),
      ...(standing.endedOn === undefined ? [] : [{ outcome: 'ended', date: standing.endedOn }]),
    ]
  const { number } = standing
  return [
    ...former.map((one) => ({
      outcome: 'given',
      date: one.recognised,
      number: one.number,
      tier: one.tier,
    })),
    { outcome: 'given', date: standing.recognised, number, tier },
    ...(standing.is === 'recognised'
      ? []
      : [
          {
            outcome: standing.mergedInto === undefined ? standing.is : 'merged',
            date: standing.ended,
            number,
          },
        ]),
  ]
}
