import type { z } from 'zod'
import type { TableColumn, TableField } from '../../domain/table-field.ts'
import type { Words } from '../../domain/words.ts'
import { type Option, option, tenThousandYuan } from './form-fields.ts'

type Table = z.input<typeof TableField>
type Column = z.input<typeof TableColumn>
type More = Partial<Omit<Table, 'kind' | 'columns'>>

export const table = (id: string, label: Words, columns: readonly Column[], more: More = {}): Table => ({
  kind: 'table',
  id,
  label,
  required: true,
  columns: [...columns],
  ...more,
})

const textColumn = (id: string, label: Words, required = true, max = 120): Column => ({
  kind: 'text',
  id,
  label,
  required,
  max,
})
const memberColumn = (id: string, label: Words, required = true): Column => ({
  kind: 'member',
  id,
  label,
  required,
})

/** Who does what in a consortium, as programmes usually name it. */
export const peopleRoles: readonly Option[] = [
  option('director', '负责人', 'Head'),
  option('chief-scientist', '首席科学家', 'Chief scientist'),
  option('commander', '总指挥', 'Commander-in-chief'),
  option('task-lead', '任务负责人', 'Leads a task'),
  option('core', '研发骨干', 'Core researcher'),
  option('secretary', '秘书处', 'Secretariat'),
]

/** The people, each in a role and from a member; how many of them lead is a check, not a promise. */
export const peopleTable = (more: More = {}): Table =>
  table(
    'people',
    { zh: '核心人员', en: 'Key people' },
    [
      textColumn('name', { zh: '姓名', en: 'Name' }, true, 60),
      {
        kind: 'choice',
        id: 'role',
        label: { zh: '角色', en: 'Role' },
        required: true,
        options: [...peopleRoles],
      },
      memberColumn('of', { zh: '所在单位', en: 'Organisation' }),
      textColumn('post', { zh: '职务职称', en: 'Post or title' }, false, 60),
      {
        kind: 'number',
        id: 'months',
        label: { zh: '每年投入', en: 'A year' },
        unit: { zh: '人月', en: 'person-months' },
        min: 0,
        max: 12,
      },
    ],
    {
      rows: { is: 'free', max: 30 },
      checks: [
        {
          kind: 'row-count',
          label: { zh: '首席科学家', en: 'Chief scientists' },
          where: { column: 'role', anyOf: ['chief-scientist'] },
          max: 1,
        },
        { kind: 'column-total', column: 'months' },
      ],
      ...more,
    },
  )

/** Each task with the member that carries it, from when to when, and what comes of it. */
export const tasksTable = (more: More = {}): Table =>
  table(
    'tasks',
    { zh: '任务分工', en: 'Tasks and who does them' },
    [
      textColumn('title', { zh: '任务', en: 'Task' }, true, 200),
      memberColumn('carrier', { zh: '承担单位', en: 'Carried by' }),
      textColumn('helpers', { zh: '参加单位与分工', en: 'Others and their part' }, false, 300),
      { kind: 'date', id: 'from', label: { zh: '开始', en: 'From' }, required: true },
      { kind: 'date', id: 'to', label: { zh: '完成', en: 'To' }, required: true },
      textColumn('deliverable', { zh: '交付成果', en: 'Deliverable' }, false, 200),
    ],
    {
      hint: {
        zh: '逐项写明任务、承担单位、起止时间与交付成果',
        en: 'Each task: who carries it, who helps, from when to when, and what comes of it',
      },
      rows: { is: 'free', max: 40 },
      ...more,
    },
  )

/** What is to be reached by when, and how that is seen; taken over as milestones where the programme pays by them. */
export const milestonesTable = (more: More = {}, ...columns: readonly Column[]): Table =>
  table(
    'milestones',
    { zh: '阶段目标', en: 'Milestones' },
    [
      textColumn('title', { zh: '里程碑', en: 'Milestone' }, true, 200),
      { kind: 'date', id: 'due', label: { zh: '完成期限', en: 'Reached by' }, required: true },
      textColumn('deliverable', { zh: '交付成果', en: 'Deliverable' }, false, 200),
      textColumn('measure', { zh: '考核指标', en: 'How it is measured' }, true, 300),
      ...columns,
    ],
    {
      hint: {
        zh: '每一阶段的时间、目标与考核指标',
        en: 'For each stage: by when, what, and how it is measured',
      },
      rows: { is: 'free', max: 20 },
      ...more,
    },
  )

/** Baseline and target of each indicator: the targets are the applicant's own, and reports are held against them. */
export const indicatorsTable = (more: More = {}): Table =>
  table(
    'indicators',
    { zh: '预期成果与指标', en: 'Expected results' },
    [
      textColumn('name', { zh: '指标', en: 'Indicator' }),
      textColumn('unit', { zh: '单位', en: 'Unit' }, true, 20),
      { kind: 'number', id: 'baseline', label: { zh: '基期', en: 'Baseline' }, required: true },
      { kind: 'number', id: 'target', label: { zh: '目标', en: 'Target' }, required: true },
      textColumn('note', { zh: '说明', en: 'Note' }, false, 200),
    ],
    {
      hint: { zh: '专利、标准、产品、产值等', en: 'Patents, standards, products, sales' },
      rows: { is: 'free', max: 30 },
      ...more,
    },
  )

export const sources: readonly Option[] = [
  option('lead', '牵头单位自筹', 'The lead’s own funds'),
  option('members', '成员单位自筹', 'The other members’ own funds'),
  option('public', '申请财政资金', 'Public money asked for'),
  option('other', '其他外部资金', 'Other money from outside'),
]
const own = ['lead', 'members']

/** The budget's columns, the first year first. */
export const yearColumns = (years: number): string[] =>
  Array.from({ length: years }, (_, index) => `year${index + 1}`)

/** The budget by source and year; its sum is the total that the plan says, and the share of own money is a figure. */
export const fundingTable = (
  { years, equals, minOwn }: { readonly years: number; readonly equals?: string; readonly minOwn?: number },
  more: More = {},
): Table => {
  const columns = yearColumns(years)
  return table(
    'funding',
    { zh: '经费来源与年度', en: 'Budget by source and year' },
    columns.map((id, index) => ({
      kind: 'number' as const,
      id,
      label: { zh: `第 ${index + 1} 年`, en: `Year ${index + 1}` },
      unit: tenThousandYuan,
      min: 0,
      max: 100_000_000,
    })),
    {
      rows: { is: 'fixed', rows: sources.map(({ value, label }) => ({ id: value, label })) },
      checks: [
        ...columns.map((column) => ({ kind: 'column-total' as const, column })),
        { kind: 'row-total', columns, label: { zh: '合计', en: 'Total' } },
        ...(equals === undefined ? [] : [{ kind: 'equals-field' as const, columns, field: equals }]),
        {
          kind: 'share',
          label: { zh: '自筹资金占比', en: 'Share of own funds' },
          columns,
          rows: own,
          ...(minOwn === undefined ? {} : { min: minOwn }),
          feeds: { figure: 'ownFundsShare' },
        },
      ],
      ...more,
    },
  )
}
