import { schemeCode } from '../../../domain/ids.ts'
import type { DataSet } from './data-set.ts'

const noticesOfPart = 500

/** What is under public notice at this moment. */
export const noticesSet: DataSet = {
  name: 'notices',
  title: { zh: '公示', en: 'Public notices' },
  about: {
    zh: '正在公示的每个联合体一行：牵头单位、公示期和提出异议的页面。公示结束后不再列出。',
    en: 'One row per consortium under notice now: its lead, the days, and the page on which to object. It is gone when the notice ends.',
  },
  fields: [
    { name: 'id', title: { zh: '标识', en: 'Identifier' }, kind: 'string' },
    { name: 'name', title: { zh: '名称', en: 'Name' }, kind: 'string' },
    { name: 'lead', title: { zh: '牵头单位', en: 'Lead organisation' }, kind: 'string' },
    { name: 'programme', title: { zh: '计划代码', en: 'Code of the programme' }, kind: 'string' },
    { name: 'first_day', title: { zh: '公示首日', en: 'First day of the notice' }, kind: 'date' },
    { name: 'last_day', title: { zh: '公示末日', en: 'Last day of the notice' }, kind: 'date' },
    { name: 'ends', title: { zh: '异议截止（UTC）', en: 'Objections until (UTC)' }, kind: 'dateTime' },
    { name: 'page', title: { zh: '公示和异议页面', en: 'Page, where to object' }, kind: 'anyURI' },
  ],
  part: async ({ world, publicUrl, after }) => {
    const { items, next } = await world.store.cases.underNotice({
      limit: noticesOfPart,
      ...(after === undefined ? {} : { after }),
    })
    const rows = items.flatMap(({ id, title, leadName, scheme, status }) =>
      status.is === 'notice'
        ? [
            {
              id,
              name: title,
              lead: leadName,
              programme: schemeCode(scheme),
              first_day: status.firstDay,
              last_day: status.lastDay,
              ends: status.ends,
              page: `${publicUrl}/notices/${id}`,
            },
          ]
        : [],
    )
    return { rows, next }
  },
}
