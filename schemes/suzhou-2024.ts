import { Scheme } from '../domain/scheme.ts'
import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { annualEvaluation, ofUsualPlan } from './parts/evaluation.ts'
import { calendarDays, workingDays } from './parts/limits.ts'
import { results, withTargets } from './parts/results.ts'
import {
  approval,
  bureauLevels,
  expertReview,
  formalCheck,
  item,
  panel,
  publicNotice,
  recommendation,
} from './parts/steps.ts'
import { suzhouForm } from './suzhou-2024-form.ts'
import { suzhouRecommenders } from './suzhou-2024-recommenders.ts'
import { suzhouRules } from './suzhou-2024-rules.ts'
import { suzhouToConfirm } from './suzhou-2024-to-confirm.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

/**
 * Suzhou's consortia as the notice of 2024 asks for them: three types, a cultivation pool and establishment, county
 * recommendation, review and defence, seven days of public notice. The conditions are published; time limits,
 * weights and what comes after are not, and are named in `toConfirm`.
 */
export const suzhou2024: Scheme = Scheme.parse({
  ref: 'suzhou-2024@1',
  title: { zh: '苏州市创新联合体（2024 年度）', en: 'Suzhou innovation consortia (2024)' },
  summary: {
    zh: '由在苏州注册的领军企业牵头，联合同行企业、高校院所、离岸创新中心、科技服务机构和金融机构组建创新联合体，分战略引领、市场驱动、平台支撑三类，经县级推荐、专家评审、面试答辩和公示后纳入培育或立项。',
    en: 'Led by leading companies of Suzhou, with firms of the trade, universities, institutes, offshore innovation centres, service bodies and financial institutions. Three types; recommended by the county, reviewed, defended, announced for seven days, then cultivated in the pool or established.',
  },
  issuers: [{ zh: '苏州市科学技术局', en: 'Suzhou Municipal Science and Technology Bureau' }],
  jurisdiction: { zh: '江苏省苏州市', en: 'Suzhou, Jiangsu' },
  legalForce: 'measures',
  sources: [
    {
      zh: '《苏州市创新联合体建设实施方案》苏科办〔2022〕19号（2022-06-27 公示引用）',
      en: 'Suzhou implementation plan for innovation consortia, 苏科办〔2022〕19号, cited in the notice of 2022-06-27',
    },
    {
      zh: '2024 年度苏州市创新联合体申报通知（2024-04-08 转载）',
      en: 'Call of 2024 for Suzhou innovation consortia, as reprinted on 2024-04-08',
    },
    {
      zh: '2023 年度第二批创新联合体公示（2023-11-22）',
      en: 'Public notice of the second batch of 2023, 2023-11-22',
    },
  ],
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  batches: { perYear: 2 },
  outcome: {
    kind: 'establishment',
    verb: { zh: '立项', en: 'establishment' },
    numberPattern: 'SZIC-{year}-{code}',
    validityMonths: 36,
    tiers: [
      {
        id: 'pool',
        title: { zh: '培育库', en: 'Cultivation pool' },
        verb: { zh: '培育', en: 'cultivation' },
        numberPattern: 'SZIC-P-{year}-{code}',
        validityMonths: 24,
      },
      {
        id: 'established',
        title: { zh: '立项', en: 'Established' },
        verb: { zh: '立项', en: 'establishment' },
        upgradeFrom: 'pool',
      },
    ],
    register: ['parties', 'field', 'place', 'results'],
  },
  organisationForm: {
    allowed: ['contract'],
    liability: { zh: '章程（组建协议）约定的对外责任主体', en: 'The party that the charter names' },
  },
  formationTypes: [
    {
      id: 'strategic',
      title: { zh: '战略引领型', en: 'Strategy-led' },
      help: {
        zh: '牵头单位须承担或参与国家、省重大科技项目',
        en: 'The lead carries or takes part in major state or provincial projects',
      },
    },
    {
      id: 'market',
      title: { zh: '市场驱动型', en: 'Market-driven' },
      help: {
        zh: '“链主”企业任总指挥，企业自主组合，风险共担、利益共享',
        en: 'A chain owner is commander-in-chief; enterprises combine by themselves and share risk and benefit',
      },
    },
    {
      id: 'platform',
      title: { zh: '平台支撑型', en: 'Platform-supported' },
      help: { zh: '依托创新平台组建', en: 'It rests on an innovation platform' },
    },
  ],
  form: suzhouForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'yes',
    coLeads: false,
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: suzhouRules,
  recommenders: suzhouRecommenders,
  steps: [
    recommendation({
      title: { zh: '县级科技主管部门审核推荐', en: 'County authority reviews and recommends' },
    }),
    formalCheck(),
    expertReview(
      [
        item('need', 20, { zh: '产业需求与目标', en: 'Need of the industry and aim' }),
        item('lead', 20, { zh: '牵头单位能力', en: 'Capacity of the lead' }),
        item('team', 20, { zh: '成员互补与协同', en: 'How members complement each other' }),
        item('plan', 25, { zh: '攻关任务与方案', en: 'Research tasks and plan' }),
        item('mechanism', 15, { zh: '运行与利益分配机制', en: 'Operation and benefit sharing' }),
      ],
      { panel: panel(), selection: { mayBeNone: true } },
    ),
    {
      kind: 'defence',
      title: { zh: '面试答辩', en: 'Interview defence' },
      limit: workingDays(10),
      minutes: 20,
    },
    approval(bureauLevels.division, bureauLevels.deputy, bureauLevels.meeting),
    publicNotice(
      calendarDays(7),
      [
        {
          zh: '业务部门：苏州市科学技术局业务处室',
          en: 'Business: division of the science bureau in charge',
        },
        { zh: '监督部门：苏州市科学技术局监督处室', en: 'Supervision: supervising division of the bureau' },
      ],
      { from: 'either', evidence: 'required', limit: workingDays(15) },
    ),
  ],
  evaluation: annualEvaluation(
    {
      milestones: [
        { afterMonths: 36, title: { zh: '期满绩效评价', en: 'Performance evaluation at the end' } },
      ],
    },
    ofUsualPlan(results.patents, results.standards, results.products, results.revenue, results.talent),
  ),
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  support: [
    {
      id: 'project',
      kind: 'grant',
      title: { zh: '立项项目经费', en: 'Money for the established project' },
      payment: 'on-milestone',
      conditions: [{ zh: '仅立项联合体', en: 'Established consortia only' }],
    },
  ],
  results: [
    ...withTargets(results.patents, results.products, results.revenue),
    results.standards,
    results.talent,
  ],
  reminderDays: [14, 7, 1],
  toConfirm: suzhouToConfirm,
})
