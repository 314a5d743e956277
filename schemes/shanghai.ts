import { Scheme } from '../domain/scheme.ts'
import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { annualEvaluation, ofUsualPlan } from './parts/evaluation.ts'
import { workingDays } from './parts/limits.ts'
import { results, withTargets } from './parts/results.ts'
import { atLeast, clausesRule, identified, researchKinds, rule } from './parts/rules.ts'
import { approval, bureauLevels, expertReview, formalCheck, item, publicNotice } from './parts/steps.ts'
import { confirm, notPublic, scoredReportDefaults } from './parts/to-confirm.ts'
import { shanghaiCore, shanghaiForm, shanghaiFurther, shanghaiSharing } from './shanghai-form.ts'
import { shanghaiSupport } from './shanghai-support.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const study = { zh: '华略智库 2024-08-21', en: 'Study of Shanghai’s consortia, 2024-08-21' }
const warns = { force: 'warns' as const }

/**
 * The city-level guideline that the 2024 study says Shanghai should issue; none was found. It answers what the study
 * lists: benefit and risk sharing that is weak, IP that is open, and two archetypes that need different support.
 * A guideline, so it warns; nothing here is law.
 */
export const shanghai: Scheme = Scheme.parse({
  ref: 'shanghai@1',
  title: {
    zh: '上海市创新联合体建设指引（建议稿）',
    en: 'Shanghai guideline on innovation consortia (proposal)',
  },
  summary: {
    zh: '市级指引尚未发布，本方案按研究建议拟定：以组建协议条款清单引导利益共享、知识产权与风险共担，按对等合作、一强带动两种模式分别支持，并用好科技保险和率先应用。',
    en: 'No city guideline is published; this one follows what was proposed. A checklist of agreement clauses guides benefit sharing, IP and risk sharing; peers and dominant firms are supported in different ways, with technology insurance and first use beside money.',
  },
  issuers: [
    {
      zh: '上海市科学技术委员会（建议）',
      en: 'Science and Technology Commission of Shanghai Municipality (as proposed)',
    },
  ],
  jurisdiction: { zh: '上海市', en: 'Shanghai' },
  legalForce: 'guideline',
  sources: [
    {
      zh: '华略智库《以创新联合体为抓手推进科技创新攻坚：基于上海的前沿观察》（2024-08-21）',
      en: 'Study of innovation consortia in Shanghai, 2024-08-21',
    },
    {
      zh: '上海产业技术大会签约的三个企业牵头联合体（人民日报 2022 报道）',
      en: 'Three enterprise-led consortia signed at the Shanghai industrial-technology conference, as reported in 2022',
    },
  ],
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  batches: { perYear: 1 },
  outcome: {
    kind: 'recognition',
    verb: { zh: '认定', en: 'recognition' },
    numberPattern: 'SHIC-{year}-{code}',
    validityMonths: 36,
    provisionalMonths: 12,
    renewal: { months: 36, times: 1, opensMonthsBefore: 6 },
    register: ['parties', 'field', 'place', 'grades', 'results'],
  },
  organisationForm: {
    allowed: ['contract', 'entity'],
    liability: {
      zh: '协议型须在协议中约定对外责任主体',
      en: 'Where there is no legal body, the agreement names who is liable towards others',
    },
  },
  archetypes: [
    {
      id: 'peers',
      title: { zh: '对等合作型', en: 'Peers that cooperate' },
      help: {
        zh: '几家实力相当，支持承担关键环节者',
        en: 'Several of equal weight; whoever carries the critical link is supported',
      },
    },
    {
      id: 'dominant',
      title: { zh: '一强带动型', en: 'A dominant firm with followers' },
      help: {
        zh: '先支持龙头企业，再支持配套企业',
        en: 'The dominant firm is supported first, its suppliers next',
      },
    },
  ],
  form: shanghaiForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'conditions',
    coLeads: true,
    layers: [
      { id: 'core', title: { zh: '核心层', en: 'Core' } },
      { id: 'close', title: { zh: '紧密合作层', en: 'Close cooperation' } },
      { id: 'general', title: { zh: '一般协作层', en: 'General cooperation' } },
    ],
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    rule(
      'lead-kind',
      { kind: 'lead-kind', allowed: ['enterprise', 'institute', 'new-rd-institution'] },
      warns,
    ),
    rule('lead-place', { kind: 'lead-place', places: [{ zh: '上海', en: 'Shanghai' }] }, warns),
    rule('enough', atLeast(3), warns),
    rule('science', atLeast(1, { kinds: researchKinds }), warns),
    rule('independent', { kind: 'independent', min: 3 }, warns),
    identified(warns),
    clausesRule(shanghaiCore, { ...warns, source: study }),
    rule(
      'further-clauses',
      { kind: 'chosen', what: 'clauses', of: shanghaiFurther },
      { phase: 'apply', ...warns },
    ),
    rule(
      'sharing',
      { kind: 'chosen', what: 'features', of: shanghaiSharing },
      { phase: 'apply', ...warns, source: study },
    ),
    rule(
      'investment',
      {
        kind: 'ratio',
        figure: 'rd',
        per: 'revenue',
        label: { zh: '研发投入占营业收入比例', en: 'R&D as a part of revenue' },
        min: 0.03,
        years: 3,
      },
      { phase: 'apply', ...warns },
    ),
    // Worked out from the budget's own table.
    rule(
      'own-funds',
      {
        kind: 'figure',
        figure: 'ownFundsShare',
        label: { zh: '自筹资金占比', en: 'the share of own funds' },
        unit: { zh: '%', en: '%' },
        min: 50,
        yearly: false,
      },
      { phase: 'apply', ...warns },
    ),
  ],
  steps: [
    formalCheck(),
    expertReview([
      item('need', 20, { zh: '战略需求', en: 'Strategic need' }),
      item('link', 20, { zh: '关键环节与任务分解', en: 'Critical link and tasks' }),
      item('team', 20, { zh: '协同基础', en: 'Cooperation' }),
      item(
        'sharing',
        25,
        { zh: '利益共享与风险共担机制', en: 'Benefit and risk sharing' },
        { vetoBelow: 10 },
      ),
      item('use', 15, { zh: '应用与推广', en: 'Use and diffusion' }),
    ]),
    approval(bureauLevels.division, bureauLevels.deputy, bureauLevels.meeting),
    publicNotice(workingDays(5), [
      { zh: '业务部门：主管处室', en: 'Business: division in charge' },
      { zh: '监督部门：机关纪检部门', en: 'Supervision: discipline inspection' },
    ]),
  ],
  evaluation: annualEvaluation(
    {},
    ofUsualPlan(results.patents, results.standards, results.products, results.revenue, results.talent),
  ),
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  support: shanghaiSupport,
  results: [
    ...withTargets(results.patents, results.standards, results.products, results.revenue),
    results.talent,
  ],
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'issuers',
      '市级指引未见发布，发布机关为建议',
      'No city guideline was found; who issues it is a proposal',
    ),
    confirm(
      'rules',
      '未见公开条件，均为建议值，只提示不阻断',
      'No conditions are public: all are proposals that warn and stop nobody',
    ),
    notPublic('form', { zh: '申报书格式', en: 'The application form' }),
    notPublic('members', { zh: '成员、层级与境外参与', en: 'Members, layers and members from abroad' }),
    confirm('organisationForm', '实体与虚拟之争尚无结论', 'Legal body or agreement: the debate is open'),
    notPublic('batches', { zh: '批次', en: 'How often there is a call' }),
    notPublic('outcome', {
      zh: '结果形式、编号、有效期与试运行',
      en: 'Outcome, number, term and trial period',
    }),
    notPublic('steps', { zh: '程序与时限', en: 'Steps and time limits' }),
    notPublic('evaluation', { zh: '年度评估', en: 'The annual evaluation' }),
    ...scoredReportDefaults,
    notPublic('changes', { zh: '变更', en: 'Changes' }),
    notPublic('exit', { zh: '撤销与禁止申报期', en: 'Revocation and the ban after it' }),
    confirm(
      'support',
      '支持方式出自研究建议，比例与上限为默认值',
      'The instruments are those that the study proposes; rates and ceilings are defaults',
    ),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
