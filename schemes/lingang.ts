import { Scheme } from '../domain/scheme.ts'
import { lingangAfterwards } from './lingang-afterwards.ts'
import { lingangEvaluation } from './lingang-evaluation.ts'
import { lingangForm } from './lingang-form.ts'
import { agreementClauses } from './agreement-clauses.ts'
import { notPublic, scoredReportDefaults } from './parts/to-confirm.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

/**
 * Lin-gang Special Area: recognition of innovation consortia (临港新片区推进创新联合体发展的实施方案）.
 * Known from public reports: who issues it, that the outcome is recognition, and that a first batch of six was
 * recognised. Conditions, limits and weights are not public; the values here are editable defaults, named in
 * `toConfirm`, after what comparable programmes publish.
 */
export const lingang: Scheme = Scheme.parse({
  ref: 'lingang@1',
  title: { zh: '临港新片区创新联合体认定', en: 'Lin-gang innovation consortium recognition' },
  summary: {
    zh: '面向临港新片区战略性新兴产业和科技创新领域，由重点企业牵头，联合上下游企业、高校院所组建创新联合体，经评审、公示后予以认定，并每年评估。',
    en: 'For key enterprises of the Lin-gang Special Area in strategic emerging industries, leading suppliers, customers, universities and institutes. Consortia are reviewed, announced, recognised and evaluated every year.',
  },
  issuers: [{ zh: '临港新片区管理委员会', en: 'Lin-gang Special Area administration' }],
  jurisdiction: { zh: '中国（上海）自由贸易试验区临港新片区', en: 'Lin-gang Special Area, Shanghai' },
  sources: [
    {
      zh: '临港新片区推进创新联合体发展的实施方案（华略智库 2024-08-21 报道）',
      en: 'Lin-gang implementation plan for innovation consortia, as reported on 2024-08-21',
    },
    {
      zh: '临港新片区集成电路产业行动方案：到 2025 年新认定创新联合体不少于 10 家（IT之家 2022-08-13 报道）',
      en: 'Lin-gang action plan for integrated circuits: at least 10 more recognised by 2025, as reported on 2022-08-13',
    },
  ],
  legalForce: 'measures',
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  outcome: {
    kind: 'recognition',
    verb: { zh: '认定', en: 'recognition' },
    numberPattern: 'LGIC-{year}-{code}',
    validityMonths: 36,
    renewal: { months: 36, times: 1, opensMonthsBefore: 6 },
    register: ['parties', 'field', 'place', 'grades', 'results'],
  },
  organisationForm: {
    allowed: ['contract', 'entity'],
    liability: { zh: '组建协议约定的对外责任主体', en: 'The party that the formation agreement names' },
  },
  form: lingangForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    part: memberPart({ required: false }),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    {
      id: 'lead-kind',
      phase: 'always',
      force: 'warns',
      condition: { kind: 'lead-kind', allowed: ['enterprise', 'institute', 'new-rd-institution'] },
    },
    { id: 'identified', phase: 'apply', force: 'blocks', condition: { kind: 'identified' } },
    {
      id: 'lead-place',
      phase: 'apply',
      force: 'warns',
      condition: { kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] },
    },
    {
      id: 'enough',
      phase: 'always',
      force: 'blocks',
      condition: { kind: 'organisation-count', min: 3 },
    },
    {
      id: 'science',
      phase: 'always',
      force: 'blocks',
      condition: {
        kind: 'organisation-count',
        min: 1,
        of: { kinds: ['university', 'institute', 'new-rd-institution', 'hospital'] },
      },
    },
    {
      id: 'clauses',
      phase: 'apply',
      force: 'blocks',
      condition: { kind: 'chosen', what: 'clauses', of: agreementClauses },
    },
  ],
  steps: [
    {
      kind: 'formalCheck',
      limit: { n: 5, unit: 'working-day' },
      corrections: { rounds: 2, limit: { n: 10, unit: 'working-day' } },
    },
    { kind: 'recommendation', limit: { n: 5, unit: 'working-day' } },
    {
      kind: 'review',
      panel: {
        experts: 3,
        quorum: 3,
        dropHighLow: true,
        threshold: 60,
        maxSpread: 25,
        maxExperts: 5,
        limit: { n: 20, unit: 'working-day' },
      },
      rubric: {
        items: [
          { id: 'need', title: { zh: '战略需求', en: 'Strategic need' }, max: 20, reasonBelow: 8 },
          { id: 'lead', title: { zh: '牵头单位能力', en: 'Capacity of the lead' }, max: 20, reasonBelow: 8 },
          { id: 'team', title: { zh: '协同基础', en: 'Cooperation' }, max: 20, reasonBelow: 8 },
          {
            id: 'plan',
            title: { zh: '方案可行性', en: 'Feasibility of the plan' },
            max: 25,
            reasonBelow: 10,
          },
          { id: 'mechanism', title: { zh: '运行机制', en: 'Operating mechanism' }, max: 15, reasonBelow: 6 },
        ],
      },
    },
    {
      kind: 'approval',
      levels: [
        {
          id: 'division',
          title: { zh: '业务处室', en: 'Division' },
          needs: 'one',
          limit: { n: 5, unit: 'working-day' },
        },
        {
          id: 'bureau',
          title: { zh: '分管领导', en: 'Deputy directors' },
          needs: 'all',
          limit: { n: 5, unit: 'working-day' },
        },
        {
          id: 'meeting',
          title: { zh: '主任办公会', en: 'Leadership meeting' },
          needs: 2,
          limit: { n: 10, unit: 'working-day' },
        },
      ],
    },
    {
      kind: 'notice',
      limit: { n: 5, unit: 'working-day' },
      objections: {
        limit: { n: 10, unit: 'working-day' },
        statement: { n: 5, unit: 'working-day' },
        contacts: [
          { zh: '业务部门：科技创新处', en: 'Business: science and innovation division' },
          { zh: '监督部门：机关纪委', en: 'Supervision: discipline inspection' },
        ],
      },
    },
  ],
  evaluation: lingangEvaluation,
  ...lingangAfterwards,
  reminderDays: [30, 7, 1],
  toConfirm: [
    notPublic('rules', { zh: '认定条件', en: 'Conditions' }),
    notPublic('form', {
      zh: '申报书格式，包括任务、里程碑、人员、指标与三年经费各表',
      en: 'The application form, with its tables of tasks, milestones, people, indicators and three years of money',
    }),
    notPublic('members', {
      zh: '成员上限与确认方式',
      en: 'How many members there may be, and how they confirm',
    }),
    notPublic('organisationForm', {
      zh: '组织形式与对外责任',
      en: 'The organisation form and external liability',
    }),
    notPublic('outcome.validityMonths', { zh: '有效期', en: 'The validity period' }),
    notPublic('outcome.renewal', { zh: '续期', en: 'Renewal' }),
    notPublic('outcome.numberPattern', { zh: '证书编号规则', en: 'The numbering of certificates' }),
    notPublic('steps', { zh: '程序与时限', en: 'Steps and time limits' }),
    notPublic('evaluation', { zh: '年度评估细则', en: 'The rules of the annual evaluation' }),
    ...scoredReportDefaults,
    notPublic('changes', { zh: '变更的种类与时限', en: 'Which changes there are, and their time limits' }),
    notPublic('exit', { zh: '撤销情形与禁止申报期', en: 'Grounds of revocation and the ban after it' }),
    notPublic('support', { zh: '支持方式、比例与上限', en: 'Instruments, rates and ceilings' }),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('appeal', { zh: '救济途径与期限', en: 'Where to appeal, and until when' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
