import { Scheme } from '../domain/scheme.ts'
import { cotsClauses, cotsDeclarations, cotsForm } from './cots-form.ts'
import { approved, notified } from './parts/changes.ts'
import { calendarDays } from './parts/limits.ts'
import { clausesRule, declarationsRule, identified, rule } from './parts/rules.ts'
import { approval, expertReview, formalCheck, item, level, panel } from './parts/steps.ts'
import { confirm, notPublic } from './parts/to-confirm.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'
import { currencyUnit } from './parts/proposal.ts'

const gao = { zh: '美国审计总署 GAO-09-618（2009）', en: 'GAO-09-618, 2009' }
const testimony = { zh: '美国审计总署 GAO-11-692T（2011）', en: 'GAO-11-692T, 2011' }
const agreement = { zh: 'SpaceX 空间法协议', en: 'SpaceX Space Act agreement' }
const mostMilestones = 40

/**
 * NASA's COTS: no procurement but an agreement, with fixed payments for milestones that were accepted on evidence,
 * raised financing among it. Milestones may be added and moved; buying the service is a later contract of its own.
 */
export const cots: Scheme = Scheme.parse({
  ref: 'cots@1',
  title: { zh: 'NASA 商业轨道运输服务', en: 'NASA Commercial Orbital Transportation Services' },
  summary: {
    zh: '以资助协议（非采购合同）支持企业研制运输能力：里程碑付款固定，验收后支付，融资到位也可作为里程碑证据；企业承担大部分出资；里程碑可协商增补。',
    en: 'Funded agreements, not procurement, for transport that companies develop. Milestones are paid fixed sums after acceptance, raised financing counts as evidence, companies pay the larger part, and milestones can be renegotiated.',
  },
  issuers: [{ zh: '美国国家航空航天局', en: 'National Aeronautics and Space Administration (NASA)' }],
  jurisdiction: { zh: '美国', en: 'United States' },
  sources: [gao, testimony, agreement, { zh: 'SpaceNews（2008）', en: 'SpaceNews, 2008' }],
  legalForce: 'measures',
  timeZone: 'America/New_York',
  calendar: 'weekends',
  currency: 'USD',
  outcome: {
    kind: 'agreement',
    verb: { zh: '签订资助协议', en: 'funded agreement' },
    numberPattern: 'COTS-{year}-{code}',
    validityMonths: 60,
    register: ['parties', 'field', 'results'],
  },
  organisationForm: {
    allowed: ['contract', 'entity'],
    liability: { zh: '签约企业自负', en: 'The partner itself' },
  },
  form: cotsForm,
  members: {
    max: 20,
    confirmBeforeSubmission: true,
    coLeads: false,
    part: memberPart({ unit: currencyUnit('USD') }),
    shares: sharedOfPart,
  },
  rules: [
    rule('lead-kind', { kind: 'lead-kind', allowed: ['enterprise'] }, { source: gao }),
    rule(
      'own-money',
      {
        kind: 'ratio',
        figure: 'publicMoney',
        per: 'budget',
        label: { zh: '政府资金占总预算比例', en: 'public money as a share of the budget' },
        max: 0.5,
        yearly: false,
      },
      { phase: 'apply', force: 'warns', source: gao },
    ),
    rule(
      'financing',
      {
        kind: 'any',
        of: [
          {
            kind: 'figure',
            figure: 'raised',
            label: { zh: '已落实的自筹与融资', en: 'own and private money that is secured' },
            unit: { zh: '美元', en: 'USD' },
            min: 1,
            yearly: false,
          },
          {
            kind: 'documents',
            required: [
              {
                value: 'financingLetter',
                label: { zh: '融资承诺函', en: 'Letters of commitment of the investors' },
              },
            ],
          },
        ],
      },
      { phase: 'apply', force: 'warns' },
    ),
    rule(
      'milestones',
      {
        kind: 'figure',
        figure: 'milestoneCount',
        label: { zh: '里程碑数', en: 'the number of milestones' },
        unit: { zh: '个', en: 'milestones' },
        min: 1,
        max: mostMilestones,
        yearly: false,
      },
      { phase: 'apply', source: agreement },
    ),
    clausesRule(cotsClauses, { source: agreement }),
    declarationsRule(cotsDeclarations, { source: gao }),
    identified(),
  ],
  steps: [
    formalCheck({ limit: calendarDays(14), corrections: { rounds: 1, limit: calendarDays(7) } }),
    expertReview(
      [
        item('technical', 40, { zh: '技术方案', en: 'Technical approach' }),
        item('business', 40, { zh: '商业计划与融资', en: 'Business plan and financing' }),
        item('milestones', 20, { zh: '里程碑与证据', en: 'Milestones and evidence' }),
      ],
      {
        panel: panel({ limit: calendarDays(60), dropHighLow: false, threshold: 70 }),
        selection: { most: 2, mayBeNone: true },
      },
    ),
    {
      kind: 'defence',
      title: { zh: '尽职调查与谈判', en: 'Due diligence and negotiation' },
      limit: calendarDays(60),
      minutes: 240,
    },
    approval(level('selection', { zh: '遴选决定人', en: 'Selection authority' }, 'one', calendarDays(30))),
  ],
  changes: {
    kinds: [
      approved('milestone', { limit: calendarDays(30) }),
      approved('amount', { limit: calendarDays(30) }),
      approved('member-in', { limit: calendarDays(30) }),
      approved('member-out', { limit: calendarDays(30) }),
      notified('name'),
      notified('withdrawal'),
    ],
  },
  exit: {
    grounds: [
      { zh: '未按期达到里程碑，包括融资里程碑', en: 'Milestones are missed, those of financing among them' },
      { zh: '双方协议终止', en: 'Both sides end it' },
    ],
    banMonths: 0,
    funds: { zh: '已验收的里程碑付款不退', en: 'What was paid for accepted milestones stays paid' },
  },
  support: [
    {
      id: 'milestone-payments',
      kind: 'award',
      title: { zh: '里程碑固定付款', en: 'Fixed payments for milestones' },
      source: agreement,
      cap: 278_000_000,
      payment: 'on-milestone',
      conditions: [{ zh: '验收证据齐备', en: 'The evidence was accepted' }],
    },
    {
      id: 'augmentation',
      kind: 'award',
      title: { zh: '增补里程碑付款', en: 'Payments for milestones that were added' },
      source: testimony,
      cap: 300_000_000,
      payment: 'on-milestone',
      conditions: [{ zh: '重新谈判增补的里程碑', en: 'For milestones added by renegotiation' }],
    },
    {
      id: 'service-purchase',
      kind: 'first-use',
      title: { zh: '另行采购运输服务（CRS）', en: 'Purchase of the service (CRS), a contract of its own' },
      source: gao,
      payment: 'in-kind',
      conditions: [{ zh: '另行招标', en: 'Awarded in a competition of its own' }],
      stacking: 'allowed',
    },
  ],
  milestones: {
    most: mostMilestones,
    evidence: ['report', 'test', 'demonstration', 'financing-raised', 'delivery'],
    renegotiable: true,
    from: 'plan.milestones',
  },
  results: [
    {
      id: 'flights',
      title: { zh: '演示飞行', en: 'Demonstration flights' },
      unit: { zh: '次', en: 'flights' },
      sort: 'product',
      target: true,
    },
  ],
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'support.0.cap',
      '2.78 亿美元为 SpaceX 协议金额，种子资金共 5 亿，每份协议各定',
      '278 million is SpaceX’s agreement; the seed money was 500 million, and each agreement fixes its own',
    ),
    confirm(
      'support.1.cap',
      '3 亿美元为全部增补资金，分配须核实',
      '300 million was the whole augmentation; how it was divided is to be confirmed',
    ),
    confirm(
      'milestones.evidence',
      '融资到位作为证据由一家伙伴因融资里程碑未达被终止推断，须核实',
      'That raised financing is evidence follows from a partner that was ended for missing it; to be confirmed',
    ),
    confirm('milestones.most', '里程碑数量按协议各定', 'Each agreement has its own number of milestones'),
    confirm(
      'rules.1',
      '企业承担大部分出资有记载，比例未定，故仅提示',
      'Companies paid the larger part; no share was fixed, so it only warns',
    ),
    notPublic('rules.2', { zh: '融资证明', en: 'Proof of financing' }),
    confirm(
      'steps',
      '评审分项、时限与入选数量按公告各定，须核实',
      'Rubric, limits and how many are selected are set by each announcement; to be confirmed',
    ),
    notPublic('form', { zh: '申请格式', en: 'The template of the proposal' }),
    notPublic('members', { zh: '成员数量', en: 'How many members there are' }),
    notPublic('organisationForm', { zh: '组织形式', en: 'The organisation form' }),
    notPublic('outcome', { zh: '期限与编号', en: 'Term and numbering' }),
    notPublic('changes', { zh: '变更的时限', en: 'The limits of changes' }),
    notPublic('exit', { zh: '终止情形', en: 'When it ends early' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
