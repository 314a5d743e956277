import type { z } from 'zod'
import type { FormField, FormSection } from '../../domain/form.ts'
import type { OnlyFor } from '../../domain/rule.ts'
import type { Words } from '../../domain/words.ts'
import { agreementClauses } from '../agreement-clauses.ts'
import {
  byYear,
  choice,
  date,
  document,
  longText,
  number,
  type Option,
  option,
  people,
  tenThousandYuan,
  text,
  ticks,
} from './form-fields.ts'
import { fundingTable, indicatorsTable, milestonesTable, peopleTable, tasksTable } from './form-tables.ts'

type Field = z.input<typeof FormField>
type Section = z.input<typeof FormSection>

/** Sections that nearly every application form has; a programme puts fields of its own after the usual ones. */
export const overviewSection = (fields: readonly Option[], ...more: readonly Field[]): Section => ({
  id: 'overview',
  title: { zh: '基本情况', en: 'Overview' },
  fields: [
    choice('industry', { zh: '所属领域', en: 'Field' }, fields, { feeds: 'field' }),
    longText(
      'purpose',
      { zh: '组建目的', en: 'Purpose' },
      {
        hint: {
          zh: '要突破的关键核心技术或共性技术，现状与差距',
          en: 'The key core or common technology to master, where it stands and what is missing',
        },
        example: {
          zh: '攻克高热容量CT球管旋转阳极的材料与焊接工艺，替代进口。',
          en: 'Master the material and brazing of rotating anodes for high-capacity CT tubes, now imported.',
        },
      },
    ),
    ...more,
  ],
})

/** What an application tells of the lead: when it was founded, what it earns and spends on R&D by year. */
export const leadSection = (
  { years, credentials = [] }: { readonly years: number; readonly credentials?: readonly Option[] },
  ...more: readonly Field[]
): Section => ({
  id: 'lead',
  title: { zh: '牵头单位', en: 'Lead organisation' },
  help: {
    zh: '按经审计的年度报表填写；成立不足者按实际年限填写，其余留空。',
    en: 'From the audited accounts; a younger organisation fills in the years that it has.',
  },
  fields: [
    date('leadFounded', { zh: '成立日期', en: 'Founded on' }, { feeds: 'founded' }),
    ...byYear('revenue', { zh: '营业收入', en: 'Revenue' }, tenThousandYuan, years),
    ...byYear('rd', { zh: '研发投入', en: 'R&D spending' }, tenThousandYuan, years),
    number('rdStaff', { zh: '全职研发人员', en: 'Full-time R&D staff' }, people, {
      whole: true,
      max: 100_000,
      feeds: { figure: 'rdStaff', year: 1 },
    }),
    ...(credentials.length === 0
      ? []
      : [
          ticks(
            'credentials',
            { zh: '牵头单位资质', en: 'Credentials of the lead' },
            credentials,
            'lead-credentials',
            { hint: { zh: '勾选目前有效的资质', en: 'Tick what is held at present' } },
          ),
        ]),
    ...more,
  ],
})

/** What is to be done, by whom, until when, with what money from where, and what is to come of it. */
export const planSection = (
  {
    years = 3,
    minOwn,
    total = { zh: '总投入', en: 'Total investment' },
  }: { readonly years?: number; readonly minOwn?: number; readonly total?: Words } = {},
  ...more: readonly Field[]
): Section => ({
  id: 'plan',
  title: { zh: '建设方案', en: 'Plan' },
  bindsMembers: true,
  fields: [
    tasksTable(),
    milestonesTable(),
    indicatorsTable(),
    number('budget', total, tenThousandYuan, {
      hint: { zh: '各成员自筹与外部资金合计', en: 'Own funds of all members and other money together' },
    }),
    fundingTable({ years, equals: 'plan.budget', ...(minOwn === undefined ? {} : { minOwn }) }),
    ...more,
  ],
})

/** Who works in it, by role and member. */
export const teamSection = (...more: readonly Field[]): Section => ({
  id: 'team',
  title: { zh: '人员', en: 'People' },
  fields: [peopleTable(), ...more],
})

/** Where a programme wants the agreement itself, sealed by everybody who is bound by it. */
export const agreementDocument = document(
  'agreement',
  { zh: '组建协议（章程）', en: 'Formation agreement (charter)' },
  {
    signing: 'seal-of-all',
    hint: { zh: '由全体单位签署盖章', en: 'Signed and sealed by every organisation' },
  },
)

/** The clauses are ticked against the agreement that was signed; which of them are due, a rule says. */
export const agreementSection = (
  clauses: readonly Option[] = agreementClauses,
  ...more: readonly Field[]
): Section => ({
  id: 'agreement',
  title: { zh: '组建协议', en: 'Formation agreement' },
  help: {
    zh: '请对照已签署的组建协议，勾选协议中载明的条款。',
    en: 'Tick the clauses that the signed formation agreement contains.',
  },
  fields: [
    ticks('clauses', { zh: '已载明的条款', en: 'Clauses in the agreement' }, clauses, 'clauses'),
    date('signed', { zh: '签署日期', en: 'Signed on' }),
    ...more,
  ],
})

export const cleanRecord: readonly Option[] = [
  option('truthful', '申报材料真实、合法、有效', 'What is handed in is true, lawful and valid'),
  option('not-dishonest', '各单位未被列入失信名单', 'No organisation is on the list of dishonest entities'),
  option('no-double-funding', '同一费用不重复申报财政资金', 'No cost is claimed from public money twice'),
]

/** What the applicant answers for with its credit (信用承诺). */
export const commitmentSection = (
  declarations: readonly Option[] = cleanRecord,
  ...more: readonly Field[]
): Section => ({
  id: 'commitment',
  title: { zh: '信用承诺', en: 'Credit commitment' },
  fields: [
    ticks('declarations', { zh: '承诺事项', en: 'We declare that' }, declarations, 'declarations'),
    ...more,
  ],
})

export const contactSection = (...more: readonly Field[]): Section => ({
  id: 'contact',
  title: { zh: '联系人', en: 'Contact person' },
  fields: [
    text('contactName', { zh: '姓名', en: 'Name' }, { max: 60 }),
    text(
      'contactPhone',
      { zh: '电话', en: 'Telephone' },
      { max: 40, example: { zh: '021-68282000', en: '+86 21 6828 2000' } },
    ),
    text('contactMail', { zh: '电子邮箱', en: 'E-mail' }, { max: 120, required: false }),
    ...more,
  ],
})

/**
 * How most forms end: the plan, the agreement with its clauses, what else is handed in, the commitment and whom to ask.
 * The agreement itself may follow, as a filing or a first selection does not wait for it.
 */
export const usualEnd = (clauses: readonly Option[], ...attachments: readonly Section[]): Section[] => [
  planSection(),
  agreementSection(clauses, { ...agreementDocument, required: false }),
  ...attachments,
  commitmentSection(),
  contactSection(),
]

/** The platform that a consortium rests on, where that is one of the ways to form one. */
export const platformFields = (onlyFor: OnlyFor, name: Words, example: Words): Field[] => [
  text('platformName', name, { onlyFor, example }),
  document(
    'platformProof',
    { zh: '平台批复文件', en: 'Approval of the platform' },
    { onlyFor, required: false },
  ),
]

/** A heading and the fields under it, for what only one programme asks. */
export const section = (id: string, title: Words, ...fields: readonly Field[]): Section => ({
  id,
  title,
  fields: [...fields],
})
