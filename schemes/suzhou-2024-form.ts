import { agreementClauses, furtherClauses } from './agreement-clauses.ts'
import { choice, longText, option, optionsOf, text, ticks } from './parts/form-fields.ts'
import { peopleTable } from './parts/form-tables.ts'
import { industries } from './parts/industries.ts'
import { leadSection, overviewSection, platformFields, section, usualEnd } from './parts/form-sections.ts'

/** The five fields of the strategy-led type; the market-driven one may work in another. */
export const suzhouFields = optionsOf(industries, 'ic', 'bio', 'ai', 'equipment', 'materials')

export const suzhouTypes = [
  option('strategic', '战略引领型', 'Strategy-led'),
  option('market', '市场驱动型', 'Market-driven'),
  option('platform', '平台支撑型', 'Platform-supported'),
]

export const fortuneOrListed = [
  option('fortune-500', '世界 500 强企业', 'Fortune Global 500 company'),
  option('listed', '上市公司', 'Listed company'),
]
export const risingLeads = [
  option('pre-ipo', '拟上市企业', 'Pre-IPO company'),
  option('niche-leader', '细分领域龙头企业', 'Leader of a niche'),
]
export const chainOwner = option('chain-owner', '产业链“链主”企业', 'Chain-owner enterprise')

export const majorProjects = [
  option('national-project', '国家重大科技项目', 'Major national project'),
  option('provincial-project', '省重大科技项目', 'Major provincial project'),
]

const clauses = [...agreementClauses, ...furtherClauses]
/** Clear roles, and how benefits, results and IP are shared. */
export const suzhouClauses = optionsOf(clauses, 'tasks', 'benefit', 'results-ip', 'ip')
export const sharedRisk = optionsOf(clauses, 'benefit', 'risk')

const strategic = { formationTypes: ['strategic'] }
const market = { formationTypes: ['market'] }
const platform = { formationTypes: ['platform'] }

/** What an applicant is asked; the conditions were published, the form itself was not seen. */
export const suzhouForm = [
  overviewSection(
    [...suzhouFields, ...optionsOf(industries, 'other')],
    choice('type', { zh: '组建类型', en: 'Formation type' }, suzhouTypes, {
      feeds: 'formation-type',
      hint: {
        zh: '战略引领型承担国家、省重大科技项目；市场驱动型由“链主”企业任总指挥；平台支撑型依托创新平台',
        en: 'Strategy-led ones carry major state or provincial projects; market-driven ones are led by a chain owner; platform-supported ones rest on an innovation platform',
      },
    }),
    choice(
      'tier',
      { zh: '申报类别', en: 'Applied for' },
      [option('pool', '培育', 'Cultivation pool'), option('established', '立项', 'Establishment')],
      {
        feeds: 'tier',
        hint: {
          zh: '培育库内的联合体可申请提档升级为立项',
          en: 'A consortium of the pool may apply for an upgrade to establishment',
        },
      },
    ),
  ),
  leadSection(
    { years: 3, credentials: [...fortuneOrListed, ...risingLeads, chainOwner] },
    ticks(
      'parentCredentials',
      { zh: '母公司资质', en: 'Credentials of the parent company' },
      fortuneOrListed,
      'parent-credentials',
      { hint: { zh: '牵头单位为子公司时填写', en: 'Where the lead is a subsidiary' } },
    ),
    text('headPost', { zh: '负责人职务', en: 'Post of whoever is responsible' }, { max: 60 }),
  ),
  section(
    'types',
    { zh: '类型专项', en: 'For the type' },
    ticks(
      'majorProjects',
      { zh: '承担或参与的重大科技项目', en: 'Major projects carried or taken part in' },
      majorProjects,
      'features',
      { onlyFor: strategic },
    ),
    longText(
      'projectList',
      { zh: '项目名称、编号与承担任务', en: 'Names and numbers of the projects, and the part taken' },
      {
        onlyFor: strategic,
        example: {
          zh: '国家重点研发计划项目（编号 2023YFC0000000），承担课题二。',
          en: 'National key R&D programme, project 2023YFC0000000, task two.',
        },
      },
    ),
    longText(
      'commander',
      { zh: '“链主”企业总指挥机制', en: 'How the chain owner acts as commander-in-chief' },
      {
        onlyFor: market,
        hint: { zh: '出题、组队、验收的安排', en: 'Who sets the question, picks the team and accepts' },
      },
    ),
    ...platformFields(
      platform,
      { zh: '依托的创新平台', en: 'Innovation platform that it rests on' },
      { zh: '国家生物药技术创新中心', en: 'National biologics innovation centre' },
    ),
  ),
  section(
    'resources',
    { zh: '创新资源', en: 'Resources' },
    peopleTable({
      label: { zh: '人才团队', en: 'Team' },
      hint: { zh: '领军人才、研发骨干与分工', en: 'Leading people, core staff and their parts' },
    }),
    longText(
      'platforms',
      { zh: '研发平台', en: 'R&D platforms' },
      { example: { zh: '省工程技术研究中心一家', en: 'One provincial engineering centre' } },
    ),
    choice('postdoc', { zh: '博士后科研工作站', en: 'Post-doctoral station' }, [
      option('yes', '有', 'Yes'),
      option('no', '无', 'No'),
    ]),
    text(
      'industryFund',
      { zh: '产业基金', en: 'Industry fund' },
      { required: false, hint: { zh: '名称与规模', en: 'Name and size' } },
    ),
  ),
  ...usualEnd(clauses),
]
