import { document, longText, option, optionsOf } from './parts/form-fields.ts'
import { milestonesTable } from './parts/form-tables.ts'
import { agreementSection, commitmentSection, contactSection, section } from './parts/form-sections.ts'
import { allClauses } from './agreement-clauses.ts'
import { currencyUnit, money, visionSection, workSection } from './parts/proposal.ts'

/** What makes an agreement one that pays for results: the partner says so, the agreement repeats it. */
export const cotsDeclarations = [
  option('fixed-price', '付款固定，超支自负', 'Payments are fixed; overruns are borne by the partner'),
  option('paid-after', '里程碑验收后付款', 'A milestone is paid after it was accepted, never before'),
  option('no-procurement', '不是采购合同', 'This is no procurement contract'),
]

export const cotsClauses = [
  option('milestones', '里程碑与固定付款表', 'Table of milestones and fixed payments'),
  option('evidence', '每个里程碑的验收证据', 'Evidence of acceptance for each milestone'),
  option('renegotiation', '里程碑增补与调整', 'How milestones are added or moved'),
]

/** Each milestone has a fixed payment, which follows its acceptance; so many of them are a figure for the rules. */
const cotsMilestones = milestonesTable(
  {
    rows: { is: 'free', min: 1, max: 40 },
    checks: [
      { kind: 'column-total', column: 'payment' },
      {
        kind: 'row-count',
        label: { zh: '里程碑数', en: 'Number of milestones' },
        feeds: { figure: 'milestoneCount' },
      },
    ],
  },
  {
    kind: 'number',
    id: 'payment',
    label: { zh: '固定付款', en: 'Fixed payment' },
    unit: currencyUnit('USD'),
    required: true,
    min: 0,
    max: 1e12,
  },
  {
    kind: 'choice',
    id: 'evidence',
    label: { zh: '验收凭据', en: 'Evidence' },
    required: true,
    options: [
      option('report', '报告', 'Report'),
      option('test', '试验', 'Test'),
      option('demonstration', '演示', 'Demonstration'),
      option('financing-raised', '融资到位', 'Financing raised'),
      option('delivery', '交付', 'Delivery'),
    ],
  },
)

/** The usual work plan with its milestones in rows. */
const withMilestones = (plan: ReturnType<typeof workSection>): ReturnType<typeof workSection> => ({
  ...plan,
  fields: plan.fields.map((field) => (field.id === 'milestones' ? cotsMilestones : field)),
})

/** A proposal for a Space Act agreement; the announcement's template is not at hand, so an editable default. */
export const cotsForm = [
  visionSection([
    option('unpressurised', '非加压货物', 'Unpressurised cargo'),
    option('pressurised', '加压货物', 'Pressurised cargo'),
    option('return', '货物返回', 'Cargo return'),
    option('crew', '载人', 'Crew'),
  ]),
  section(
    'financing',
    { zh: '出资', en: 'Financing' },
    money('publicMoney', { zh: '申请的政府资金', en: 'Public money that is asked for' }, 'USD'),
    money('raised', { zh: '已落实的自筹与融资', en: 'Own and private money that is secured' }, 'USD'),
    document(
      'financingLetter',
      { zh: '融资承诺函', en: 'Letters of commitment of the investors' },
      { required: false, validMonths: 6 },
    ),
  ),
  withMilestones(
    workSection(
      'USD',
      longText(
        'reviews',
        { zh: '季度与里程碑评审', en: 'Quarterly and milestone reviews' },
        { required: false },
      ),
    ),
  ),
  agreementSection([...cotsClauses, ...optionsOf(allClauses, 'liability', 'ip', 'term', 'dispute')]),
  commitmentSection(cotsDeclarations),
  contactSection(),
]
