import { allClauses } from './agreement-clauses.ts'
import { option, optionsOf } from './parts/form-fields.ts'
import { peopleTable } from './parts/form-tables.ts'
import {
  agreementDocument,
  agreementSection,
  commitmentSection,
  contactSection,
  leadSection,
  overviewSection,
  planSection,
  section,
} from './parts/form-sections.ts'

/** What the management measures want in the agreement; the rest of the checklist is offered beside it. */
export const xiamenClauses = [
  ...optionsOf(allClauses, 'governance', 'chief-scientist'),
  option('funds', '资金管理办法', 'Rules for managing the funds'),
]

export const gradeThreeA = option('grade-3a', '三级甲等医院', 'grade III-A hospital')
export const lifeHealth = option('life-health', '生命健康', 'Life and health')

/** The measures want a chief scientist who decides about the technical way: somebody is named, and one only. */
const chiefScientist = {
  kind: 'row-count' as const,
  label: { zh: '首席科学家', en: 'Chief scientists' },
  where: { column: 'role', anyOf: ['chief-scientist'] },
  min: 1,
  max: 1,
}

/** The application form of Xiamen, as data; its layout is not public, so an editable default. */
export const xiamenForm = [
  overviewSection([
    option('electronics', '电子信息', 'Electronics and information'),
    option('machinery', '机械装备', 'Machinery'),
    lifeHealth,
    option('materials', '新材料', 'New materials'),
    option('energy', '新能源', 'New energy'),
    option('software', '人工智能与软件', 'AI and software'),
    option('other', '其他', 'Other'),
  ]),
  leadSection({
    years: 1,
    credentials: [
      gradeThreeA,
      option('high-tech', '高新技术企业', 'high-tech enterprise'),
      option('leading', '领军企业', 'leading enterprise'),
    ],
  }),
  planSection(),
  section('team', { zh: '人员', en: 'People' }, peopleTable({ checks: [chiefScientist] })),
  agreementSection(
    [
      ...xiamenClauses,
      ...optionsOf(allClauses, 'tasks', 'cost', 'benefit', 'risk', 'ip', 'exit', 'liability'),
    ],
    agreementDocument,
  ),
  commitmentSection(),
  contactSection(),
]
