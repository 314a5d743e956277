import { againstPlan, outcomesOf } from './parts/report-sections.ts'
import { results } from './parts/results.ts'

const { patents, standards, projects, products, revenue, talent } = results

/** The annual evaluation of Lin-gang; not public, so an editable default after published alliance evaluations. */
export const lingangEvaluation = {
  opens: '01-10',
  reportDue: '03-20',
  exemptMonths: 6,
  grace: { n: 10, unit: 'working-day' },
  form: [
    {
      id: 'results',
      title: { zh: '年度成果', en: 'Results of the year' },
      fields: [
        {
          kind: 'longText',
          id: 'summary',
          label: { zh: '工作总结', en: 'Summary' },
          required: true,
          max: 4000,
        },
        {
          kind: 'number',
          id: 'patents',
          label: { zh: '发明专利授权', en: 'Invention patents granted' },
          unit: { zh: '件', en: 'patents' },
          whole: true,
          min: 0,
          max: 100_000,
          prefill: { from: 'record', what: 'result-sum', kind: 'patents' },
        },
        {
          kind: 'number',
          id: 'standards',
          label: { zh: '制定标准', en: 'Standards published' },
          unit: { zh: '项', en: 'standards' },
          whole: true,
          min: 0,
          max: 10_000,
          prefill: { from: 'record', what: 'result-sum', kind: 'standards' },
        },
        {
          kind: 'number',
          id: 'spent',
          label: { zh: '研发投入', en: 'R&D spending' },
          unit: { zh: '万元', en: '× 10,000 CNY' },
          required: true,
          min: 0,
          max: 10_000_000,
        },
      ],
    },
    outcomesOf([patents, standards, products, revenue, projects, talent]),
    ...againstPlan(),
    {
      id: 'self',
      title: { zh: '问题与改进', en: 'Problems and what is done about them' },
      fields: [
        {
          kind: 'longText',
          id: 'problems',
          label: { zh: '问题与改进', en: 'Problems and what is done about them' },
          max: 4000,
          prefill: { from: 'last-report' },
        },
      ],
    },
  ],
  selfSheet: { shown: false },
  panel: {
    experts: 3,
    quorum: 2,
    dropHighLow: true,
    threshold: 60,
    maxSpread: 30,
    maxExperts: 5,
    limit: { n: 15, unit: 'working-day' },
  },
  rubric: {
    items: [
      { id: 'operation', title: { zh: '组织运行', en: 'Operation' }, max: 25, reasonBelow: 10 },
      { id: 'innovation', title: { zh: '创新活动', en: 'Innovation' }, max: 30, reasonBelow: 12 },
      { id: 'service', title: { zh: '服务产业', en: 'Service to industry' }, max: 20, reasonBelow: 8 },
      { id: 'results', title: { zh: '成果产出', en: 'Results' }, max: 25, reasonBelow: 10 },
    ],
  },
  levels: [
    {
      id: 'division',
      title: { zh: '业务处室', en: 'Division' },
      needs: 'one',
      limit: { n: 5, unit: 'working-day' },
    },
    {
      id: 'bureau',
      title: { zh: '分管领导', en: 'Deputy directors' },
      needs: 'one',
      limit: { n: 5, unit: 'working-day' },
    },
  ],
  bands: [
    { grade: 'excellent', from: 90, leadsTo: 'confirm' },
    { grade: 'good', from: 80, leadsTo: 'confirm' },
    { grade: 'qualified', from: 60, leadsTo: 'confirm' },
    { grade: 'unqualified', from: 0, leadsTo: 'rectify' },
  ],
  noShow: 'unqualified',
  rectification: { limit: { n: 3, unit: 'month' }, times: 1 },
}
