import { Scheme } from '../domain/scheme.ts'
import { approved, notified } from './parts/changes.ts'
import { people } from './parts/form-fields.ts'
import { calendarDays, months } from './parts/limits.ts'
import { atLeast, declarationsRule, identified, rule } from './parts/rules.ts'
import { approval, formalCheck, level } from './parts/steps.ts'
import { confirm, notPublic } from './parts/to-confirm.ts'
import { sematechForm, sematechScope } from './sematech-form.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'
import { currencyUnit } from './parts/proposal.ts'

const colloquium = {
  zh: 'Irwin 与 Klenow，美国国家科学院《科学、技术与经济》研讨会（1996）',
  en: 'Irwin and Klenow, NAS Colloquium on Science, Technology and the Economy, 1996',
}
const gao = { zh: '美国审计总署 RCED-92-283', en: 'GAO RCED-92-283' }

/**
 * SEMATECH as it was founded: a not-for-profit of US chip makers that pays one per cent of sales, matched by the
 * government one to one and only for work before competition, until it did without and opened to others.
 */
export const sematech: Scheme = Scheme.parse({
  ref: 'sematech@1',
  title: { zh: 'SEMATECH 半导体制造技术联合体', en: 'SEMATECH semiconductor manufacturing technology' },
  summary: {
    zh: '美国芯片企业组成的非营利法人，只做竞争前研究；会费为半导体销售额的 1%，设上下限，并派驻人员；政府按 1:1 配套，每年至多 1 亿美元，到期退出。',
    en: 'A not-for-profit of US chip makers for pre-competitive work. Dues are 1% of semiconductor sales within bounds, beside seconded staff; the government matches one to one, at most 100 m a year, and leaves by design.',
  },
  issuers: [
    { zh: '国防高级研究计划局', en: 'Defense Advanced Research Projects Agency (DARPA)' },
    { zh: '半导体行业协会', en: 'Semiconductor Industry Association' },
  ],
  jurisdiction: { zh: '美国', en: 'United States' },
  sources: [
    colloquium,
    gao,
    { zh: '美国国防部总结报告（1997-02）', en: 'Final report of the Department of Defense, February 1997' },
    { zh: 'Flamm 与 Wang（2003）', en: 'Flamm and Wang, 2003' },
  ],
  legalForce: 'measures',
  timeZone: 'America/New_York',
  calendar: 'weekends',
  currency: 'USD',
  outcome: {
    kind: 'establishment',
    verb: { zh: '设立', en: 'incorporation' },
    numberPattern: 'SEMATECH-{year}-{code}',
    validityMonths: 60,
    renewal: { months: 60, times: 1, opensMonthsBefore: 12 },
    register: ['parties', 'field', 'results'],
  },
  organisationForm: {
    allowed: ['entity'],
    liability: { zh: '特拉华州非营利法人', en: 'The Delaware not-for-profit itself' },
  },
  form: sematechForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'no',
    part: memberPart({ unit: currencyUnit('USD') }),
    shares: sharedOfPart,
  },
  rules: [
    rule('chip-makers', { kind: 'share', of: { kinds: ['enterprise'] }, min: 1 }, { source: colloquium }),
    rule(
      'american',
      { kind: 'organisation-count', max: 0, of: { outsideOf: ['US'] } },
      { source: colloquium },
    ),
    rule('founders', atLeast(14), { phase: 'apply', force: 'warns', source: colloquium }),
    declarationsRule(sematechScope, { source: colloquium }),
    rule(
      'match',
      {
        kind: 'ratio',
        yearly: false,
        figure: 'publicMoney',
        per: 'budget',
        label: { zh: '政府资金占预算比例', en: 'public money as a share of the budget' },
        max: 0.5,
      },
      { phase: 'apply', source: colloquium },
    ),
    rule(
      'seconded',
      {
        kind: 'figure',
        yearly: false,
        figure: 'seconded',
        label: { zh: '派驻人员', en: 'seconded staff' },
        unit: people,
        min: 1,
      },
      { phase: 'apply', source: colloquium },
    ),
    rule(
      'registration',
      {
        kind: 'documents',
        required: [
          {
            value: 'registration',
            label: { zh: '合作研究登记', en: 'Registration of cooperative research' },
          },
        ],
      },
      { phase: 'apply', force: 'warns', source: colloquium },
    ),
    identified(),
  ],
  steps: [
    formalCheck({ limit: calendarDays(30), corrections: { rounds: 1, limit: calendarDays(30) } }),
    approval(level('board', { zh: '董事会与 DARPA', en: 'Board and DARPA' }, 'all', calendarDays(60))),
  ],
  changes: {
    kinds: [
      approved('member-in', { limit: calendarDays(60) }),
      notified('member-out', { limit: months(24), effective: 'next-year' }),
      approved('task', { limit: calendarDays(60) }),
      approved('amount', { limit: calendarDays(60), effective: 'next-year' }),
      notified('name'),
      approved('merger', { limit: calendarDays(60) }),
      approved('renewal', { limit: calendarDays(60) }),
      notified('withdrawal', { limit: months(24), effective: 'next-year' }),
    ],
  },
  exit: {
    grounds: [
      {
        zh: '董事会决定不再接受政府资金（1994 年 7 月表决，1996 年结束）',
        en: 'The board does without public money (voted in July 1994, ended in 1996)',
      },
      { zh: '从事芯片销售或设计', en: 'It sells or designs chips' },
    ],
    banMonths: 0,
    funds: { zh: '到期停止政府配套，由会费维持', en: 'The match stops; dues carry it on' },
  },
  support: [
    {
      id: 'match',
      kind: 'match',
      title: { zh: '政府 1:1 配套', en: 'Public match, one to one' },
      source: gao,
      rates: [{ fromYear: 1, toYear: 5, rate: 0.5 }],
      cap: 500_000_000,
      yearlyCap: 100_000_000,
      payment: 'yearly',
      conditions: [
        { zh: '成员会费不低于政府资金', en: 'Dues of the members are no less than the public money' },
        { zh: '只用于竞争前研究', en: 'For pre-competitive work only' },
      ],
    },
  ],
  membership: {
    currency: 'USD',
    figure: { zh: '上一年度半导体销售额', en: 'Semiconductor sales of the last year' },
    tiers: [
      {
        id: 'member',
        title: { zh: '成员企业', en: 'Member company' },
        kinds: ['enterprise'],
        dues: { kind: 'percentage', rate: 0.01, min: 1_000_000, max: 15_000_000 },
        votes: 1,
        mayLead: true,
        rights: [
          { zh: '董事会席位', en: 'A seat on the board' },
          { zh: '优先使用成果，期满后许可他人', en: 'First use of the results, before others are licensed' },
        ],
        commitmentYears: 2,
        inKind: { zh: '派驻工程师计入会费', en: 'Engineers who are sent count towards the dues' },
      },
    ],
  },
  reminderDays: [60, 30, 7, 1],
  toConfirm: [
    confirm(
      'membership.tiers.0.dues.min',
      '会费有上下限，100 万美元为通常说法',
      'There was a least; one million is the figure commonly given',
    ),
    confirm(
      'membership.tiers.0.dues.max',
      '会费有上下限，1500 万美元、且不超过预算 15% 为通常说法，后者未编入',
      'There was a most; fifteen million is the figure commonly given, as is 15% of the budget, which is not encoded',
    ),
    confirm(
      'membership.tiers.0.rights',
      '成员优先期与其后许可的细节未核实',
      'The members’ first use and later licences were not verified in detail',
    ),
    confirm('membership.tiers.0.votes', '表决权未见原文', 'How the members vote was not seen'),
    confirm(
      'membership.tiers.0.inKind',
      '派驻人员有记载，如何折抵会费须核实',
      'That staff were sent is known; how they counted is to be confirmed',
    ),
    confirm(
      'membership.tiers.0.commitmentYears',
      '承诺年限与退出通知期未核实',
      'The years of commitment and the notice of leaving were not verified',
    ),
    confirm(
      'rules.2',
      '14 家为发起成员数，不是成文条件，故仅提示',
      'Fourteen were the founders; it is no written condition, so it only warns',
    ),
    confirm('rules.5', '派驻人员的最低人数未见', 'How many had to be sent was not seen'),
    confirm('support.0.cap', '五年约 5 亿美元为概数', 'About 500 million in five years, as reported'),
    notPublic('form', { zh: '设立文件格式', en: 'The layout of the founding papers' }),
    notPublic('members.max', { zh: '成员上限', en: 'The most members' }),
    notPublic('outcome', { zh: '编号与续期', en: 'Numbering and renewal' }),
    notPublic('steps', { zh: '设立程序与时限', en: 'The steps to the founding, and their limits' }),
    notPublic('changes', { zh: '变更程序与通知期', en: 'How changes are made, with what notice' }),
    notPublic('exit.banMonths', { zh: '再次加入的间隔', en: 'When one may come back' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
