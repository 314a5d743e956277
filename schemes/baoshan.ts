import { Scheme } from '../domain/scheme.ts'
import { approved, notified, planChange } from './parts/changes.ts'
import { filedReport, ofUsualPlan } from './parts/evaluation.ts'
import { workingDays } from './parts/limits.ts'
import { results } from './parts/results.ts'
import { atLeast, clausesRule, declarationsRule, identified, rule } from './parts/rules.ts'
import { formalCheck } from './parts/steps.ts'
import { confirm, notPublic, filedReportDefaults } from './parts/to-confirm.ts'
import { baoshanClauses, baoshanForm } from './baoshan-form.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const reply = { zh: '宝山区政府信息公开（答复 9B041）', en: 'Reply 9B041 of the Baoshan government' }

/**
 * Baoshan files consortia instead of recognising them (宝山区创新联合体备案工作指引（试行）). The guideline's text was
 * not available: that a technology-leading enterprise leads and many kinds of body take part is known, the rest is
 * a default. Whoever is complete gets a number; what changes is filed again; who does not report lapses.
 */
export const baoshan: Scheme = Scheme.parse({
  ref: 'baoshan@1',
  title: { zh: '宝山区创新联合体备案', en: 'Filing of Baoshan innovation consortia' },
  summary: {
    zh: '科技领军企业牵头、多类主体参与，开展有组织的联合攻关。材料齐全即予备案，不评分；变更须重新备案，逾期不报年度报告的备案失效。',
    en: 'A technology-leading enterprise leads, bodies of many kinds take part in organised joint research. Whoever is complete is filed, without scoring; a change is filed again, and without its annual report a filing lapses.',
  },
  issuers: [{ zh: '宝山区科学技术委员会', en: 'Baoshan District Science and Technology Commission' }],
  jurisdiction: { zh: '上海市宝山区', en: 'Baoshan District, Shanghai' },
  legalForce: 'guideline',
  sources: [
    {
      zh: '《宝山区创新联合体备案工作指引（试行）》',
      en: 'Baoshan guideline on filing innovation consortia, on trial',
    },
    reply,
    { zh: '华略智库 2024-08-21 报道', en: 'As reported on 2024-08-21' },
  ],
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  outcome: {
    kind: 'filing',
    verb: { zh: '备案', en: 'filing' },
    numberPattern: 'BSBA-{year}-{code}',
    validityMonths: 36,
    renewal: { months: 36, times: 5, opensMonthsBefore: 3 },
    register: ['parties', 'field', 'place'],
  },
  organisationForm: {
    allowed: ['contract', 'entity'],
    liability: { zh: '协议约定的对外责任主体', en: 'The party that the agreement names' },
  },
  form: baoshanForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'yes',
    coLeads: false,
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    rule('lead-kind', { kind: 'lead-kind', allowed: ['enterprise'] }, { force: 'warns', source: reply }),
    rule('many-kinds', { kind: 'distinct-kinds', min: 2 }, { force: 'warns', source: reply }),
    rule('lead-place', { kind: 'lead-place', places: [{ zh: '宝山', en: 'Baoshan' }] }, { force: 'warns' }),
    rule('enough', atLeast(3), { force: 'warns' }),
    // A filing is complete or it is not: these stop it, whatever the force of the guideline.
    identified(),
    rule(
      'papers',
      {
        kind: 'documents',
        required: [
          { value: 'agreement', label: { zh: '组建协议', en: 'formation agreement' } },
          { value: 'memberList', label: { zh: '成员名单', en: 'list of members' } },
        ],
      },
      { phase: 'apply' },
    ),
    clausesRule(baoshanClauses, { force: 'warns' }),
    declarationsRule(),
  ],
  steps: [
    formalCheck({
      title: { zh: '备案材料核对', en: 'Check of the filing' },
      corrections: { rounds: 2, limit: workingDays(10) },
    }),
  ],
  evaluation: filedReport(
    {
      opens: '01-05',
      exemptMonths: 3,
      grace: workingDays(20),
    },
    ofUsualPlan(results.patents, results.projects, results.products),
  ),
  changes: {
    kinds: [
      approved('member-in', { limit: workingDays(5) }),
      approved('member-out', { limit: workingDays(5) }),
      approved('lead', { limit: workingDays(5) }),
      approved('name', { limit: workingDays(5) }),
      approved('task', { limit: workingDays(5) }),
      { ...planChange, limit: workingDays(5) },
      approved('renewal', { limit: workingDays(5) }),
      notified('withdrawal'),
    ],
  },
  exit: {
    grounds: [
      {
        zh: '逾期不报年度报告，限期内未补报，备案失效',
        en: 'No annual report, and not made up for in time: the filing lapses',
      },
      { zh: '提供虚假备案材料', en: 'False documents' },
      { zh: '牵头单位退出或协议终止', en: 'The lead left or the agreement ended' },
    ],
    banMonths: 12,
  },
  results: [results.patents, results.projects, results.products],
  reminderDays: [30, 7, 1],
  toConfirm: [
    notPublic('form', { zh: '备案表格式', en: 'The filing form' }),
    notPublic('rules.2', { zh: '注册地要求', en: 'Where the lead is registered' }),
    notPublic('rules.3', { zh: '成员数量', en: 'How many members' }),
    notPublic('rules.4', { zh: '成员代码要求', en: 'Whether members need a code' }),
    notPublic('rules.5', { zh: '备案材料清单', en: 'The documents of a filing' }),
    notPublic('rules.6', { zh: '协议必备条款', en: 'The clauses of the agreement' }),
    notPublic('rules.7', { zh: '信用承诺事项', en: 'The credit commitments' }),
    confirm(
      'rules.1',
      '“多类主体参与”有依据，按至少两类提示，数目须核实',
      'That many kinds take part is published; two is a default, to be confirmed',
    ),
    confirm(
      'organisationForm',
      '实体与虚拟两种形式尚有讨论，指引如何规定未见原文',
      'Whether it is a legal body or an agreement is under debate; the guideline was not seen',
    ),
    notPublic('members', {
      zh: '成员上限、境外成员与联合牵头',
      en: 'Most members, foreign members and co-leads',
    }),
    notPublic('outcome.validityMonths', { zh: '备案有效期', en: 'How long a filing lasts' }),
    notPublic('outcome.renewal', { zh: '续期', en: 'Renewal' }),
    notPublic('outcome.numberPattern', { zh: '备案编号规则', en: 'The numbering of filings' }),
    notPublic('steps', { zh: '备案程序与时限', en: 'Steps and time limits of filing' }),
    confirm(
      'evaluation',
      '年度报告只看齐全与否，由受理人员核对；是否如此未见原文',
      'An officer looks whether the annual report is complete and at nothing else; the guideline was not seen',
    ),
    ...filedReportDefaults,
    notPublic('changes', { zh: '变更重新备案', en: 'Filing changes again' }),
    notPublic('exit', { zh: '失效与禁止备案期', en: 'When a filing lapses, and the ban after it' }),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
