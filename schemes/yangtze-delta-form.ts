import { agreementClauses, furtherClauses } from './agreement-clauses.ts'
import { choice, document, longText, number, option, optionsOf, text } from './parts/form-fields.ts'
import { industries } from './parts/industries.ts'
import { leadSection, overviewSection, section, usualEnd } from './parts/form-sections.ts'

const clauses = [...agreementClauses, ...furtherClauses]
/** “A clear organisational framework and operating mechanism”, in clauses. */
export const frameworkClauses = optionsOf(clauses, 'governance', 'tasks', 'benefit', 'ip', 'exit')

export const deltaPlatforms = [
  option('leading-enterprise', '科技领军企业', 'Leading technology enterprise'),
  option('innovation-platform', '重大科技创新平台', 'Major innovation platform'),
  option('common-platform', '产业共性技术平台', 'Industry common-technology platform'),
]

export const deltaForm = [
  overviewSection(
    [
      option('marine-it', '海洋信息技术', 'Marine information technology'),
      ...optionsOf(industries, 'bio', 'ic'),
      option('ai-software', '人工智能软件', 'AI software'),
      option('wafer-test', '晶圆测试', 'Wafer testing'),
      option('semi-equipment', '半导体装备', 'Semiconductor equipment'),
      option('robot', '机器人', 'Robots'),
      option('dual-carbon', '人工智能赋能双碳', 'AI for carbon neutrality'),
      option('smart-equipment', '智能装备', 'Intelligent equipment'),
      ...optionsOf(industries, 'other'),
    ],
    choice(
      'recommendedBy',
      { zh: '推荐省（市）', en: 'Province that recommends' },
      [
        option('shanghai', '上海市', 'Shanghai'),
        option('jiangsu', '江苏省', 'Jiangsu'),
        option('zhejiang', '浙江省', 'Zhejiang'),
        option('anhui', '安徽省', 'Anhui'),
      ],
      { hint: { zh: '按牵头单位注册地', en: 'Where the lead is registered' } },
    ),
    text(
      'majorTask',
      { zh: '对应的重大科技任务', en: 'Major science and technology task that pulls it' },
      {
        example: {
          zh: '长三角科技创新共同体联合攻关：碳-13 同位素分离',
          en: 'Yangtze-Delta joint research: separation of carbon-13',
        },
      },
    ),
  ),
  leadSection({ years: 3, credentials: deltaPlatforms }),
  section(
    'framework',
    { zh: '组织架构与运行机制', en: 'Framework and operating mechanism' },
    longText(
      'bodies',
      { zh: '决策、咨询与执行机构', en: 'Bodies that decide, advise and execute' },
      {
        example: {
          zh: '理事会、专家咨询委员会、秘书处',
          en: 'Council, expert advisory committee, secretariat',
        },
      },
    ),
    longText('crossRegion', {
      zh: '跨省、跨部门协同机制',
      en: 'How it works across provinces and departments',
    }),
    longText('fourChains', {
      zh: '创新链、产业链、资金链、人才链融合',
      en: 'How innovation, industry, capital and talent come together',
    }),
    number(
      'secretariat',
      { zh: '专职工作人员', en: 'Full-time secretariat staff' },
      { zh: '人', en: 'people' },
      { whole: true, max: 1000 },
    ),
  ),
  section(
    'needs',
    { zh: '需求与资源', en: 'Needs and resources' },
    longText(
      'resourceList',
      { zh: '可开放的科研资源', en: 'Research resources that are opened' },
      {
        required: false,
        example: { zh: '中试平台一个，大型仪器 12 台', en: 'One pilot plant, 12 large instruments' },
      },
    ),
    longText('needList', { zh: '技术需求清单', en: 'List of technology needs' }, { required: false }),
  ),
  ...usualEnd(
    clauses,
    section(
      'attachments',
      { zh: '附件', en: 'Attachments' },
      document(
        'leadProof',
        { zh: '牵头单位资质证明', en: 'Proof of the lead’s standing' },
        {
          required: false,
          maxFiles: 10,
          hint: {
            zh: '领军企业、重大平台或共性技术平台的批复',
            en: 'Approval as leading enterprise or platform',
          },
        },
      ),
    ),
  ),
]
