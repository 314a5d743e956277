import type { Office } from '../../domain/person.ts'
import type { OrganisationKind } from '../../domain/organisation-kind.ts'
import type { Language, Words } from '../../domain/words.ts'

/** Somebody to sign in as on one machine. Names are invented; organisations are those of the public reports. */
export type Persona = {
  readonly subject: string
  readonly name: Words
  /** Who this is and what they do here. */
  readonly role: Words
  readonly group: 'applicants' | 'office' | 'experts' | 'leaders' | 'house'
  readonly language: Language
  readonly offices: readonly Office[]
  readonly organisation?: {
    readonly name: string
    readonly kind: OrganisationKind
    readonly country: string
    readonly place?: string
  }
  readonly expertise?: { organisationName: string; fields: string[]; conflicts: [] }
}

const scheme = 'lingang'

const expert = (n: number, name: string, en: string, at: string, field: string): Persona => ({
  subject: `expert-${n}`,
  name: { zh: name, en },
  role: { zh: `评审专家，${at}`, en: `expert reviewer, ${at}` },
  group: 'experts',
  language: 'zh',
  offices: [{ role: 'expert', scheme }],
  expertise: { organisationName: at, fields: [field], conflicts: [] },
})

const leader = (subject: string, name: string, en: string, level: string, role: Words): Persona => ({
  subject,
  name: { zh: name, en },
  role,
  group: 'leaders',
  language: 'zh',
  offices: [{ role: 'approver', scheme, level }],
})

export const personas: readonly Persona[] = [
  {
    subject: 'applicant',
    name: { zh: '陈静', en: 'Chen Jing' },
    role: {
      zh: '项目经理，上海概伦电子股份有限公司（牵头单位）',
      en: 'project manager at the lead, Primarius',
    },
    group: 'applicants',
    language: 'zh',
    offices: [],
    organisation: {
      name: '上海概伦电子股份有限公司',
      kind: 'enterprise',
      country: 'CN',
      place: '上海临港新片区',
    },
  },
  {
    subject: 'member',
    name: { zh: '李文', en: 'Li Wen' },
    role: { zh: '科研院，上海交通大学（成员单位）', en: 'research office of a member university' },
    group: 'applicants',
    language: 'zh',
    offices: [],
    organisation: { name: '上海交通大学', kind: 'university', country: 'CN', place: '上海' },
  },
  {
    subject: 'member-2',
    name: { zh: '周强', en: 'Zhou Qiang' },
    role: { zh: '技术部，华谊集团（成员单位）', en: 'engineering at a member company' },
    group: 'applicants',
    language: 'zh',
    offices: [],
    organisation: { name: '华谊集团', kind: 'enterprise', country: 'CN', place: '上海' },
  },
  {
    subject: 'foreign-member',
    name: { zh: 'Anna Gruber', en: 'Anna Gruber' },
    role: { zh: '标准化经理，Tridonic GmbH（境外成员）', en: 'standards manager at Tridonic GmbH, Austria' },
    group: 'applicants',
    language: 'en',
    offices: [],
    organisation: { name: 'Tridonic GmbH', kind: 'enterprise', country: 'AT', place: 'Dornbirn' },
  },
  {
    subject: 'officer',
    name: { zh: '王海燕', en: 'Wang Haiyan' },
    role: { zh: '受理人员，科技创新处', en: 'officer who checks applications' },
    group: 'office',
    language: 'zh',
    offices: [{ role: 'officer', scheme }],
  },
  {
    subject: 'officer-2',
    name: { zh: '刘洋', en: 'Liu Yang' },
    role: { zh: '受理人员，科技创新处', en: 'a second officer of the same desk' },
    group: 'office',
    language: 'zh',
    offices: [{ role: 'officer', scheme }],
  },
  {
    subject: 'recommender',
    name: { zh: '孙丽', en: 'Sun Li' },
    role: { zh: '推荐单位', en: 'recommending unit' },
    group: 'office',
    language: 'zh',
    offices: [{ role: 'recommender', scheme }],
  },
  expert(1, '郑国华', 'Zheng Guohua', '独立技术研究所', '集成电路'),
  expert(2, '何敏', 'He Min', '东海产业研究中心', '新材料'),
  expert(3, '罗建平', 'Luo Jianping', '江南标准化研究所', '标准化'),
  expert(4, '梁晓东', 'Liang Xiaodong', '长河能源研究所', '新能源'),
  expert(5, '谢芳', 'Xie Fang', '临海生物技术研究所', '生物医药'),
  expert(6, '唐伟', 'Tang Wei', '远山工程研究院', '高端装备'),
  expert(7, '韩雪', 'Han Xue', '北辰信息研究所', '软件与信息'),
  leader('head', '马俊', 'Ma Jun', 'division', { zh: '处长（业务处室）', en: 'head of division' }),
  leader('deputy-1', '朱志远', 'Zhu Zhiyuan', 'bureau', { zh: '分管领导', en: 'deputy director' }),
  leader('deputy-2', '胡晓梅', 'Hu Xiaomei', 'bureau', { zh: '分管领导', en: 'deputy director' }),
  leader('chair-1', '高峰', 'Gao Feng', 'meeting', {
    zh: '主任办公会成员',
    en: 'member of the leadership meeting',
  }),
  leader('chair-2', '林岚', 'Lin Lan', 'meeting', {
    zh: '主任办公会成员',
    en: 'member of the leadership meeting',
  }),
  leader('chair-3', '邓超', 'Deng Chao', 'meeting', {
    zh: '主任办公会成员',
    en: 'member of the leadership meeting',
  }),
  {
    subject: 'administrator',
    name: { zh: '徐明', en: 'Xu Ming' },
    role: { zh: '管理员：人员、申报通知、时钟', en: 'administrator: people, calls, the clock' },
    group: 'house',
    language: 'zh',
    offices: [{ role: 'administrator', scheme: '*' }],
  },
  {
    subject: 'auditor',
    name: { zh: '曹瑞', en: 'Cao Rui' },
    role: { zh: '审计员：查看全部，不作改动', en: 'auditor: sees everything, changes nothing' },
    group: 'house',
    language: 'zh',
    offices: [{ role: 'auditor', scheme: '*' }],
  },
]
