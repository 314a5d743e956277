import { Scheme } from '../domain/scheme.ts'
import { agreementClauses } from './agreement-clauses.ts'
import { guangxiForm, guangxiPlatforms } from './guangxi-2022-form.ts'
import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { annualEvaluation, ofUsualPlan } from './parts/evaluation.ts'
import { people, tenThousandYuan } from './parts/form-fields.ts'
import { workingDays } from './parts/limits.ts'
import { results, withTargets } from './parts/results.ts'
import { atLeast, clausesRule, declarationsRule, identified, rule } from './parts/rules.ts'
import {
  approval,
  bureauLevels,
  expertReview,
  formalCheck,
  item,
  level,
  publicNotice,
  recommendation,
} from './parts/steps.ts'
import { confirm, notPublic, scoredReportDefaults } from './parts/to-confirm.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const plan = {
  zh: '《广西创新联合体建设管理工作方案（试行）》桂科政字〔2021〕112号及 2022 年申报通知',
  en: 'Guangxi trial work plan on innovation consortia, 桂科政字〔2021〕112号, and the call of 2022',
}
const stated = { source: plan }
/** The text says 原则上 (in principle) of its numbers, so they warn. */
const inPrinciple = { ...stated, phase: 'apply' as const, force: 'warns' as const }

/** The fourteen prefecture-level cities, each with the bureau that recommends. */
const prefectures: readonly (readonly [zh: string, en: string])[] = [
  ['南宁', 'Nanning'],
  ['柳州', 'Liuzhou'],
  ['桂林', 'Guilin'],
  ['梧州', 'Wuzhou'],
  ['北海', 'Beihai'],
  ['防城港', 'Fangchenggang'],
  ['钦州', 'Qinzhou'],
  ['贵港', 'Guigang'],
  ['玉林', 'Yulin'],
  ['百色', 'Baise'],
  ['贺州', 'Hezhou'],
  ['河池', 'Hechi'],
  ['来宾', 'Laibin'],
  ['崇左', 'Chongzuo'],
]

/**
 * Guangxi, call of 2022: one consortium per lead, and a way that is published in full, from the prefecture or the
 * sector authority over a professional agency to the department's meeting, the notice and the list.
 */
export const guangxi2022: Scheme = Scheme.parse({
  ref: 'guangxi-2022@1',
  title: { zh: '广西创新联合体组建', en: 'Guangxi formation of innovation consortia' },
  summary: {
    zh: '由广西区内注册、有研发平台和投入的龙头企业牵头，一家企业只牵头一个；经设区市科技局或行业主管部门推荐、专业机构评审、厅务会研究、公示后公布名单。',
    en: 'A major enterprise registered in Guangxi, with a platform and R&D of its own, leads one consortium and no more; recommended by prefecture or sector, reviewed by an agency, decided in a meeting, announced and listed.',
  },
  issuers: [{ zh: '广西壮族自治区科学技术厅', en: 'Department of Science and Technology of Guangxi' }],
  jurisdiction: { zh: '广西壮族自治区', en: 'Guangxi Zhuang Autonomous Region' },
  sources: [plan],
  legalForce: 'measures',
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  batches: { perYear: 1 },
  outcome: {
    kind: 'establishment',
    verb: { zh: '组建', en: 'establishment' },
    numberPattern: 'GXIC-{year}-{code}',
    validityMonths: 36,
    register: ['parties', 'field', 'place', 'grades'],
  },
  organisationForm: { allowed: ['contract', 'entity'] },
  form: guangxiForm,
  members: {
    max: 40,
    confirmBeforeSubmission: true,
    coLeads: false,
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    rule('lead-kind', { kind: 'lead-kind', allowed: ['enterprise'] }, stated),
    rule('lead-place', { kind: 'lead-place', places: [{ zh: '广西', en: 'Guangxi' }] }, stated),
    rule('one-per-lead', { kind: 'limit', as: 'lead', max: 1 }, stated),
    rule(
      'revenue',
      {
        kind: 'figure',
        figure: 'revenue',
        label: { zh: '营业收入', en: 'revenue' },
        unit: tenThousandYuan,
        min: 100_000,
      },
      inPrinciple,
    ),
    rule(
      'rd-staff',
      {
        kind: 'figure',
        yearly: false,
        figure: 'rdStaff',
        label: { zh: '全职研发人员', en: 'full-time R&D staff' },
        unit: people,
        min: 30,
      },
      inPrinciple,
    ),
    rule('platform', { kind: 'lead-credential', anyOf: guangxiPlatforms }, { ...stated, phase: 'apply' }),
    rule(
      'rd-share',
      {
        kind: 'ratio',
        figure: 'rd',
        per: 'revenue',
        label: { zh: '研发投入占销售收入比例', en: 'R&D spending as a share of sales' },
        min: 0.03,
        years: 3,
      },
      inPrinciple,
    ),
    rule('several', atLeast(3)),
    clausesRule(agreementClauses, { force: 'warns' }),
    declarationsRule(),
    identified(),
  ],
  recommenders: [
    ...prefectures.map(([zh, en]) => ({
      region: { zh: `${zh}市`, en },
      unit: { zh: `${zh}市科学技术局`, en: `${en} Science and Technology Bureau` },
    })),
    {
      region: { zh: '自治区行业', en: 'Sectors of the region' },
      unit: { zh: '自治区行业主管部门', en: 'Sector authority of the region' },
    },
  ],
  steps: [
    formalCheck(),
    recommendation(stated),
    expertReview(
      [
        item('lead', 30, { zh: '牵头企业实力', en: 'Strength of the lead' }),
        item('team', 20, { zh: '成员与合作基础', en: 'Members and cooperation so far' }),
        item('plan', 30, { zh: '攻关任务与路线', en: 'Research tasks and route' }),
        item('service', 20, { zh: '服务产业能力', en: 'Service to the industry' }),
      ],
      { title: { zh: '专业机构评审', en: 'Review by a professional agency' }, ...stated },
    ),
    approval(
      bureauLevels.division,
      level('meeting', { zh: '厅务会研究', en: 'Department meeting' }, 2, workingDays(10)),
    ),
    publicNotice(workingDays(5), [
      { zh: '业务部门：科技厅主管处室', en: 'Business unit: the division in charge' },
      { zh: '监督部门：科技厅机关纪委', en: 'Supervision unit: discipline inspection' },
    ]),
  ],
  evaluation: annualEvaluation(
    {},
    ofUsualPlan(results.patents, results.standards, results.projects, results.revenue),
  ),
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  results: withTargets(results.patents, results.standards, results.projects, results.revenue),
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'rules.7',
      '通知要求多家单位组成，数量未见，先按 3 家',
      'The call wants several units but not how many; three are asked for',
    ),
    notPublic('rules.8', { zh: '协议必备条款', en: 'The clauses that are due' }),
    notPublic('rules.9', { zh: '信用承诺事项', en: 'What is declared' }),
    notPublic('form', { zh: '申报书格式', en: 'The layout of the application form' }),
    notPublic('members', { zh: '成员上限与确认方式', en: 'How many members, and how they confirm' }),
    notPublic('organisationForm', { zh: '组织形式', en: 'The organisation form' }),
    notPublic('batches', { zh: '批次', en: 'The batches' }),
    confirm(
      'outcome',
      '已知公示后公布名单；编号与有效期须核实',
      'A list is published after the notice; number and validity are to be confirmed',
    ),
    confirm(
      'steps',
      '推荐、评审、会议、公示的顺序已公布；形式审查、各步时限与评分细则须核实',
      'The order of recommendation, review, meeting and notice is published; formal check, limits and rubric are to be confirmed',
    ),
    confirm(
      'recommenders',
      '各设区市科技局按行政区划列出，行业主管部门须补充',
      'The bureaus follow the administrative divisions; the sector authorities are to be added',
    ),
    notPublic('evaluation', { zh: '评估细则', en: 'The rules of evaluation' }),
    ...scoredReportDefaults,
    notPublic('changes', { zh: '变更程序', en: 'How changes are made' }),
    notPublic('exit', { zh: '退出情形', en: 'When a consortium must leave' }),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
