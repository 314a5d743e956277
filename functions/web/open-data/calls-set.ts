import { batchNumber, type Call } from '../../../domain/call.ts'
import { schemeCode } from '../../../domain/ids.ts'
import { schemeVersion } from '../../../domain/scheme.ts'
import { allCalls } from '../../calls-of.ts'
import { cut, type DataSet } from './data-set.ts'

/** Every call, with its dates and its number among its programme's. */
export const callsSet: DataSet = {
  name: 'calls',
  title: { zh: '申报通知', en: 'Calls' },
  about: {
    zh: '每次申报通知一行：计划、批次、开始与截止时间，以及截止时间延长的次数。',
    en: 'One row per call: its programme, its number, when it opens and closes, and how often its deadline was moved.',
  },
  fields: [
    { name: 'id', title: { zh: '标识', en: 'Identifier' }, kind: 'string' },
    { name: 'title_zh', title: { zh: '名称（中文）', en: 'Title in Chinese' }, kind: 'string' },
    { name: 'title_en', title: { zh: '名称（英文）', en: 'Title in English' }, kind: 'string' },
    { name: 'programme', title: { zh: '计划代码', en: 'Code of the programme' }, kind: 'string' },
    { name: 'version', title: { zh: '计划版本', en: 'Version of the programme' }, kind: 'integer' },
    { name: 'year', title: { zh: '年度', en: 'Year' }, kind: 'integer' },
    { name: 'of_year', title: { zh: '当年第几批', en: 'Number in its year' }, kind: 'integer' },
    { name: 'overall', title: { zh: '总第几批', en: 'Number in all' }, kind: 'integer' },
    { name: 'opens', title: { zh: '开始（UTC）', en: 'Opens (UTC)' }, kind: 'dateTime' },
    { name: 'closes', title: { zh: '截止（UTC）', en: 'Closes (UTC)' }, kind: 'dateTime' },
    {
      name: 'extended',
      title: { zh: '延长次数', en: 'How often its deadline was moved' },
      kind: 'integer',
    },
    { name: 'page', title: { zh: '页面', en: 'Page' }, kind: 'anyURI' },
  ],
  part: async ({ world, publicUrl, after }) => {
    const calls = (await allCalls(world)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const numbered = async (call: Call) => {
      const { timeZone } = await world.schemes.load(call.scheme)
      const { year, ofYear, overall } = batchNumber(call, calls, timeZone)
      return {
        id: call.id,
        title_zh: call.title.zh,
        title_en: call.title.en,
        programme: schemeCode(call.scheme),
        version: schemeVersion(call.scheme),
        year,
        of_year: ofYear,
        overall,
        opens: call.opens,
        closes: call.closes,
        extended: call.extensions?.length ?? 0,
        page: `${publicUrl}/calls/${call.id}`,
      }
    }
    return cut(await Promise.all(calls.map(numbered)), after, ({ id }) => String(id))
  },
}
