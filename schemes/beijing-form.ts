import { agreementClauses, furtherClauses } from './agreement-clauses.ts'
import { choice, document, longText, number, option, optionsOf, ticks } from './parts/form-fields.ts'
import { industries } from './parts/industries.ts'
import { leadSection, overviewSection, platformFields, section, usualEnd } from './parts/form-sections.ts'

const clauses = [...agreementClauses, ...furtherClauses]
export const beijingClauses = optionsOf(clauses, 'governance', 'tasks', 'benefit', 'risk', 'ip')

export const beijingModes = [
  option('leading-enterprise', '领军企业牵头', 'Led by a leading enterprise'),
  option('platform', '创新平台支撑', 'Supported by an innovation platform'),
  option('scenario', '任务场景驱动', 'Driven by a task or scenario'),
  option('patents-standards', '专利标准聚合', 'Gathered round patents and standards'),
]
export const beijingLeads = [
  option('leading-enterprise', '行业领军企业', 'Leading enterprise of its industry'),
  option('central-soe', '中央企业', 'Central state-owned enterprise'),
  option('listed', '上市公司', 'Listed company'),
]
/** What holds the last mode together. */
export const gatheredRound = [
  option('patent-pool', '专利池', 'A patent pool'),
  option('group-standard', '团体标准或国际标准', 'A group or international standard'),
]

const platform = { formationTypes: ['platform'] }
const scenario = { formationTypes: ['scenario'] }
const gathered = { formationTypes: ['patents-standards'] }

export const beijingForm = [
  overviewSection(
    [
      option('it', '新一代信息技术', 'New-generation information technology'),
      option('health', '医药健康', 'Health'),
      option('manufacturing', '智能制造', 'Intelligent manufacturing'),
      ...optionsOf(industries, 'ic'),
      option('vehicles', '智能网联汽车', 'Intelligent connected vehicles'),
      ...optionsOf(industries, 'other'),
    ],
    choice('mode', { zh: '组建模式', en: 'Formation mode' }, beijingModes, { feeds: 'formation-type' }),
  ),
  leadSection({ years: 1, credentials: beijingLeads }),
  section(
    'mode',
    { zh: '模式专项', en: 'For the mode' },
    longText(
      'ability',
      { zh: '资源整合能力', en: 'How the lead brings resources together' },
      {
        hint: {
          zh: '产业链地位、研发体系、以往组织的攻关',
          en: 'Place in the chain, R&D system, joint research led so far',
        },
      },
    ),
    ...platformFields(
      platform,
      { zh: '支撑平台名称', en: 'Name of the platform' },
      {
        zh: '国家新能源汽车技术创新中心',
        en: 'National innovation centre for new-energy vehicles',
      },
    ),
    longText(
      'scenario',
      { zh: '任务或应用场景', en: 'Task or scenario' },
      {
        onlyFor: scenario,
        example: {
          zh: '高级别自动驾驶示范区 3.0 阶段',
          en: 'Third stage of the demonstration area for automated driving',
        },
      },
    ),
    document(
      'scenarioLetter',
      { zh: '场景提供方意向书', en: 'Letter of whoever provides the scenario' },
      {
        onlyFor: scenario,
        required: false,
      },
    ),
    ticks('gatheredRound', { zh: '聚合纽带', en: 'What it gathers round' }, gatheredRound, 'features', {
      onlyFor: gathered,
    }),
    number(
      'patentCount',
      { zh: '入池有效发明专利', en: 'Invention patents in force in the pool' },
      { zh: '件', en: 'patents' },
      {
        onlyFor: gathered,
        whole: true,
        max: 100_000,
      },
    ),
  ),
  section(
    'bounty',
    { zh: '揭榜挂帅', en: 'Open bounty' },
    longText(
      'questions',
      { zh: '拟发榜或揭榜的关键问题', en: 'Questions to put up, or to take up' },
      {
        example: {
          zh: '车规级芯片功能安全验证方法',
          en: 'How to verify the functional safety of automotive chips',
        },
      },
    ),
    choice('role', { zh: '联合体的角色', en: 'Part of the consortium' }, [
      option('setter', '出题者', 'Question setter'),
      option('solver', '答题者', 'Solver'),
      option('both', '二者兼有', 'Both'),
    ]),
  ),
  ...usualEnd(clauses),
]
