import { agreementClauses } from './agreement-clauses.ts'
import { choice, document, longText, number, option, optionsOf, people, text } from './parts/form-fields.ts'
import { industries } from './parts/industries.ts'
import { leadSection, overviewSection, section, usualEnd } from './parts/form-sections.ts'

export const baoshanClauses = optionsOf(agreementClauses, 'governance', 'tasks', 'benefit', 'ip', 'exit')
export const highTech = [
  option('high-tech', '高新技术企业', 'High-tech enterprise'),
  option('little-giant', '专精特新“小巨人”企业', 'Specialised “little giant”'),
  option('listed', '上市公司', 'Listed company'),
]

/** A filing form: who it is, who is in it, what they agreed. Nothing in it is compared with others. */
export const baoshanForm = [
  overviewSection(
    [
      option('synbio', '合成生物', 'Synthetic biology'),
      option('device', '医疗器械', 'Medical devices'),
      option('drug', '生物药', 'Biologics'),
      option('materials', '新材料', 'New materials'),
      option('robot', '机器人与智能制造', 'Robots and smart manufacturing'),
      option('low-carbon', '绿色低碳', 'Low carbon'),
      ...optionsOf(industries, 'other'),
    ],
    choice(
      'organisationForm',
      { zh: '组织形式', en: 'Organisation form' },
      [
        option('virtual', '协议型（虚拟）', 'By agreement (virtual)'),
        option('entity', '实体型', 'A legal body'),
      ],
      {
        hint: {
          zh: '实体型须填写法人名称；协议型须在协议中约定对外责任主体',
          en: 'A legal body gives its name; an agreement names who is liable towards others',
        },
      },
    ),
    text(
      'entityName',
      { zh: '实体名称', en: 'Name of the legal body' },
      { required: false, requiredWhen: { field: 'organisationForm', anyOf: ['entity'] } },
    ),
  ),
  leadSection({ years: 1, credentials: highTech }),
  section(
    'base',
    { zh: '联合攻关基础', en: 'What joint research builds on' },
    longText(
      'cooperation',
      { zh: '已有合作', en: 'Cooperation so far' },
      {
        example: {
          zh: '与上海大学共建联合实验室，已授权专利 3 件。',
          en: 'Joint laboratory with Shanghai University, 3 patents.',
        },
      },
    ),
    number('staff', { zh: '联合研发人员', en: 'Joint R&D staff' }, people, { whole: true, max: 100_000 }),
    text('laboratory', { zh: '主要研发场所', en: 'Main place of research' }, { required: false, max: 200 }),
  ),
  ...usualEnd(
    agreementClauses,
    section(
      'memberList',
      { zh: '成员名单', en: 'List of members' },
      document(
        'memberList',
        { zh: '成员单位名单（盖章）', en: 'List of members (sealed)' },
        {
          required: false,
          signing: 'seal',
          formats: ['pdf', 'xlsx'],
        },
      ),
    ),
  ),
]
