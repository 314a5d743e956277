import type { OrganisationKind } from '../domain/organisation-kind.ts'
import { Scheme } from '../domain/scheme.ts'
import { notified } from './parts/changes.ts'
import { workingDays } from './parts/limits.ts'
import { atLeast, clausesRule, identified, rule } from './parts/rules.ts'
import { formalCheck } from './parts/steps.ts'
import { notPublic } from './parts/to-confirm.ts'
import { pudongClauses, pudongForm } from './pudong-standards-form.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const statute = {
  zh: '《上海市促进浦东新区标准化创新发展若干规定》（2023-07-25 通过）',
  en: 'Shanghai provisions on innovative standardisation in Pudong, passed on 2023-07-25',
}

/** Whom the statute names; they join with each other or with anybody at home or abroad. */
const namedKinds: OrganisationKind[] = [
  'enterprise',
  'institute',
  'new-rd-institution',
  'university',
  'finance',
  'association',
]

/**
 * Pudong's standards consortia rest on a statute: whoever joins may register, nobody is scored, and what counts is
 * the standard that the members publish together. Several may lead, members may be from abroad.
 */
export const pudongStandards: Scheme = Scheme.parse({
  ref: 'pudong-standards@1',
  title: { zh: '浦东新区标准创新联合体登记', en: 'Registration of Pudong standards innovation consortia' },
  summary: {
    zh: '企业、科研机构、高等院校、金融基础设施运营机构和标准化技术组织可以相互或者与境内外企业、组织组建标准创新联合体，共同制定并发布企业联合标准。登记不评分、不设名额。',
    en: 'Enterprises, research institutes, universities, operators of financial infrastructure and standardisation bodies form a standards innovation consortium with each other or with anybody at home or abroad, and publish joint enterprise standards. Registration only: nobody is scored, and there is no quota.',
  },
  issuers: [
    { zh: '上海市市场监督管理局', en: 'Shanghai Administration for Market Regulation' },
    { zh: '浦东新区市场监督管理局', en: 'Pudong New Area Administration for Market Regulation' },
  ],
  jurisdiction: { zh: '上海市浦东新区', en: 'Pudong New Area, Shanghai' },
  legalForce: 'statute',
  sources: [
    statute,
    {
      zh: '首批企业联合标准发布报道（中国消费者报，2023-10-14 实施）',
      en: 'First joint enterprise standards, in effect from 2023-10-14, as reported',
    },
    {
      zh: '智能照明射频识别标准创新联合体报道（东方网 2024-01-26）',
      en: 'Smart-lighting RFID standards consortium with seven co-leads, as reported on 2024-01-26',
    },
  ],
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  outcome: {
    kind: 'registration',
    verb: { zh: '登记', en: 'registration' },
    numberPattern: 'PDBZ-{year}-{code}',
    validityMonths: 60,
    renewal: { months: 60, times: 20, opensMonthsBefore: 6 },
    register: ['parties', 'field', 'place', 'results'],
  },
  organisationForm: {
    allowed: ['contract', 'entity'],
    liability: {
      zh: '成员按协议共同对所发布的企业联合标准负责',
      en: 'Members answer together for the standard that they publish, as agreed',
    },
  },
  form: pudongForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'yes',
    coLeads: true,
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    rule('subjects', atLeast(2), { source: statute }),
    rule('in-pudong', atLeast(1, { places: [{ zh: '浦东', en: 'Pudong' }] }), { source: statute }),
    rule('named-kind', atLeast(1, { kinds: namedKinds }), { source: statute }),
    identified({ force: 'warns' }),
    rule(
      'charter',
      {
        kind: 'documents',
        required: [{ value: 'agreement', label: { zh: '组建协议', en: 'formation agreement' } }],
      },
      { phase: 'apply' },
    ),
    clausesRule(pudongClauses, { force: 'warns' }),
  ],
  steps: [
    formalCheck({ title: { zh: '登记材料核对', en: 'Check of what is registered' }, limit: workingDays(3) }),
  ],
  changes: {
    kinds: [
      notified('member-in'),
      notified('member-out'),
      notified('lead'),
      notified('name'),
      notified('withdrawal'),
    ],
  },
  exit: {
    grounds: [
      { zh: '成员不足两家', en: 'Fewer than two members are left' },
      { zh: '联合标准违反法律法规或强制性标准', en: 'The joint standard breaks law or a mandatory standard' },
      { zh: '提供虚假登记材料', en: 'False documents' },
    ],
    banMonths: 0,
  },
  results: [
    {
      id: 'joint-standards',
      title: { zh: '企业联合标准', en: 'Joint enterprise standards' },
      unit: { zh: '项', en: 'standards' },
      sort: 'standard',
      target: true,
    },
    {
      id: 'adopters',
      title: { zh: '执行联合标准的单位', en: 'Organisations that apply them' },
      unit: { zh: '家', en: 'organisations' },
      sort: 'other',
    },
  ],
  reminderDays: [30, 7],
  toConfirm: [
    notPublic('form', { zh: '登记表格式', en: 'The registration form' }),
    notPublic('rules.3', { zh: '成员代码要求', en: 'Whether members need a code' }),
    notPublic('rules.4', { zh: '协议文本要求', en: 'Whether the agreement is handed in' }),
    notPublic('rules.5', { zh: '协议必备条款', en: 'The clauses of the agreement' }),
    notPublic('members.max', { zh: '成员上限', en: 'How many members there may be' }),
    notPublic('organisationForm', { zh: '组织形式与责任', en: 'The organisation form and liability' }),
    notPublic('outcome.validityMonths', { zh: '登记有效期', en: 'How long a registration lasts' }),
    notPublic('outcome.renewal', { zh: '延续登记', en: 'Renewing a registration' }),
    notPublic('outcome.numberPattern', { zh: '登记编号', en: 'The number of a registration' }),
    notPublic('steps', { zh: '登记程序与时限', en: 'Steps and time limits of registration' }),
    notPublic('changes', { zh: '变更告知', en: 'Which changes are told' }),
    notPublic('exit', { zh: '注销情形', en: 'When a registration ends' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
