import { Scheme } from '../domain/scheme.ts'
import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { filedReport, ofUsualPlan } from './parts/evaluation.ts'
import { tenThousandYuan } from './parts/form-fields.ts'
import { results, withTargets } from './parts/results.ts'
import { atLeast, clausesRule, declarationsRule, identified, rule } from './parts/rules.ts'
import { approval, bureauLevels, formalCheck } from './parts/steps.ts'
import { confirm, notPublic, filedReportDefaults } from './parts/to-confirm.ts'
import { gradeThreeA, lifeHealth, xiamenClauses, xiamenForm } from './xiamen-2025-form.ts'
import { xiamenSupport } from './xiamen-2025-support.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const measures = {
  zh: '《厦门市创新联合体管理办法》（2025-07-10）及政策解读',
  en: 'Xiamen management measures of 2025-07-10, and their official interpretation',
}
const stated = { source: measures }
/** What is asked of a leading firm is not asked of an institution that leads. */
const leadIsNoFirm = { kind: 'lead-kind' as const, allowed: ['new-rd-institution', 'hospital'] as const }

/**
 * Xiamen: filing of innovation consortia under the management measures of 2025. Who may lead, the numbers asked of a
 * leading firm, seven units of which five and two, the decision body, and the ceilings of support are published.
 */
export const xiamen2025: Scheme = Scheme.parse({
  ref: 'xiamen-2025@1',
  title: { zh: '厦门市创新联合体备案', en: 'Xiamen innovation consortium filing' },
  summary: {
    zh: '由领军企业、新型研发机构或（限生命健康领域）三级甲等医院牵头，至少 7 家单位组成，签订有法律约束力的协议，向市科技局备案，动态进出。',
    en: 'Led by a leading firm, a new-type R&D institution or, in life and health only, a grade III-A hospital; at least seven units under a binding agreement, filed with the city, entering and leaving as they go.',
  },
  issuers: [{ zh: '厦门市科学技术局', en: 'Xiamen Science and Technology Bureau' }],
  jurisdiction: { zh: '厦门市', en: 'Xiamen' },
  sources: [
    measures,
    {
      zh: '厦科创〔2023〕4号《创新联合体建设工作指引》（本办法前身，载有核心、紧密、一般三层）',
      en: 'Guideline 厦科创〔2023〕4号, which the measures replace; it names the three layers',
    },
  ],
  legalForce: 'measures',
  inForce: { from: '2025-08-10' },
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  outcome: {
    kind: 'filing',
    verb: { zh: '备案', en: 'filing' },
    numberPattern: 'XMIC-{year}-{code}',
    validityMonths: 36,
    renewal: { months: 36, times: 20, opensMonthsBefore: 6 },
    register: ['parties', 'field', 'grades', 'results'],
  },
  organisationForm: {
    allowed: ['contract'],
    liability: {
      zh: '协议约定的对外责任主体，未约定的为牵头单位',
      en: 'The party that the agreement names; without one, the lead',
    },
  },
  form: xiamenForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    coLeads: false,
    layers: [
      {
        id: 'core',
        title: { zh: '核心层', en: 'Core' },
        help: {
          zh: '参与决策，承担主要攻关任务',
          en: 'Takes part in decisions and carries the main research',
        },
      },
      {
        id: 'close',
        title: { zh: '紧密合作层', en: 'Close cooperation' },
        help: { zh: '承担专项任务', en: 'Carries single tasks' },
      },
      {
        id: 'general',
        title: { zh: '一般协作层', en: 'General cooperation' },
        help: { zh: '提供配套与应用', en: 'Supplies and applies' },
      },
    ],
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    rule(
      'lead-kind',
      {
        kind: 'any',
        of: [
          { kind: 'lead-kind', allowed: ['enterprise', 'new-rd-institution'] },
          {
            kind: 'all',
            of: [
              { kind: 'chosen', what: 'field', of: [lifeHealth] },
              { kind: 'lead-kind', allowed: ['hospital'] },
              { kind: 'lead-credential', anyOf: [gradeThreeA] },
            ],
          },
        ],
      },
      stated,
    ),
    rule(
      'revenue',
      {
        kind: 'any',
        of: [
          { ...leadIsNoFirm, allowed: [...leadIsNoFirm.allowed] },
          {
            kind: 'figure',
            figure: 'revenue',
            label: { zh: '营业收入', en: 'revenue' },
            unit: tenThousandYuan,
            min: 50_000,
          },
        ],
      },
      { ...stated, phase: 'apply' },
    ),
    rule(
      'rd',
      {
        kind: 'any',
        of: [
          { ...leadIsNoFirm, allowed: [...leadIsNoFirm.allowed] },
          {
            kind: 'figure',
            figure: 'rd',
            label: { zh: '研发投入', en: 'R&D spending' },
            unit: tenThousandYuan,
            min: 2_000,
          },
          {
            kind: 'ratio',
            figure: 'rd',
            per: 'revenue',
            label: { zh: '研发投入占营业收入比例', en: 'R&D spending as a share of revenue' },
            min: 0.03,
          },
        ],
      },
      { ...stated, phase: 'apply' },
    ),
    rule('units', atLeast(7), stated),
    rule('enterprises', atLeast(5, { kinds: ['enterprise'] }), stated),
    rule('science', atLeast(2, { kinds: ['university', 'institute', 'hospital'] }), stated),
    clausesRule(xiamenClauses, stated),
    rule(
      'agreement',
      {
        kind: 'documents',
        required: [{ value: 'agreement', label: { zh: '组建协议', en: 'Formation agreement' } }],
      },
      { ...stated, phase: 'apply' },
    ),
    declarationsRule(),
    identified(),
  ],
  steps: [formalCheck(), approval(bureauLevels.division, bureauLevels.deputy)],
  evaluation: filedReport(
    {},
    ofUsualPlan(results.projects, results.standards, results.patents, results.talent),
  ),
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  support: xiamenSupport,
  results: withTargets(results.projects, results.standards, results.patents, results.talent),
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'members.layers',
      '三层结构见于 2023 年指引，2025 年办法是否沿用须核实',
      'The three layers stand in the guideline of 2023; whether the measures of 2025 keep them is to be confirmed',
    ),
    confirm(
      'members.coLeads',
      '办法只写一个牵头单位，是否允许联合牵头须核实',
      'The text speaks of one lead; whether co-leads are taken is to be confirmed',
    ),
    notPublic('members.max', { zh: '成员上限', en: 'The most members' }),
    confirm(
      'rules.5.condition.of.kinds',
      '牵头的新型研发机构是否计入两家科教医疗单位，须核实',
      'Whether a new-type R&D institution that leads counts towards the two is to be confirmed',
    ),
    notPublic('rules.8', { zh: '信用承诺事项', en: 'What is declared' }),
    notPublic('form', { zh: '备案材料格式', en: 'The layout of the filing form' }),
    notPublic('organisationForm', { zh: '组织形式', en: 'The organisation form' }),
    notPublic('outcome.validityMonths', { zh: '备案有效期', en: 'How long a filing lasts' }),
    notPublic('outcome.renewal', { zh: '续期', en: 'Renewal' }),
    notPublic('outcome.numberPattern', { zh: '备案编号规则', en: 'The numbering of filings' }),
    notPublic('steps', { zh: '备案程序与时限', en: 'The steps of filing and their limits' }),
    notPublic('evaluation', { zh: '评估细则', en: 'The rules of evaluation' }),
    ...filedReportDefaults,
    notPublic('changes', { zh: '变更程序', en: 'How changes are made' }),
    notPublic('exit', { zh: '退出情形', en: 'When a consortium must leave' }),
    confirm(
      'support',
      '上限已公布；拨付方式与条件须核实',
      'The ceilings are published; how and on what conditions they are paid is to be confirmed',
    ),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
