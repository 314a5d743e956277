import { agreementClauses } from './agreement-clauses.ts'
import { number, people } from './parts/form-fields.ts'
import { planSection, teamSection } from './parts/form-sections.ts'

/** The application form of Lin-gang, as data; not public, so an editable default. */
export const lingangForm = [
  {
    id: 'overview',
    title: { zh: '基本情况', en: 'Overview' },
    fields: [
      {
        kind: 'choice',
        id: 'industry',
        label: { zh: '所属领域', en: 'Field' },
        required: true,
        feeds: 'field',
        options: [
          { value: 'ic', label: { zh: '集成电路', en: 'Integrated circuits' } },
          { value: 'ai', label: { zh: '人工智能', en: 'Artificial intelligence' } },
          { value: 'bio', label: { zh: '生物医药', en: 'Biomedicine' } },
          { value: 'aero', label: { zh: '民用航空', en: 'Civil aviation' } },
          { value: 'equipment', label: { zh: '高端装备', en: 'High-end equipment' } },
          { value: 'energy', label: { zh: '新能源与新材料', en: 'New energy and materials' } },
          { value: 'ocean', label: { zh: '海洋与绿色低碳', en: 'Ocean and low carbon' } },
          { value: 'software', label: { zh: '软件与信息服务', en: 'Software and information' } },
          { value: 'other', label: { zh: '其他', en: 'Other' } },
        ],
      },
      {
        kind: 'longText',
        id: 'purpose',
        label: { zh: '组建目的', en: 'Purpose' },
        hint: {
          zh: '联合体要解决的关键核心技术问题',
          en: 'The key core technology that the consortium is to master',
        },
        example: {
          zh: '打通 EDA 全流程工具与先进工艺的协同验证，替代进口点工具。',
          en: 'Verify a full flow of EDA tools together with an advanced process, in place of imported tools.',
        },
        required: true,
        max: 2000,
      },
      { kind: 'date', id: 'founded', label: { zh: '组建日期', en: 'Formed on' } },
      {
        kind: 'longText',
        id: 'basis',
        label: { zh: '牵头单位基础', en: 'What the lead brings' },
        hint: {
          zh: '产业地位、研发平台、已承担的项目',
          en: 'Place in the industry, R&D platforms, projects so far',
        },
        max: 2000,
      },
    ],
  },
  planSection(
    { total: { zh: '三年总投入', en: 'Investment over three years' } },
    number('staff', { zh: '全职研发人员', en: 'Full-time R&D staff' }, people, {
      required: false,
      whole: true,
      max: 100_000,
    }),
  ),
  teamSection(),
  {
    id: 'agreement',
    title: { zh: '组建协议', en: 'Formation agreement' },
    help: {
      zh: '请对照已签署的组建协议，勾选协议中载明的条款。',
      en: 'Tick the clauses that the signed formation agreement contains.',
    },
    fields: [
      {
        kind: 'choice',
        id: 'clauses',
        label: { zh: '已载明的条款', en: 'Clauses in the agreement' },
        many: true,
        required: true,
        options: agreementClauses,
        feeds: 'clauses',
      },
      { kind: 'date', id: 'signed', label: { zh: '签署日期', en: 'Signed on' }, required: true },
      {
        kind: 'document',
        id: 'agreement',
        label: { zh: '组建协议（章程）', en: 'Formation agreement (charter)' },
        hint: { zh: '由全体单位签署盖章', en: 'Signed and sealed by every organisation' },
        signing: 'seal-of-all',
      },
    ],
  },
  {
    id: 'contact',
    title: { zh: '联系人', en: 'Contact' },
    fields: [
      { kind: 'text', id: 'contactName', label: { zh: '姓名', en: 'Name' }, required: true, max: 60 },
      { kind: 'text', id: 'contactPhone', label: { zh: '电话', en: 'Telephone' }, required: true, max: 40 },
      { kind: 'text', id: 'contactMail', label: { zh: '电子邮箱', en: 'E-mail' }, max: 120 },
    ],
  },
]
