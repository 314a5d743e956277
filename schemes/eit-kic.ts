import { Scheme } from '../domain/scheme.ts'
import { eitKicEvaluation, eitKicResults } from './eit-kic-evaluation.ts'
import { eitKicForm, kicClauses, kicDeclarations } from './eit-kic-form.ts'
import { approved, notified } from './parts/changes.ts'
import { calendarDays } from './parts/limits.ts'
import { atLeast, clausesRule, declarationsRule, identified, rule } from './parts/rules.ts'
import { approval, expertReview, formalCheck, item, level, panel } from './parts/steps.ts'
import { confirm, filedReportDefaults, notPublic } from './parts/to-confirm.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'
import { currencyUnit } from './parts/proposal.ts'

const regulation = {
  zh: '欧盟条例 (EU) 2021/819 第 9 条',
  en: 'Regulation (EU) 2021/819, Article 9',
}
const questions = {
  zh: 'EIT 历次征集常见问题（2014、2016、2018、2021 年）',
  en: 'EIT answers to the calls of 2014, 2016, 2018 and 2021',
}
const entryAndExit = {
  zh: 'EIT《FPA 进入与退出指引》第 2 版（2018 年）',
  en: 'EIT guidelines on entry and exit, version 2 of 2018',
}
const memberStates = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
  ' ',
)

/**
 * The EU's Knowledge and Innovation Communities. What a partnership must be is in the regulation; how the institute
 * chooses and pays is in its published answers. The upper bound is for the proposal alone: later it may grow.
 */
export const eitKic: Scheme = Scheme.parse({
  ref: 'eit-kic@1',
  title: { zh: '欧洲创新与技术研究院知识与创新共同体', en: 'EIT Knowledge and Innovation Community' },
  summary: {
    zh: '至少 3 家相互独立、来自 3 个成员国的伙伴，包括高校、科研机构和企业，不限法律形式；外部专家按 40/40/20 评审，理事会指定，也可以不指定；期限 7 年，可延长一次。',
    en: 'At least three independent partners from three member states, a university, a research organisation and a company among them, in whatever legal form. Experts score 40/40/20; the board designates one or none. Seven years, once more at most.',
  },
  issuers: [{ zh: '欧洲创新与技术研究院', en: 'European Institute of Innovation and Technology' }],
  jurisdiction: { zh: '欧洲联盟', en: 'European Union' },
  sources: [regulation, questions, entryAndExit],
  legalForce: 'statute',
  timeZone: 'Europe/Brussels',
  calendar: 'weekends',
  currency: 'EUR',
  outcome: {
    kind: 'designation',
    verb: { zh: '指定', en: 'designation' },
    numberPattern: 'KIC-{year}-{code}',
    validityMonths: 84,
    renewal: { months: 84, times: 1, opensMonthsBefore: 12 },
    register: ['parties', 'field', 'place', 'results'],
  },
  organisationForm: {
    allowed: ['entity', 'contract'],
    liability: {
      zh: '共同体法人签约并对外负责',
      en: 'The legal entity of the community signs and answers for it',
    },
  },
  form: eitKicForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'conditions',
    coLeads: false,
    part: memberPart({ unit: currencyUnit('EUR') }),
    shares: sharedOfPart,
  },
  rules: [
    rule('partners', { kind: 'independent', min: 3 }, { source: regulation }),
    rule(
      'member-states',
      { kind: 'distinct-places', by: 'country', min: 3, among: memberStates, independent: true },
      { source: regulation },
    ),
    rule('education', atLeast(1, { kinds: ['university'] }), { source: regulation }),
    rule('research', atLeast(1, { kinds: ['institute'] }), { source: regulation }),
    rule('company', atLeast(1, { kinds: ['enterprise'] }), { source: regulation }),
    rule('at-most-50', { kind: 'organisation-count', max: 50 }, { phase: 'apply', source: questions }),
    declarationsRule(kicDeclarations, { source: questions }),
    clausesRule(kicClauses, { source: questions }),
    identified({ source: questions }),
    rule(
      'sustainability',
      {
        kind: 'documents',
        required: [
          {
            value: 'sustainabilityPlan',
            label: { zh: '财务可持续计划', en: 'Plan for financial sustainability' },
          },
        ],
      },
      { phase: 'renew', source: questions },
    ),
  ],
  steps: [
    formalCheck({
      title: { zh: '资格检查', en: 'Eligibility check' },
      limit: calendarDays(30),
      corrections: { rounds: 1, limit: calendarDays(14) },
    }),
    expertReview(
      [
        item('impact', 40, { zh: '影响', en: 'Impact' }),
        item('strategy', 40, { zh: '战略、创新与协同', en: 'Strategy, innovation and synergy' }),
        item('operations', 20, { zh: '运行质量', en: 'Operational quality' }),
      ],
      {
        panel: panel({
          experts: 5,
          quorum: 5,
          maxExperts: 6,
          dropHighLow: false,
          threshold: 70,
          limit: calendarDays(60),
          mix: [
            { field: { zh: '企业', en: 'business' }, min: 1 },
            { field: { zh: '高等教育', en: 'higher education' }, min: 1 },
            { field: { zh: '研究', en: 'research' }, min: 1 },
            { field: { zh: '横向议题', en: 'horizontal questions' }, min: 2 },
          ],
        }),
        selection: { most: 1, mayBeNone: true },
        source: questions,
      },
    ),
    {
      kind: 'defence',
      title: { zh: '听证', en: 'Hearing' },
      limit: calendarDays(30),
      minutes: 60,
    },
    approval(level('board', { zh: '理事会指定', en: 'Governing Board' }, 2, calendarDays(60))),
  ],
  evaluation: eitKicEvaluation,
  changes: {
    kinds: [
      approved('member-in', { limit: calendarDays(60) }),
      approved('member-out', { limit: calendarDays(60) }),
      approved('merger', { limit: calendarDays(60) }),
      approved('lead', { limit: calendarDays(60) }),
      approved('amount', { limit: calendarDays(60), effective: 'next-year' }),
      notified('name', { limit: calendarDays(1) }),
      notified('withdrawal', { limit: calendarDays(1) }),
      approved('renewal', { limit: calendarDays(180) }),
    ],
    blockedMonths: [11, 12],
    windowMonths: 2,
    source: entryAndExit,
  },
  exit: {
    grounds: [
      { zh: '绩效审查结果不良', en: 'The review of its performance is negative' },
      { zh: '不再满足组成条件', en: 'What a partnership must be no longer holds' },
      { zh: '严重违反协议', en: 'Serious breach of the agreement' },
    ],
    banMonths: 0,
    funds: { zh: '不合格费用予以追回', en: 'Cost that was not eligible is paid back' },
  },
  support: [
    {
      id: 'eit-grant',
      kind: 'grant',
      title: { zh: 'EIT 竞争性资助', en: 'Competitive grant of the institute' },
      source: questions,
      rates: [
        { fromYear: 1, toYear: 4, rate: 1 },
        { fromYear: 5, toYear: 7, rate: 0.8 },
      ],
      payment: 'yearly',
      conditions: [
        { zh: '年度或多年度业务计划获批', en: 'A business plan for the year or more was approved' },
        { zh: '比例按整个组合计算', en: 'The rate is for the portfolio as a whole' },
      ],
    },
  ],
  results: eitKicResults,
  reminderDays: [60, 30, 7, 1],
  toConfirm: [
    confirm(
      'members.max',
      '申请之后不设上限；60 是本系统一个联合体的上限',
      'There is no bound after the proposal; 60 is as many as one consortium holds here',
    ),
    confirm(
      'members.coLeads',
      '由共同体法人签约，申请阶段的牵头方式须核实',
      'The legal entity signs; who leads the proposal is to be confirmed',
    ),
    confirm(
      'steps.1.panel',
      '2014 年 5 名、2016 年 6 名专家；人数按次确定，分数线、期限须核实',
      'Five experts in 2014, six in 2016; threshold and limits are to be confirmed for each call',
    ),
    confirm(
      'steps.1.selection.most',
      '按每个主题指定一个设定，须按征集核实',
      'One for each theme; to be confirmed for each call',
    ),
    confirm('steps.2', '听证环节未见原文', 'The hearing was not seen in the text'),
    confirm(
      'steps.3',
      '理事会表决规则与期限须核实',
      'How the board votes, and within what time, is to be confirmed',
    ),
    notPublic('steps.0', { zh: '资格检查期限', en: 'The limits of the eligibility check' }),
    confirm(
      'outcome.renewal.opensMonthsBefore',
      '何时可申请延长未见原文',
      'When the extension can be asked for was not seen',
    ),
    notPublic('outcome.numberPattern', { zh: '编号规则', en: 'The numbering' }),
    confirm(
      'evaluation',
      '中期审查与全面评估有规定；日期、分档与后果须核实',
      'Interim review and comprehensive assessment are provided for; days, bands and consequences are to be confirmed',
    ),
    ...filedReportDefaults,
    confirm(
      'changes.kinds',
      '窗口与禁止月份已公布；各类变更的期限须核实',
      'The windows and the months without them are published; the limits of each change are to be confirmed',
    ),
    notPublic('exit', { zh: '终止情形', en: 'When it ends early' }),
    confirm(
      'support.0.rates',
      '第 8 年起比例递减，数值须核实',
      'From the eighth year the rate falls; by how much is to be confirmed',
    ),
    notPublic('results', { zh: '核心指标清单', en: 'The list of core indicators' }),
    notPublic('form', { zh: '申请书格式', en: 'The template of the proposal' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
