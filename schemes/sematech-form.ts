import { allClauses } from './agreement-clauses.ts'
import { document, number, option, optionsOf, people } from './parts/form-fields.ts'
import { agreementSection, commitmentSection, contactSection, section } from './parts/form-sections.ts'
import { money, visionSection, workSection } from './parts/proposal.ts'

/** What keeps the work pre-competitive: declared by everybody, whatever it is that they sell elsewhere. */
export const sematechScope = [
  option('pre-competitive', '只做竞争前研究', 'The work is pre-competitive only'),
  option('no-sales', '联合体不销售芯片', 'The consortium sells no chips'),
  option('no-design', '联合体不设计芯片', 'The consortium designs no chips'),
  option('own-research', '不限制成员自身研发', 'Members’ own research is not limited'),
]

/** How chip makers found the consortium; the papers of 1987 are not at hand, so an editable default. */
export const sematechForm = [
  visionSection([
    option('lithography', '光刻', 'Lithography'),
    option('etch', '刻蚀与沉积', 'Etching and deposition'),
    option('metrology', '测量与检测', 'Metrology and inspection'),
    option('manufacturing', '制造方法', 'Manufacturing methods'),
    option('equipment', '设备与材料供应链', 'Equipment and material suppliers'),
  ]),
  workSection(
    'USD',
    money('publicMoney', { zh: '其中政府资金', en: 'Of it from the government' }, 'USD'),
    number('seconded', { zh: '成员派驻人员', en: 'Staff sent by the members' }, people, {
      whole: true,
      max: 10_000,
      feeds: { figure: 'seconded', year: 1 },
    }),
  ),
  section(
    'standing',
    { zh: '登记', en: 'Registration' },
    document(
      'registration',
      { zh: '合作研究登记（NCRA 1984）', en: 'Registration under the NCRA of 1984' },
      { required: false },
    ),
  ),
  agreementSection(
    optionsOf(allClauses, 'governance', 'cost', 'results-ip', 'confidentiality', 'exit', 'term'),
  ),
  commitmentSection(sematechScope),
  contactSection(),
]
