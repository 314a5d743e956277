import { Scheme } from '../domain/scheme.ts'
import { agreementClauses } from './agreement-clauses.ts'
import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { annualEvaluation, ofUsualPlan } from './parts/evaluation.ts'
import { option, tenThousandYuan } from './parts/form-fields.ts'
import {
  agreementSection,
  commitmentSection,
  contactSection,
  leadSection,
  overviewSection,
  planSection,
} from './parts/form-sections.ts'
import { workingDays } from './parts/limits.ts'
import { results, withTargets } from './parts/results.ts'
import { atLeast, clausesRule, declarationsRule, identified, rule } from './parts/rules.ts'
import {
  approval,
  bureauLevels,
  expertReview,
  formalCheck,
  item,
  publicNotice,
  recommendation,
} from './parts/steps.ts'
import { confirm, notPublic, scoredReportDefaults } from './parts/to-confirm.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const measures = {
  zh: '《合肥市创新联合体组建及管理办法（试行）》及 2025 年申报通知',
  en: 'Hefei trial measures on forming and managing innovation consortia, and the call of 2025',
}
const stated = { source: measures }

const leadCredentials = [
  option('leading', '领军企业', 'leading enterprise'),
  option('chain-owner', '链主企业', 'chain-owner enterprise'),
  option('unicorn', '独角兽', 'unicorn'),
]
const techSme = option('tech-sme', '科技型中小企业', 'technology SME')

/**
 * Hefei: the lead's R&D, either as a share over three years or as a yearly mean, three co-building units and some
 * technology SMEs among them are published; which share of SMEs, and what follows the application, are not.
 */
export const hefei2025: Scheme = Scheme.parse({
  ref: 'hefei-2025@1',
  title: { zh: '合肥市创新联合体组建', en: 'Hefei formation of innovation consortia' },
  summary: {
    zh: '由领军、链主或独角兽等企业牵头，与至少 3 家共建单位（含一定比例科技型中小企业）组建，经县（市）区、开发区推荐、评审后组建。',
    en: 'A leading, chain-owner or unicorn enterprise leads at least three co-building units, technology SMEs among them; the county or zone recommends, experts review, the city decides.',
  },
  issuers: [{ zh: '合肥市科学技术局', en: 'Hefei Science and Technology Bureau' }],
  jurisdiction: { zh: '合肥市', en: 'Hefei' },
  sources: [measures],
  legalForce: 'measures',
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  batches: { perYear: 1, windows: [{ from: '03-01', to: '11-30' }], blockedMonths: [1, 2] },
  outcome: {
    kind: 'establishment',
    verb: { zh: '组建', en: 'formation' },
    numberPattern: 'HFIC-{year}-{code}',
    validityMonths: 36,
    register: ['parties', 'field', 'grades'],
  },
  organisationForm: { allowed: ['contract', 'entity'] },
  form: [
    overviewSection([
      option('ic', '集成电路', 'Integrated circuits'),
      option('quantum', '量子信息', 'Quantum information'),
      option('vehicle', '新能源汽车', 'New-energy vehicles'),
      option('ai', '人工智能', 'Artificial intelligence'),
      option('display', '新型显示', 'New displays'),
      option('bio', '生物医药', 'Biomedicine'),
      option('other', '其他', 'Other'),
    ]),
    leadSection({ years: 3, credentials: leadCredentials }),
    planSection(),
    agreementSection(),
    commitmentSection(),
    contactSection(),
  ],
  members: {
    max: 40,
    confirmBeforeSubmission: true,
    coLeads: false,
    part: memberPart(),
    shares: sharedOfPart,
  },
  rules: [
    rule('lead-kind', { kind: 'lead-kind', allowed: ['enterprise'] }, stated),
    rule(
      'lead-credential',
      { kind: 'lead-credential', anyOf: leadCredentials },
      { ...stated, phase: 'apply', force: 'warns' },
    ),
    rule(
      'rd',
      {
        kind: 'any',
        of: [
          {
            kind: 'ratio',
            figure: 'rd',
            per: 'revenue',
            label: { zh: '研发投入占营业收入比例', en: 'R&D spending as a share of revenue' },
            min: 0.03,
            years: 3,
          },
          {
            kind: 'figure',
            figure: 'rd',
            label: { zh: '研发投入', en: 'R&D spending' },
            unit: tenThousandYuan,
            min: 3_000,
            period: { years: 3, take: 'mean' },
          },
        ],
      },
      { ...stated, phase: 'apply' },
    ),
    rule('co-builders', atLeast(3, { role: 'member' }), stated),
    rule('tech-smes', atLeast(1, { credentials: [techSme] }), { ...stated, force: 'warns' }),
    clausesRule(agreementClauses, { force: 'warns' }),
    declarationsRule(),
    identified(),
  ],
  recommenders: [
    {
      region: { zh: '各县（市）区', en: 'Counties and districts' },
      unit: { zh: '县（市）区科技主管部门', en: 'S&T bureau of the county or district' },
    },
    {
      region: { zh: '各开发区', en: 'Development zones' },
      unit: { zh: '开发区科技主管部门', en: 'S&T bureau of the zone' },
    },
  ],
  steps: [
    formalCheck(),
    recommendation({ siteVisit: true }),
    expertReview([
      item('lead', 30, { zh: '牵头单位创新能力', en: 'Innovative strength of the lead' }),
      item('team', 25, { zh: '共建单位与合作基础', en: 'Co-building units and cooperation so far' }),
      item('plan', 30, { zh: '攻关任务与方案', en: 'Research tasks and plan' }),
      item('mechanism', 15, { zh: '运行与利益机制', en: 'Operation and sharing of benefits' }),
    ]),
    approval(bureauLevels.division, bureauLevels.meeting),
    publicNotice(workingDays(5), [
      { zh: '业务部门：创新发展处', en: 'Business unit: innovation division' },
      { zh: '监督部门：机关纪委', en: 'Supervision unit: discipline inspection' },
    ]),
  ],
  evaluation: annualEvaluation(
    { selfWeight: 0.2 },
    ofUsualPlan(results.patents, results.standards, results.products, results.revenue),
  ),
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  results: withTargets(results.patents, results.standards, results.products, results.revenue),
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'rules.1',
      '通知列举领军、链主、独角兽等类型，是否为必备条件须核实，故仅提示',
      'The call names these types as examples; whether one is a must is to be confirmed, so it only warns',
    ),
    confirm(
      'rules.4',
      '须含一定比例科技型中小企业，比例未见，先按至少 1 家提示',
      'A certain share of technology SMEs is due, but not which; at least one is asked for, and it only warns',
    ),
    notPublic('rules.5', { zh: '协议必备条款', en: 'The clauses that are due' }),
    notPublic('rules.6', { zh: '信用承诺事项', en: 'What is declared' }),
    notPublic('form', { zh: '申报书格式', en: 'The layout of the application form' }),
    notPublic('members', { zh: '成员上限与确认方式', en: 'How many members, and how they confirm' }),
    notPublic('organisationForm', { zh: '组织形式', en: 'The organisation form' }),
    notPublic('batches', { zh: '批次', en: 'The batches' }),
    confirm(
      'outcome',
      '结果用语、编号与有效期未见原文，须核实',
      'The word for the outcome, its number and validity were not seen; to be confirmed',
    ),
    confirm(
      'recommenders',
      '已知经县（市）区、开发区推荐，单位名称须核实',
      'Counties and zones recommend; the names of the units are to be confirmed',
    ),
    notPublic('steps', { zh: '推荐之后的程序与时限', en: 'What follows the recommendation, and its limits' }),
    confirm(
      'evaluation',
      '自评与复评并用取自合肥市联盟考核（2020 年度），权重与其余细则须核实',
      'Own score and panel side by side follow Hefei’s evaluation of alliances for 2020; the weight and the rest are to be confirmed',
    ),
    ...scoredReportDefaults,
    notPublic('changes', { zh: '变更程序', en: 'How changes are made' }),
    notPublic('exit', { zh: '退出情形', en: 'When a consortium must leave' }),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
