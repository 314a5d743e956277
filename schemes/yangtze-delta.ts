import { Scheme } from '../domain/scheme.ts'
import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { annualEvaluation, ofUsualPlan } from './parts/evaluation.ts'
import { workingDays } from './parts/limits.ts'
import { results, withTargets } from './parts/results.ts'
import { atLeast, clausesRule, declarationsRule, identified, researchKinds, rule } from './parts/rules.ts'
import {
  approval,
  bureauLevels,
  expertReview,
  formalCheck,
  item,
  level,
  panel,
  publicNotice,
  recommendation,
} from './parts/steps.ts'
import { confirm, notPublic, scoredReportDefaults } from './parts/to-confirm.ts'
import { deltaForm, deltaPlatforms, frameworkClauses } from './yangtze-delta-form.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const guideline = {
  zh: '《长三角创新联合体建设工作指引（试行）》苏科规范〔2025〕2号',
  en: 'Yangtze-Delta guideline on innovation consortia, 苏科规范〔2025〕2号',
}
const warns = { force: 'warns' as const }

const provinces = [
  { zh: '上海', en: 'Shanghai' },
  { zh: '江苏', en: 'Jiangsu' },
  { zh: '浙江', en: 'Zhejiang' },
  { zh: '安徽', en: 'Anhui' },
]
const agencies = [
  { zh: '上海市科学技术委员会', en: 'Science and Technology Commission of Shanghai Municipality' },
  { zh: '江苏省科学技术厅', en: 'Department of Science and Technology of Jiangsu' },
  { zh: '浙江省科学技术厅', en: 'Department of Science and Technology of Zhejiang' },
  { zh: '安徽省科学技术厅', en: 'Department of Science and Technology of Anhui' },
]

/**
 * The four-party guideline of 2025, nearest to a binding text that Shanghai has. Who issues it, who may lead and that
 * consortia reach across provinces is published; how they are chosen is not.
 */
export const yangtzeDelta: Scheme = Scheme.parse({
  ref: 'yangtze-delta@1',
  title: { zh: '长三角创新联合体', en: 'Yangtze-Delta innovation consortia' },
  summary: {
    zh: '以重大科技任务为牵引、以共同利益为纽带，由科技领军企业、重大创新平台或产业共性技术平台牵头，跨省市、跨部门组建创新联合体，由四省市科技部门联合公布。',
    en: 'Pulled by major tasks and tied by common interest, led by a leading enterprise, a major innovation platform or an industry common-technology platform, across provinces and departments; published by the four provinces together.',
  },
  issuers: agencies,
  jurisdiction: { zh: '上海、江苏、浙江、安徽', en: 'Shanghai, Jiangsu, Zhejiang and Anhui' },
  legalForce: 'guideline',
  sources: [
    guideline,
    {
      zh: '《关于促进长三角科技创新协同发展的决定》（2025-09-01 施行）',
      en: 'Decision of the four People’s Congress committees on joint innovation, in force from 2025-09-01',
    },
    { zh: '第二批长三角创新联合体报道（第一财经）', en: 'Second batch of 12 consortia, as reported' },
  ],
  inForce: { from: '2025-06-05' },
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  batches: { perYear: 1 },
  outcome: {
    kind: 'recognition',
    verb: { zh: '公布', en: 'publication' },
    numberPattern: 'YRDIC-{year}-{code}',
    validityMonths: 36,
    renewal: { months: 36, times: 1, opensMonthsBefore: 6 },
    register: ['parties', 'field', 'place', 'grades', 'results'],
  },
  organisationForm: {
    allowed: ['contract', 'entity'],
    liability: { zh: '协议约定的对外责任主体', en: 'The party that the agreement names' },
  },
  form: deltaForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'conditions',
    coLeads: true,
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    rule(
      'lead-kind',
      { kind: 'lead-kind', allowed: ['enterprise', 'institute', 'new-rd-institution', 'university'] },
      { ...warns, source: guideline },
    ),
    rule(
      'lead-standing',
      { kind: 'lead-credential', anyOf: deltaPlatforms },
      { phase: 'apply', ...warns, source: guideline },
    ),
    rule('lead-place', { kind: 'lead-place', places: provinces }, warns),
    rule(
      'cross-province',
      { kind: 'distinct-places', by: 'region', min: 2, regions: provinces },
      { ...warns, source: guideline },
    ),
    rule('enough', atLeast(3), warns),
    rule('science', atLeast(1, { kinds: researchKinds }), warns),
    rule('independent', { kind: 'independent', min: 2 }, warns),
    identified(warns),
    clausesRule(frameworkClauses, { ...warns, source: guideline }),
    rule(
      'papers',
      {
        kind: 'documents',
        required: [
          { value: 'agreement', label: { zh: '组建协议', en: 'formation agreement' } },
          { value: 'leadProof', label: { zh: '牵头单位资质证明', en: 'proof of the lead’s standing' } },
        ],
      },
      { phase: 'apply', ...warns },
    ),
    declarationsRule(undefined, warns),
  ],
  recommenders: provinces.map((region, index) => ({ region, unit: agencies[index] })),
  steps: [
    recommendation({
      title: { zh: '省级科技主管部门推荐', en: 'Province recommends' },
      limit: workingDays(20),
    }),
    formalCheck(),
    expertReview(
      [
        item('task', 25, { zh: '重大任务牵引', en: 'Pulled by a major task' }),
        item('lead', 15, { zh: '牵头单位能力', en: 'Capacity of the lead' }),
        item('crossRegion', 20, { zh: '跨区域协同', en: 'Work across provinces' }),
        item('framework', 20, { zh: '组织架构与运行机制', en: 'Framework and operating mechanism' }),
        item('chains', 20, { zh: '四链融合', en: 'Innovation, industry, capital and talent together' }),
      ],
      {
        panel: panel({
          experts: 7,
          quorum: 5,
          maxExperts: 9,
          mix: [{ field: { zh: '产业', en: 'Industry' }, min: 2 }],
        }),
        selection: { mayBeNone: true },
      },
    ),
    approval(
      bureauLevels.division,
      level('agencies', { zh: '四省市科技部门会商', en: 'The four agencies agree' }, 4, workingDays(20)),
    ),
    publicNotice(
      workingDays(5),
      [
        {
          zh: '业务部门：推荐地省级科技主管部门',
          en: 'Business: the agency of the province that recommended',
        },
        { zh: '监督部门：各省市科技监督部门', en: 'Supervision: supervising units of the four agencies' },
      ],
      { limit: workingDays(15) },
    ),
  ],
  evaluation: annualEvaluation(
    { opens: '02-10', reportDue: '03-31' },
    ofUsualPlan(results.patents, results.projects, results.products, results.standards, results.talent),
  ),
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  support: [
    {
      id: 'joint-research',
      kind: 'priority',
      title: { zh: '优先承担长三角联合攻关任务', en: 'First in line for joint research of the delta' },
      payment: 'in-kind',
      stacking: 'allowed',
    },
  ],
  results: [
    ...withTargets(results.patents, results.projects, results.products),
    results.standards,
    results.talent,
  ],
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'rules.0',
      '平台可以牵头有原文依据，其法人类型（院所、高校等）为推断',
      'That platforms may lead is published; which kinds of body they are is inferred',
    ),
    notPublic('rules.2', { zh: '牵头单位注册地', en: 'Where the lead is registered' }),
    confirm(
      'rules.3',
      '“跨省、跨部门”有原文依据，至少两省（市）为推断',
      '“Across provinces” is published; that two are enough is inferred',
    ),
    notPublic('rules.4', { zh: '成员数量', en: 'How many members' }),
    notPublic('rules.5', { zh: '高校院所要求', en: 'Whether somebody must do research for others' }),
    notPublic('rules.6', { zh: '独立性要求', en: 'Whether members must be independent' }),
    notPublic('rules.7', { zh: '成员代码要求', en: 'Whether members need a code' }),
    confirm(
      'rules.8',
      '须有清晰的组织架构与运行机制，具体条款为默认值',
      'A clear framework and mechanism are asked for; the clauses are defaults',
    ),
    notPublic('rules.9', { zh: '申报材料', en: 'The documents' }),
    notPublic('rules.10', { zh: '信用承诺事项', en: 'The credit commitments' }),
    notPublic('form', { zh: '申报书格式', en: 'The application form' }),
    notPublic('members', {
      zh: '成员上限、境外成员与联合牵头',
      en: 'Most members, foreign members and co-leads',
    }),
    notPublic('organisationForm', {
      zh: '组织形式与对外责任',
      en: 'The organisation form and external liability',
    }),
    notPublic('recommenders', { zh: '各省市推荐单位', en: 'Who recommends in each province' }),
    notPublic('batches', { zh: '批次', en: 'How often there is a call' }),
    notPublic('outcome.numberPattern', { zh: '编号规则', en: 'The numbering' }),
    notPublic('outcome.validityMonths', { zh: '有效期', en: 'The validity period' }),
    notPublic('outcome.renewal', { zh: '续建', en: 'Continuation' }),
    notPublic('steps', { zh: '程序与时限', en: 'Steps and time limits' }),
    notPublic('evaluation', { zh: '评估', en: 'The evaluation' }),
    ...scoredReportDefaults,
    notPublic('changes', { zh: '变更', en: 'Changes' }),
    notPublic('exit', { zh: '退出与撤销', en: 'Exit and revocation' }),
    notPublic('support', { zh: '支持措施', en: 'The support' }),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
