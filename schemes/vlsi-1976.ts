import { Scheme } from '../domain/scheme.ts'
import { allClauses } from './agreement-clauses.ts'
import { approved, notified } from './parts/changes.ts'
import { document, number, option, optionsOf, people, ticks } from './parts/form-fields.ts'
import { agreementSection, commitmentSection, contactSection, section } from './parts/form-sections.ts'
import { calendarDays } from './parts/limits.ts'
import { currencyUnit, money, visionSection, workSection } from './parts/proposal.ts'
import { atLeast, declarationsRule, identified, rule } from './parts/rules.ts'
import { approval, formalCheck, level } from './parts/steps.ts'
import { confirm, notPublic } from './parts/to-confirm.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const ssis = { zh: '半导体产业人协会（SSIS）志村回忆录', en: 'SSIS, recollections of Shimura' }
const stated = { source: ssis }
const applied = { ...stated, phase: 'apply' as const }

const basic = option('basic', '基础课题', 'basic problem')
const shared = option('common', '共性课题', 'problem common to all')
const productNear = option('product-near', '接近产品的设计', 'design near a product')
const nationalLaboratory = option('national-laboratory', '国家研究所', 'national laboratory')
const laboratory = [
  option('joint-laboratory', '设共同研究所', 'There is a joint laboratory'),
  option('director', '所长由国家研究所派出', 'Its director comes from the national laboratory'),
]

/**
 * Japan's VLSI project of 1976 to 1980: five rivals and the national laboratory under one roof. What they did there
 * was basic or common to all; everything near a product stayed at home.
 */
export const vlsi1976: Scheme = Scheme.parse({
  ref: 'vlsi-1976@1',
  title: { zh: '超大规模集成电路技术研究组合', en: 'VLSI Technology Research Association' },
  summary: {
    zh: '五家企业与国家研究所组成矿工业技术研究组合，设共同研究所，派驻人员，只做基础或共性课题；总经费约 700 亿日元，国家补助约 41%。',
    en: 'Five companies and the national laboratory in a research association with a joint laboratory and seconded staff, for basic or common problems only; about 70 billion yen, of which the state gave about 41%.',
  },
  issuers: [{ zh: '日本通商产业省', en: 'Ministry of International Trade and Industry' }],
  jurisdiction: { zh: '日本', en: 'Japan' },
  sources: [ssis, { zh: 'Fransman（1990）', en: 'Fransman, 1990' }],
  legalForce: 'measures',
  timeZone: 'Asia/Tokyo',
  calendar: 'weekends',
  currency: 'JPY',
  outcome: {
    kind: 'establishment',
    verb: { zh: '设立', en: 'establishment' },
    numberPattern: 'VLSI-{year}-{code}',
    validityMonths: 48,
    register: ['parties', 'field', 'results'],
  },
  organisationForm: {
    allowed: ['entity'],
    liability: { zh: '矿工业技术研究组合', en: 'The research association itself' },
  },
  form: [
    visionSection([
      option('fabrication', '微细加工', 'Fine patterning'),
      option('crystal', '晶体', 'Crystal'),
      option('process', '工艺', 'Process'),
      option('test', '测试评价', 'Test and evaluation'),
      option('device', '器件', 'Device'),
    ]),
    section(
      'themes',
      { zh: '课题性质', en: 'Kind of problems' },
      ticks(
        'kinds',
        { zh: '包含的课题', en: 'Problems that are taken up' },
        [basic, shared, productNear],
        'features',
      ),
      document('laboratory', { zh: '共同研究所场地', en: 'Premises of the joint laboratory' }),
    ),
    workSection(
      'JPY',
      money('subsidy', { zh: '其中国家补助', en: 'Of it from the state' }, 'JPY'),
      number('seconded', { zh: '派驻研究人员', en: 'Researchers sent by the members' }, people, {
        whole: true,
        max: 10_000,
        feeds: { figure: 'seconded', year: 1 },
      }),
    ),
    agreementSection(optionsOf(allClauses, 'governance', 'cost', 'results-ip', 'confidentiality', 'term')),
    commitmentSection(laboratory),
    contactSection(),
  ],
  members: {
    max: 10,
    confirmBeforeSubmission: true,
    foreign: 'no',
    part: memberPart({ unit: currencyUnit('JPY') }),
    shares: sharedOfPart,
  },
  rules: [
    rule('companies', { kind: 'organisation-count', min: 5, max: 5, of: { kinds: ['enterprise'] } }, stated),
    rule(
      'national-laboratory',
      atLeast(1, { kinds: ['institute'], credentials: [nationalLaboratory] }),
      stated,
    ),
    rule('japanese', { kind: 'organisation-count', max: 0, of: { outsideOf: ['JP'] } }),
    rule('themes', { kind: 'chosen', what: 'features', of: [basic, shared], min: 1 }, applied),
    rule(
      'far-from-products',
      {
        kind: 'not',
        of: { kind: 'chosen', what: 'features', of: [productNear] },
        label: { zh: '不含接近产品的课题', en: 'nothing near a product is taken up' },
      },
      applied,
    ),
    declarationsRule(laboratory, stated),
    rule(
      'premises',
      {
        kind: 'documents',
        required: [
          {
            value: 'laboratory',
            label: { zh: '共同研究所场地', en: 'Premises of the joint laboratory' },
          },
        ],
      },
      applied,
    ),
    rule(
      'seconded',
      {
        kind: 'figure',
        yearly: false,
        figure: 'seconded',
        label: { zh: '派驻研究人员', en: 'researchers sent by the members' },
        unit: people,
        min: 1,
      },
      applied,
    ),
    rule(
      'public-share',
      {
        kind: 'ratio',
        yearly: false,
        figure: 'subsidy',
        per: 'budget',
        label: { zh: '国家补助占总预算比例', en: 'subsidy as a share of the budget' },
        max: 0.415,
      },
      applied,
    ),
    identified(),
  ],
  steps: [
    formalCheck({ limit: calendarDays(30), corrections: { rounds: 1, limit: calendarDays(30) } }),
    approval(level('ministry', { zh: '通商产业省', en: 'Ministry' }, 'one', calendarDays(60))),
  ],
  changes: {
    kinds: [
      approved('task', { limit: calendarDays(60) }),
      approved('amount', { limit: calendarDays(60), effective: 'next-year' }),
      notified('name'),
      notified('withdrawal'),
    ],
  },
  support: [
    {
      id: 'subsidy',
      kind: 'grant',
      title: { zh: '国家补助金', en: 'Subsidy of the state' },
      source: ssis,
      rates: [{ fromYear: 1, toYear: 4, rate: 0.41 }],
      cap: 29_000_000_000,
      payment: 'yearly',
      conditions: [
        { zh: '限基础与共性课题', en: 'For basic and common problems only' },
        { zh: '有收益后返还补助', en: 'Paid back from profits' },
      ],
    },
  ],
  results: [
    {
      id: 'patents',
      title: { zh: '专利', en: 'Patents' },
      unit: { zh: '件', en: 'patents' },
      sort: 'patent',
    },
  ],
  reminderDays: [60, 30, 7, 1],
  toConfirm: [
    confirm(
      'support.0.conditions.1',
      '补助返还为一般认识，未核实',
      'That the subsidy was paid back is generally held, and was not verified',
    ),
    confirm(
      'support.0.rates',
      '约 41% 为全期平均（290 亿/700 亿），各年比例未见',
      'About 41% is the whole term’s share (29 of 70 billion); the years were not seen',
    ),
    confirm(
      'rules.2',
      '成员均为日本企业，成文条件未见',
      'All members were Japanese; whether it was written was not seen',
    ),
    confirm(
      'rules.7',
      '共同研究所约 100 人，最低派驻人数未见',
      'About a hundred worked there; how many had to be sent was not seen',
    ),
    confirm('results.0', '专利共享方式未核实', 'How patents were shared was not verified'),
    notPublic('form', { zh: '申请格式', en: 'The form of application' }),
    notPublic('members', { zh: '成员上限与外国成员', en: 'The most members, and foreign ones' }),
    notPublic('outcome.numberPattern', { zh: '编号规则', en: 'The numbering' }),
    notPublic('steps', { zh: '程序与时限', en: 'The steps and their limits' }),
    notPublic('changes', { zh: '变更程序', en: 'How changes are made' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
