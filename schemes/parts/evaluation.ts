import type { z } from 'zod'
import type { EvaluationRules } from '../../domain/evaluation-rules.ts'
import type { ResultKind } from '../../domain/outcome.ts'
import { longText, number, tenThousandYuan } from './form-fields.ts'
import { months, workingDays } from './limits.ts'
import { againstPlan, outcomesOf } from './report-sections.ts'
import { bureauLevels, item, panel } from './steps.ts'

type Evaluation = z.input<typeof EvaluationRules>

type Kind = Pick<z.input<typeof ResultKind>, 'id' | 'title'>

/** How many results of a kind the year brought: as the record has them, where the programme counts that kind. */
const counted = (kinds: readonly Kind[], kind: string) =>
  kinds.some(({ id }) => id === kind)
    ? { prefill: { from: 'record' as const, what: 'result-sum' as const, kind } }
    : {}

const resultsOfYear = (kinds: readonly Kind[]): Evaluation['form'][number] => ({
  id: 'results',
  title: { zh: '年度成果', en: 'Results of the year' },
  fields: [
    longText(
      'summary',
      { zh: '工作总结', en: 'Summary' },
      {
        max: 4000,
        hint: {
          zh: '组织运行、协同攻关、服务产业',
          en: 'Operation, joint research, service to industry',
        },
      },
    ),
    number(
      'patents',
      { zh: '发明专利授权', en: 'Invention patents granted' },
      { zh: '件', en: 'patents' },
      { whole: true, max: 100_000, ...counted(kinds, 'patents') },
    ),
    number(
      'standards',
      { zh: '制定标准', en: 'Standards published' },
      { zh: '项', en: 'standards' },
      { whole: true, max: 10_000, ...counted(kinds, 'standards') },
    ),
    number('spent', { zh: '研发投入', en: 'R&D spending' }, tenThousandYuan),
  ],
})

/** What each year's report says first: filled in from the record, dated, with evidence, and held against the plan. */
const yearOf = (kinds: readonly Kind[], against: Evaluation['form']): Evaluation['form'] => [
  resultsOfYear(kinds),
  ...(kinds.length > 1 ? [outcomesOf(kinds)] : []),
  ...against,
]

const problems = longText(
  'problems',
  { zh: '问题与改进', en: 'Problems and what is done about them' },
  { required: false, max: 4000, prefill: { from: 'last-report' } },
)

/** `against`: the parts in which the year is compared with what the application planned. */
type About = { readonly kinds?: readonly Kind[]; readonly against?: Evaluation['form'] }

/** Reports of programmes whose application has the usual plan. */
export const ofUsualPlan = (...kinds: readonly Kind[]): About => ({ kinds, against: againstPlan() })

/**
 * Every year, after the published evaluations of technology-innovation alliances (池州、合肥): own report and score,
 * a panel, four areas and bonus points, grades by band, not taking part counts as unqualified. Newcomers are exempt.
 */
export const annualEvaluation = (
  more: Partial<Evaluation> = {},
  { kinds = [], against = [] }: About = {},
): Evaluation => ({
  opens: '01-10',
  reportDue: '03-31',
  exemptMonths: 6,
  grace: workingDays(10),
  form: [
    ...yearOf(kinds, against),
    {
      id: 'self',
      title: { zh: '问题与改进', en: 'Problems and what is done about them' },
      fields: [problems],
    },
  ],
  selfSheet: { shown: false },
  panel: panel({ experts: 3, quorum: 2, maxExperts: 5, limit: workingDays(15) }),
  rubric: {
    items: [
      item('operation', 25, { zh: '组织运行', en: 'Operation' }),
      item('innovation', 30, { zh: '创新活动', en: 'Innovation activity' }),
      item('service', 20, { zh: '服务产业', en: 'Service to industry' }),
      item('results', 25, { zh: '成果产出', en: 'Results' }),
      item('extra', 10, { zh: '加分项', en: 'Bonus item' }, { bonus: true }),
    ],
    bonusCap: 10,
  },
  levels: [bureauLevels.division, bureauLevels.deputy],
  bands: [
    {
      grade: 'excellent',
      from: 90,
      leadsTo: 'confirm',
      mostShare: 0.3,
      consequence: { zh: '优先推荐国家和市级项目', en: 'Recommended first for national and city projects' },
    },
    { grade: 'good', from: 80, leadsTo: 'confirm' },
    { grade: 'qualified', from: 60, leadsTo: 'confirm' },
    {
      grade: 'unqualified',
      from: 0,
      leadsTo: 'rectify',
      consequence: { zh: '限期整改，整改期内暂停支持', en: 'Support pauses until it is put right' },
    },
  ],
  noShow: 'unqualified',
  twoInARow: { grade: 'unqualified', leadsTo: 'revoke' },
  rectification: { limit: months(3), times: 1 },
  ...more,
})

/**
 * Programmes that file: an officer looks whether the year's report is there and complete, and nobody scores it. What is
 * not put right in time ends the filing.
 */
export const filedReport = (
  more: Partial<Evaluation> = {},
  { kinds = [], against = [] }: About = {},
): Evaluation => {
  const { panel: _, rubric: __, twoInARow: ___, selfSheet: ____, ...yearly } = annualEvaluation()
  return {
    ...yearly,
    form: [
      ...yearOf(kinds, against),
      {
        id: 'outlook',
        title: { zh: '问题与改进', en: 'Problems and what is done about them' },
        fields: [problems],
      },
    ],
    officerCheck: { limit: workingDays(10) },
    levels: [],
    bands: [
      { grade: 'qualified', from: 60, leadsTo: 'confirm' },
      {
        grade: 'unqualified',
        from: 0,
        leadsTo: 'rectify',
        consequence: {
          zh: '限期补报，逾期备案失效',
          en: 'To be made up for in time; otherwise the filing lapses',
        },
      },
    ],
    rectification: { limit: months(1), times: 1 },
    ...more,
  }
}
