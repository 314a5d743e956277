import { agreementClauses, furtherClauses } from './agreement-clauses.ts'
import { choice, date, document, longText, option, optionsOf, text } from './parts/form-fields.ts'
import {
  agreementDocument,
  agreementSection,
  contactSection,
  overviewSection,
  section,
} from './parts/form-sections.ts'

export const pudongClauses = optionsOf(
  [...agreementClauses, ...furtherClauses],
  'governance',
  'tasks',
  'cost',
  'ip',
  'exit',
  'liability',
  'change',
  'dispute',
)

/** What is registered: the consortium, its standard and how the members agree on it. No plan, no budget, no score. */
export const pudongForm = [
  overviewSection([
    option('ai', '人工智能', 'Artificial intelligence'),
    option('bio', '生物医药', 'Biomedicine'),
    option('low-carbon', '绿色低碳', 'Low carbon'),
    option('ic', '集成电路', 'Integrated circuits'),
    option('lighting', '智能照明', 'Smart lighting'),
    option('finance', '金融基础设施', 'Financial infrastructure'),
    option('other', '其他', 'Other'),
  ]),
  section(
    'standard',
    { zh: '企业联合标准', en: 'Joint enterprise standard' },
    text(
      'standardTitle',
      { zh: '拟制定标准名称', en: 'Title of the planned standard' },
      { example: { zh: '智能照明 射频识别数据交换要求', en: 'Smart lighting: exchange of RFID data' } },
    ),
    longText(
      'scope',
      { zh: '适用范围与主要技术内容', en: 'Scope and main technical content' },
      {
        hint: {
          zh: '说明与国家标准、行业标准的关系',
          en: 'How it stands to national and industry standards',
        },
      },
    ),
    choice('standardState', { zh: '标准状态', en: 'State of the standard' }, [
      option('planned', '拟制定', 'Planned'),
      option('draft', '征求意见', 'Draft for comment'),
      option('published', '已发布', 'Published'),
    ]),
    date(
      'effective',
      { zh: '实施日期', en: 'In effect from' },
      {
        required: false,
        requiredWhen: { field: 'standardState', anyOf: ['published'] },
      },
    ),
    document(
      'standardText',
      { zh: '标准文本', en: 'Text of the standard' },
      {
        required: false,
        requiredWhen: { field: 'standardState', anyOf: ['published'] },
      },
    ),
    longText(
      'useByMembers',
      { zh: '成员共同执行的安排', en: 'How members apply it together' },
      {
        example: {
          zh: '各成员自发布之日起在产品说明中声明执行，并互认检测结果。',
          en: 'From publication each member declares it on its products and accepts the tests of the others.',
        },
      },
    ),
  ),
  agreementSection(pudongClauses, { ...agreementDocument, required: false }),
  section(
    'foreign',
    { zh: '境外参与', en: 'Members from abroad' },
    choice('anyForeign', { zh: '是否有境外单位', en: 'Is any organisation from abroad' }, [
      option('yes', '有', 'Yes'),
      option('no', '无', 'No'),
    ]),
    text(
      'foreignCode',
      { zh: '境外单位的登记代码', en: 'Register numbers of those from abroad' },
      {
        required: false,
        requiredWhen: { field: 'anyForeign', anyOf: ['yes'] },
        hint: { zh: 'LEI 或当地登记号', en: 'LEI or local register number' },
        example: {
          zh: 'Tridonic GmbH：奥地利公司登记号',
          en: 'Tridonic GmbH: Austrian company register number',
        },
      },
    ),
  ),
  contactSection(),
]
