import { allClauses } from './agreement-clauses.ts'
import { choice, longText, option, optionsOf, text, ticks } from './parts/form-fields.ts'
import {
  agreementDocument,
  agreementSection,
  commitmentSection,
  contactSection,
  leadSection,
  overviewSection,
  planSection,
  section,
  teamSection,
} from './parts/form-sections.ts'

/** What an agreement must settle above all: the study of 2024 finds these three the weak points. */
export const shanghaiCore = optionsOf(allClauses, 'benefit', 'risk', 'ip')
/** What it should settle beside that. */
export const shanghaiFurther = optionsOf(
  allClauses,
  'purpose',
  'governance',
  'tasks',
  'cost',
  'background-ip',
  'results-ip',
  'confidentiality',
  'exit',
  'change',
  'breach',
  'liability',
  'dispute',
  'dissolution',
)

export const shanghaiArchetypes = [
  option('peers', '对等合作型', 'Peers that cooperate'),
  option('dominant', '一强带动型', 'A dominant firm with followers'),
]

/** How a member takes part in sharing, by the words of the agreement. */
export const shanghaiSharing = [
  option('cost-plan', '已约定各方出资比例', 'Who pays which part is agreed'),
  option('benefit-plan', '已约定收益分配方案', 'How income is shared is agreed'),
  option('risk-plan', '已约定失败损失的分担', 'Who bears the loss of a failure is agreed'),
]

export const shanghaiForm = [
  overviewSection(
    [
      option('ic', '集成电路', 'Integrated circuits'),
      option('bio', '生物医药', 'Biomedicine'),
      option('ai', '人工智能', 'Artificial intelligence'),
      option('ship', '船舶与海洋工程', 'Ships and ocean engineering'),
      option('aero', '民用航空与航空发动机', 'Civil aviation and aero-engines'),
      option('superconducting', '超导', 'Superconductivity'),
      option('materials', '新材料', 'New materials'),
      option('low-carbon', '绿色低碳', 'Low carbon'),
      option('other', '其他', 'Other'),
    ],
    choice('archetype', { zh: '合作模式', en: 'Archetype' }, shanghaiArchetypes, {
      feeds: 'archetype',
      hint: {
        zh: '对等合作型支持承担关键环节的单位；一强带动型先支持龙头企业，再支持配套企业',
        en: 'Among peers whoever carries the critical link is supported; with a dominant firm, it comes first and its suppliers next',
      },
    }),
    choice('organisationForm', { zh: '组织形式', en: 'Organisation form' }, [
      option('virtual', '协议型（虚拟）', 'By agreement (virtual)'),
      option('entity', '实体型', 'A legal body'),
    ]),
    text(
      'criticalLink',
      { zh: '关键环节及承担单位', en: 'The critical link, and who carries it' },
      {
        example: {
          zh: '低温制冷系统，由上海市超导制造业创新中心承担',
          en: 'Cryogenics, by the superconducting innovation centre',
        },
      },
    ),
  ),
  leadSection({ years: 3 }),
  section(
    'need',
    { zh: '任务来源与应用', en: 'Where the task comes from, and who uses it' },
    choice('source', { zh: '任务来源', en: 'Source of the task' }, [
      option('guide', '申报指南', 'Call guide'),
      option('list', '揭榜挂帅榜单', 'Open bounty list'),
      option('market', '市场需求', 'The market'),
      option('users', '用户单位出题', 'A user set the question'),
    ]),
    text(
      'firstUser',
      { zh: '首批应用单位', en: 'First user' },
      {
        required: false,
        hint: { zh: '承诺率先应用的单位', en: 'Who has promised to be the first to use it' },
        example: { zh: '沪东中华造船', en: 'Hudong-Zhonghua Shipbuilding' },
      },
    ),
    longText(
      'guideTopics',
      { zh: '对申报指南的建议', en: 'Topics suggested for call guides' },
      { required: false },
    ),
  ),
  planSection(),
  teamSection(),
  section(
    'sharing',
    { zh: '利益共享与风险共担', en: 'Benefit and risk sharing' },
    ticks('sharing', { zh: '已约定的机制', en: 'What is agreed' }, shanghaiSharing, 'features'),
    longText(
      'benefitRule',
      { zh: '收益分配方案', en: 'How income is shared' },
      {
        example: {
          zh: '许可收入按出资 60%、贡献 40% 分配。',
          en: 'Licence income: 60 per cent by money, 40 per cent by work.',
        },
      },
    ),
    longText(
      'riskRule',
      { zh: '风险分担方案', en: 'How risk is shared' },
      {
        hint: {
          zh: '研发失败、延期、侵权的损失由谁承担，是否投保科技保险',
          en: 'Who bears failure, delay and infringement, and whether technology insurance is taken out',
        },
      },
    ),
    longText(
      'ipRule',
      { zh: '知识产权归属与使用', en: 'Ownership and use of IP' },
      {
        hint: { zh: '背景与新产生的知识产权分别说明', en: 'Background and new IP separately' },
      },
    ),
  ),
  agreementSection(allClauses, { ...agreementDocument, required: false }),
  commitmentSection(),
  contactSection(),
]
