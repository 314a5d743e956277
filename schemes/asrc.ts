import { Scheme } from '../domain/scheme.ts'
import { asrcClauses, asrcDeclarations, asrcForm } from './asrc-form.ts'
import { approved, notified } from './parts/changes.ts'
import { calendarDays, months } from './parts/limits.ts'
import { atLeast, clausesRule, declarationsRule, identified, rule } from './parts/rules.ts'
import { approval, formalCheck, level } from './parts/steps.ts'
import { confirm, notPublic } from './parts/to-confirm.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'
import { currencyUnit } from './parts/proposal.ts'

const study = {
  zh: '上海华略智库 2024-08-21：美日联合体，按存储业务收入分级，会费、管理权与成果份额各异',
  en: 'Study of 2024-08-21: joint between the US and Japan; tiers by storage revenue differ in fees, management rights and shares of results',
}
const register = {
  zh: 'The Register 2010-11-10：五家公司发起 ASTC',
  en: 'The Register, 2010-11-10: five companies set up ASTC',
}

const vote = { zh: '成员大会表决权', en: 'A vote in the members’ meeting' }
const seat = { zh: '技术委员会席位', en: 'A seat on the technical committee' }
const roadmap = { zh: '共有路线图', en: 'A share in the roadmap' }
const licence = { zh: '成果使用许可', en: 'A licence to the results' }
const sublicence = { zh: '成果再许可', en: 'The right to sublicense the results' }
const reading = { zh: '查阅研究报告', en: 'Research reports' }

/**
 * The storage research consortium as a programme of membership: what a member pays, how many votes it has and what
 * it may do follows from its storage revenue. That it is so is reported; amounts and votes are not, so they take the
 * shape of a comparable consortium's charter.
 */
export const asrc: Scheme = Scheme.parse({
  ref: 'asrc@1',
  title: { zh: 'ASRC 先进存储研究联合体成员', en: 'ASRC storage research consortium membership' },
  summary: {
    zh: '面向存储产业的美日联合研究。成员按存储业务收入分级，会费、表决权、管理权和成果份额随级别不同，并承诺参加年限。',
    en: 'Joint storage research of the US and Japan. Members are in tiers by storage revenue, which differ in dues, votes, management rights and shares of the results, and commit for years.',
  },
  issuers: [{ zh: '联合体理事会', en: 'Board of the consortium' }],
  jurisdiction: { zh: '美国、日本', en: 'United States and Japan' },
  sources: [
    study,
    register,
    { zh: 'CSRC 章程（会费分级的形式）', en: 'CSRC charter, for the shape of tiers and dues' },
  ],
  legalForce: 'guideline',
  timeZone: 'America/New_York',
  calendar: 'weekends',
  currency: 'USD',
  outcome: {
    kind: 'membership',
    verb: { zh: '入会', en: 'membership' },
    numberPattern: 'ASRC-{year}-{code}',
    validityMonths: 12,
    renewal: { months: 12, times: 20, opensMonthsBefore: 3 },
    register: ['parties', 'field'],
  },
  organisationForm: { allowed: ['contract', 'entity'] },
  form: asrcForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    part: memberPart({ unit: currencyUnit('USD') }),
    shares: sharedOfPart,
  },
  rules: [
    rule('lead-kind', { kind: 'lead-kind', allowed: ['enterprise'] }, { force: 'warns' }),
    rule('founders', atLeast(5, { kinds: ['enterprise'] }), { force: 'warns', source: register }),
    rule(
      'both-countries',
      { kind: 'distinct-places', by: 'country', min: 2, among: ['US', 'JP'] },
      { force: 'warns', source: study },
    ),
    clausesRule(asrcClauses, { source: study }),
    declarationsRule(asrcDeclarations),
    identified(),
  ],
  steps: [
    formalCheck({ limit: calendarDays(14), corrections: { rounds: 1, limit: calendarDays(14) } }),
    approval(level('board', { zh: '理事会', en: 'Board' }, 2, calendarDays(30))),
  ],
  changes: {
    kinds: [
      approved('member-in', { limit: calendarDays(30) }),
      notified('member-out', { limit: months(3), effective: 'next-year' }),
      notified('amount', { effective: 'next-year' }),
      notified('name'),
      approved('merger', { limit: calendarDays(30), effective: 'next-year' }),
      approved('renewal', { limit: calendarDays(30) }),
      notified('withdrawal', { limit: months(3), effective: 'next-year' }),
    ],
  },
  exit: {
    grounds: [
      { zh: '逾期未缴会费', en: 'Dues are not paid' },
      { zh: '违反保密或协议义务', en: 'Breach of secrecy or of the agreement' },
    ],
    banMonths: 0,
    funds: { zh: '已缴会费不退', en: 'Dues that were paid are not paid back' },
  },
  membership: {
    currency: 'USD',
    figure: { zh: '上一年度存储业务收入', en: 'Storage revenue of the last year' },
    tiers: [
      {
        id: 'associate',
        title: { zh: '联系成员（高校与科研机构）', en: 'Associate: universities and laboratories' },
        kinds: ['university', 'institute', 'new-rd-institution'],
        dues: { kind: 'units', price: 100, min: 5, max: 10 },
        votes: 0,
        mayLead: false,
        rights: [reading],
        commitmentYears: 1,
      },
      {
        id: 'large',
        title: { zh: '大型成员', en: 'Large member' },
        kinds: ['enterprise'],
        from: 1_000_000_000,
        dues: { kind: 'flat', amount: 25_000 },
        votes: 3,
        mayLead: true,
        rights: [vote, seat, roadmap, licence, sublicence],
        commitmentYears: 3,
      },
      {
        id: 'medium',
        title: { zh: '中型成员', en: 'Medium member' },
        kinds: ['enterprise'],
        from: 100_000_000,
        below: 1_000_000_000,
        dues: { kind: 'flat', amount: 10_000 },
        votes: 2,
        mayLead: true,
        rights: [vote, seat, roadmap, licence],
        commitmentYears: 3,
      },
      {
        id: 'small',
        title: { zh: '小型成员', en: 'Small member' },
        kinds: ['enterprise'],
        below: 100_000_000,
        dues: { kind: 'flat', amount: 4_000 },
        votes: 1,
        mayLead: false,
        rights: [vote, roadmap, licence],
        commitmentYears: 3,
      },
    ],
  },
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'membership.tiers',
      'ASRC 的会费、分级界限、票数与年限未公开；按收入分级有报道，数值取自 CSRC 章程与 KMM-VIN 的形式',
      'Dues, bounds of tiers, votes and years of ASRC are not public; that revenue decides is reported, the values take the shape of CSRC’s charter and KMM-VIN',
    ),
    confirm(
      'rules.0',
      '联系成员不能牵头，取自同类章程',
      'That associates do not lead is taken from a comparable charter',
    ),
    confirm(
      'rules.1',
      '五家为发起时的数量，不是成文条件',
      'Five were the founders; it is no written condition',
    ),
    confirm('title', 'ASTC 更名为 ASRC 须核实', 'That ASTC became ASRC is to be confirmed'),
    notPublic('rules.4', { zh: '承诺事项', en: 'What is declared' }),
    notPublic('form', { zh: '入会申请格式', en: 'The form of application' }),
    notPublic('members', { zh: '成员上限', en: 'The most members' }),
    notPublic('organisationForm', { zh: '组织形式', en: 'The organisation form' }),
    notPublic('outcome', { zh: '成员期限与编号', en: 'How long a membership lasts, and its number' }),
    notPublic('steps', { zh: '入会程序与时限', en: 'The steps to membership, and their limits' }),
    notPublic('changes', { zh: '变更程序', en: 'How changes are made' }),
    notPublic('exit', { zh: '除名情形', en: 'When a member is struck off' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
