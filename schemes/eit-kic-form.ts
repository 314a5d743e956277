import { allClauses } from './agreement-clauses.ts'
import { document, longText, option, optionsOf } from './parts/form-fields.ts'
import { agreementSection, commitmentSection, contactSection, section } from './parts/form-sections.ts'
import { indicatorsTable } from './parts/form-tables.ts'
import { visionSection, workSection } from './parts/proposal.ts'

/** What the community settles by itself, under principles of good governance. */
export const kicClauses = [
  ...optionsOf(allClauses, 'governance', 'ip', 'exit'),
  option('fees', '成员会费', 'Membership fees'),
]

export const kicDeclarations = [
  option(
    'organisations-only',
    '伙伴均为组织，没有自然人',
    'Every partner is an organisation; no natural person takes part',
  ),
  option('no-double-funding', '同一费用不重复申请资助', 'No item of cost is claimed from two funds'),
]

/** A proposal for a Knowledge and Innovation Community; its template is not at hand, so an editable default. */
export const eitKicForm = [
  visionSection([
    option('climate', '气候', 'Climate'),
    option('digital', '数字', 'Digital'),
    option('energy', '能源', 'Energy'),
    option('health', '健康', 'Health'),
    option('food', '食品', 'Food'),
    option('raw-materials', '原材料', 'Raw materials'),
    option('manufacturing', '制造', 'Manufacturing'),
    option('mobility', '城市出行', 'Urban mobility'),
    option('culture', '文化与创意', 'Culture and creativity'),
    option('water', '水与海洋', 'Water and the sea'),
  ]),
  section(
    'strategy',
    { zh: '战略与协同', en: 'Strategy and synergy' },
    longText(
      'triangle',
      { zh: '知识三角的融合', en: 'How education, research and business work together' },
      { max: 4000 },
    ),
    indicatorsTable({
      label: { zh: '关键指标的目标值', en: 'Targets for the key indicators' },
      hint: { zh: '目标值由申请方设定', en: 'The applicant sets the target of each indicator' },
    }),
  ),
  workSection(
    'EUR',
    document('businessPlan', { zh: '业务计划', en: 'Business plan' }, { required: false }),
    document(
      'sustainabilityPlan',
      { zh: '财务可持续计划', en: 'Plan for financial sustainability' },
      {
        required: false,
        hint: {
          zh: '7 至 15 年内实现自立；延期时必须提交',
          en: 'To stand on its own within 7 to 15 years; due at the renewal',
        },
      },
    ),
  ),
  agreementSection([
    ...kicClauses,
    ...optionsOf(allClauses, 'tasks', 'results-ip', 'confidentiality', 'dispute'),
  ]),
  commitmentSection(kicDeclarations),
  contactSection(),
]
