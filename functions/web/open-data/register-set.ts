import type { RegisterLine } from '../../../domain/register-line.ts'
import { registerLines } from '../../register-lines.ts'
import { cut, type DataSet, type Row } from './data-set.ts'

/** The register, a consortium a row: what its pages say, and no more. */
export const registerSet: DataSet = {
  name: 'register',
  title: { zh: '公开名录', en: 'The public register' },
  about: {
    zh: '每个联合体一行：名称、编号、状态、日期、领域、地点、单位、最近等级。计划未公开的栏目留空。',
    en: 'One row per consortium: name, number, standing, dates, field, place, organisations, last grade. What a programme does not publish is empty.',
  },
  fields: [
    { name: 'id', title: { zh: '标识', en: 'Identifier' }, kind: 'string' },
    { name: 'name', title: { zh: '名称', en: 'Name' }, kind: 'string' },
    {
      name: 'standing',
      title: {
        zh: '状态：recognised 有效，revoked 已撤销，expired 已到期，withdrawn 已退出，reported 公开报道',
        en: 'Standing: recognised (in force), revoked, expired, withdrawn, reported (taken from a public report)',
      },
      kind: 'string',
    },
    { name: 'on_trial', title: { zh: '是否试行', en: 'Whether it is on trial' }, kind: 'boolean' },
    { name: 'number', title: { zh: '证书编号', en: 'Number of the certificate' }, kind: 'string' },
    {
      name: 'former_numbers',
      title: { zh: '原编号', en: 'Numbers that it had before' },
      kind: 'strings',
    },
    { name: 'programme', title: { zh: '计划代码', en: 'Code of the programme' }, kind: 'string' },
    {
      name: 'kind',
      title: { zh: '种类（认定、备案等）', en: 'What was given: recognition, filing and so on' },
      kind: 'string',
    },
    { name: 'tier', title: { zh: '层级', en: 'Tier' }, kind: 'string' },
    { name: 'field', title: { zh: '领域', en: 'Field' }, kind: 'string' },
    { name: 'place', title: { zh: '地点', en: 'Place' }, kind: 'string' },
    {
      name: 'given',
      title: {
        zh: '认定时间（UTC）；公开报道的只有日、月或年',
        en: 'When it was given (UTC); of a report the day, month or year alone',
      },
      kind: 'string',
    },
    {
      name: 'year',
      title: { zh: '认定年度，按计划所在时区', en: 'Its year, in the zone of the programme' },
      kind: 'integer',
    },
    { name: 'valid_until', title: { zh: '有效期至（UTC）', en: 'Valid until (UTC)' }, kind: 'dateTime' },
    {
      name: 'ended',
      title: { zh: '终止时间', en: 'When it ended' },
      kind: 'string',
    },
    {
      name: 'merged_into',
      title: { zh: '并入的联合体的编号', en: 'Number of the consortium that it merged into' },
      kind: 'string',
    },
    { name: 'leads', title: { zh: '牵头单位', en: 'Who leads it' }, kind: 'strings' },
    { name: 'members', title: { zh: '成员单位', en: 'Other organisations in it' }, kind: 'strings' },
    {
      name: 'grade_year',
      title: { zh: '最近一次评估的年度', en: 'Year of the last evaluation' },
      kind: 'integer',
    },
    {
      name: 'grade',
      title: {
        zh: '等级：excellent 优秀，good 良好，qualified 合格，unqualified 不合格',
        en: 'Its grade: excellent, good, qualified, unqualified',
      },
      kind: 'string',
    },
    { name: 'page', title: { zh: '名录页面', en: 'Page in the register' }, kind: 'anyURI' },
  ],
  part: async ({ world, publicUrl, after }) => {
    const lines = (await registerLines(world)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    return cut(
      lines.map((line) => rowOf(line, publicUrl)),
      after,
      ({ id }) => String(id),
    )
  },
}

const rowOf = (line: RegisterLine, publicUrl: string): Row => ({
  id: line.id,
  name: line.name,
  standing: line.is,
  on_trial: line.trial === true,
  number: line.number,
  former_numbers: line.former ?? [],
  programme: line.programme,
  kind: line.kind,
  tier: line.tier,
  field: line.field,
  place: line.place,
  given: line.since,
  year: line.year,
  valid_until: line.until,
  ended: line.ended,
  merged_into: line.mergedInto,
  leads: line.leads,
  members: line.members,
  grade_year: line.grade?.year,
  grade: line.grade?.grade,
  page: `${publicUrl}/register/${line.id}`,
})
