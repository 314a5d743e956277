import type { z } from 'zod'
import type { FormSection } from '../../domain/form.ts'
import type { ResultKind } from '../../domain/outcome.ts'
import { tenThousandYuan } from './form-fields.ts'
import { sources, yearColumns } from './form-tables.ts'

type Section = z.input<typeof FormSection>
type Kind = Pick<z.input<typeof ResultKind>, 'id' | 'title'>

const yesNo = [
  { value: 'yes', label: { zh: '计入', en: 'Counts' } },
  { value: 'no', label: { zh: '不计入', en: 'Does not count' } },
]

/** What came of the year, each with its day and evidence: from the record; what is new goes there with the report. */
export const outcomesOf = (kinds: readonly Kind[]): Section => ({
  id: 'outcomes',
  title: { zh: '成果清单', en: 'List of results' },
  help: {
    zh: '已报送的本年度成果自动列入，可选择是否计入本年度；新增的成果在报告通过后转入成果记录。',
    en: 'Results of the year that were entered are listed; choose which of them count. New ones go to the record once the report is accepted.',
  },
  fields: [
    {
      kind: 'table',
      id: 'list',
      label: { zh: '成果', en: 'Results' },
      prefill: { from: 'record', what: 'results' },
      rows: { is: 'free', max: 60 },
      columns: [
        {
          kind: 'choice',
          id: 'kind',
          label: { zh: '类别', en: 'Kind' },
          required: true,
          options: kinds.map(({ id, title }) => ({ value: id, label: title })),
        },
        { kind: 'text', id: 'title', label: { zh: '名称', en: 'Title' }, required: true, max: 200 },
        {
          kind: 'date',
          id: 'on',
          label: { zh: '日期', en: 'Date' },
          hint: { zh: '发布、授权或取得之日', en: 'When it was published, granted or earned' },
          required: true,
        },
        { kind: 'number', id: 'quantity', label: { zh: '数量', en: 'Quantity' }, required: true, min: 0 },
        { kind: 'document', id: 'evidence', label: { zh: '佐证', en: 'Evidence' }, required: true },
        {
          kind: 'choice',
          id: 'counts',
          label: { zh: '本年度', en: 'This year' },
          required: true,
          options: yesNo,
        },
      ],
    },
  ],
})

/** Indicators as the application set them, with what was reached; `of` is their table in the application. */
export const indicatorsOf = (of: string): Section => ({
  id: 'indicators',
  title: { zh: '指标完成情况', en: 'Indicators' },
  help: {
    zh: '基期、目标和上年完成数取自申报书和上年报告，只填本年完成数；完成率低于 80% 的须说明。',
    en: 'Baseline, target and last year come from the application and the last report: fill in this year. Below 80 per cent of the target a note is needed.',
  },
  fields: [
    {
      kind: 'table',
      id: 'indicators',
      label: { zh: '指标', en: 'Indicators' },
      rows: {
        is: 'targets',
        of,
        attainment: { actual: 'actual', target: 'target', noteBelow: 0.8, note: 'note' },
      },
      columns: [
        { kind: 'text', id: 'name', label: { zh: '指标', en: 'Indicator' }, given: { from: 'plan' } },
        { kind: 'text', id: 'unit', label: { zh: '单位', en: 'Unit' }, given: { from: 'plan' } },
        { kind: 'number', id: 'baseline', label: { zh: '基期', en: 'Baseline' }, given: { from: 'plan' } },
        { kind: 'number', id: 'target', label: { zh: '目标', en: 'Target' }, given: { from: 'plan' } },
        {
          kind: 'number',
          id: 'before',
          label: { zh: '上年完成', en: 'Last year' },
          given: { from: 'last-report', column: 'actual' },
        },
        { kind: 'number', id: 'actual', label: { zh: '本年完成', en: 'This year' }, required: true },
        { kind: 'text', id: 'note', label: { zh: '说明', en: 'Note' }, max: 500 },
      ],
    },
  ],
})

type Columns = Extract<Section['fields'][number], { kind: 'table' }>['columns']

const spentColumns: Columns = [
  {
    kind: 'number',
    id: 'before',
    label: { zh: '上年累计', en: 'By last year' },
    unit: tenThousandYuan,
    given: { from: 'last-report', column: 'spent' },
  },
  {
    kind: 'number',
    id: 'spent',
    label: { zh: '累计支出', en: 'Spent so far' },
    unit: tenThousandYuan,
    required: true,
    min: 0,
  },
  { kind: 'text', id: 'note', label: { zh: '说明', en: 'Note' }, max: 500 },
]

/** What was planned, in the first columns, beside what was spent; below half of what was planned asks for a note. */
const spendingSection = (of: string, planned: Columns): Section => ({
  id: 'spending',
  title: { zh: '经费执行情况', en: 'Spending' },
  help: {
    zh: '计划数取自申报书（或批准变更后的计划），上年累计取自上年报告，只填累计支出；低于计划 50% 的须说明。',
    en: 'What was planned comes from the application, or the plan as it was changed since; last year from the last report. Fill in what was spent so far; below half of the plan a note is needed.',
  },
  fields: [
    {
      kind: 'table',
      id: 'spending',
      label: { zh: '经费', en: 'Spending' },
      rows: {
        is: 'targets',
        of,
        attainment: { actual: 'spent', target: 'planned', noteBelow: 0.5, note: 'note' },
      },
      columns: [...planned, ...spentColumns],
    },
  ],
})

/** For a budget whose rows are named by whoever applies; `label` and `planned` are columns of it. */
export const spendingOf = (of: string, label: string, planned: string): Section =>
  spendingSection(of, [
    {
      kind: 'text',
      id: 'source',
      label: { zh: '来源', en: 'Source' },
      given: { from: 'plan', column: label },
    },
    {
      kind: 'number',
      id: 'planned',
      label: { zh: '计划', en: 'Planned' },
      unit: tenThousandYuan,
      given: { from: 'plan', column: planned },
    },
  ])

/** For the usual budget by source and year: what was planned in all, and until the year reported on. */
export const spendingBySourceOf = (of: string, years: number): Section => {
  const columns = yearColumns(years)
  return spendingSection(of, [
    {
      kind: 'choice',
      id: 'source',
      label: { zh: '来源', en: 'Source' },
      options: [...sources],
      given: { from: 'plan-row' },
    },
    {
      kind: 'number',
      id: 'whole',
      label: { zh: '计划总额', en: 'Planned in all' },
      unit: tenThousandYuan,
      given: { from: 'plan-years', columns, until: 'end' },
    },
    {
      kind: 'number',
      id: 'planned',
      label: { zh: '计划累计', en: 'Planned by then' },
      hint: {
        zh: '截至报告年度；自认定之日起按整年计，不足半年不计，至少一年',
        en: 'Until the year reported on: full years since the recognition, half a year rounded up, one at least',
      },
      unit: tenThousandYuan,
      given: { from: 'plan-years', columns, until: 'report' },
    },
  ])
}

/** The year against the usual plan of an application: its indicators, and its money by source and year. */
export const againstPlan = (years = 3): Section[] => [
  indicatorsOf('plan.indicators'),
  spendingBySourceOf('plan.funding', years),
]
