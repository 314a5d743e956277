import { Scheme } from '../domain/scheme.ts'
import { iotfiForm, industries, instituteDeclarations, instituteFeatures } from './iotfi-form.ts'
import { usualChanges } from './parts/changes.ts'
import { calendarDays } from './parts/limits.ts'
import { declarationsRule, identified, rule } from './parts/rules.ts'
import { approval, expertReview, formalCheck, item, level, panel } from './parts/steps.ts'
import { confirm, notPublic } from './parts/to-confirm.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'
import { currencyUnit } from './parts/proposal.ts'

const report = {
  zh: '美国总统科技顾问委员会（PCAST）2021 年 1 月报告',
  en: 'PCAST report of January 2021',
}
const recommendation = { zh: 'PCAST 2020 年 6 月建议', en: 'PCAST recommendation of June 2020' }

/**
 * Industries of the Future Institutes, as the president's council proposed them: sectors side by side, at least one of
 * five fields, and features to choose from. How many members, for how long and chosen by whom is not in the text.
 */
export const iotfi: Scheme = Scheme.parse({
  ref: 'iotfi@1',
  title: { zh: '未来产业研究所', en: 'Industries of the Future Institute' },
  summary: {
    zh: '学术界、产业界、国家实验室与非营利机构共同组建，从发现直到应用；至少涉及五个未来产业领域之一；各项特征可选，并非逐项必备。',
    en: 'Academia, industry, national laboratories and non-profits together, from discovery to deployment, in at least one of five industries of the future. Features are chosen from a menu; none is mandatory.',
  },
  issuers: [{ zh: '美国联邦政府主管机构', en: 'The federal agency in charge' }],
  jurisdiction: { zh: '美国', en: 'United States' },
  sources: [report, recommendation],
  legalForce: 'guideline',
  timeZone: 'America/New_York',
  calendar: 'weekends',
  currency: 'USD',
  outcome: {
    kind: 'designation',
    verb: { zh: '设立', en: 'designation' },
    numberPattern: 'IOTFI-{year}-{code}',
    validityMonths: 60,
    register: ['parties', 'field', 'results'],
  },
  organisationForm: { allowed: ['contract', 'entity'] },
  form: iotfiForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    part: memberPart({ unit: currencyUnit('USD') }),
    shares: sharedOfPart,
  },
  rules: [
    rule(
      'sectors',
      {
        kind: 'distinct-kinds',
        min: 2,
        among: ['university', 'enterprise', 'institute', 'government', 'association', 'other'],
      },
      { source: report },
    ),
    rule(
      'industry',
      { kind: 'chosen', what: 'field', of: industries, min: 1 },
      { phase: 'apply', source: report },
    ),
    rule(
      'features',
      { kind: 'chosen', what: 'features', of: instituteFeatures, min: 1 },
      { phase: 'apply', force: 'warns', source: report },
    ),
    declarationsRule(instituteDeclarations, { force: 'warns' }),
    identified(),
  ],
  steps: [
    formalCheck({ limit: calendarDays(14), corrections: { rounds: 1, limit: calendarDays(14) } }),
    expertReview(
      [
        item('science', 35, { zh: '科学与技术', en: 'Science and technology' }),
        item('sectors', 25, { zh: '多部门协同', en: 'Sectors working together' }),
        item('deployment', 25, { zh: '应用转化', en: 'Way to deployment' }),
        item('workforce', 15, { zh: '人才', en: 'Workforce' }),
        item('convergence', 5, { zh: '领域交叉', en: 'Fields that converge' }, { bonus: true }),
      ],
      {
        panel: panel({ limit: calendarDays(60), threshold: 70, dropHighLow: false }),
        bonusCap: 5,
        selection: { mayBeNone: true },
      },
    ),
    approval(level('agency', { zh: '主管机构', en: 'Agency' }, 'one', calendarDays(60))),
  ],
  changes: usualChanges(),
  results: [
    {
      id: 'deployments',
      title: { zh: '投入应用的成果', en: 'Results in use' },
      unit: { zh: '项', en: 'results' },
      sort: 'product',
      target: true,
    },
    {
      id: 'trained',
      title: { zh: '培养人才', en: 'People trained' },
      unit: { zh: '人', en: 'people' },
      sort: 'talent',
      target: true,
    },
  ],
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm('issuers', '报告未定主管机构', 'The report leaves open which agency is in charge'),
    confirm(
      'rules.0.condition.min',
      '报告要求多部门，未定几类，先按两类',
      'The report wants several sectors, not how many; two are asked for',
    ),
    confirm(
      'rules.2',
      '特征是可选项；至少一项仅为提示',
      'The features are a menu; that one is chosen is only a hint',
    ),
    confirm('form', '特征清单按报告要点归纳，格式未公开', 'The menu condenses the report; no form is public'),
    notPublic('rules.3', { zh: '承诺事项', en: 'What is declared' }),
    notPublic('members', { zh: '成员数量', en: 'How many members there are' }),
    notPublic('organisationForm', { zh: '组织形式', en: 'The organisation form' }),
    notPublic('outcome', { zh: '期限与编号', en: 'Term and numbering' }),
    notPublic('steps', {
      zh: '遴选程序、评分与时限',
      en: 'How institutes are selected, scored, within what time',
    }),
    notPublic('changes', { zh: '变更程序', en: 'How changes are made' }),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
