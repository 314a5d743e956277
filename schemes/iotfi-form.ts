import { allClauses } from './agreement-clauses.ts'
import { longText, option, optionsOf, ticks } from './parts/form-fields.ts'
import { agreementSection, commitmentSection, contactSection, section } from './parts/form-sections.ts'
import { workSection } from './parts/proposal.ts'

/** The five industries of the future; an institute may combine them. */
export const industries = [
  option('ai', '人工智能', 'Artificial intelligence'),
  option('quantum', '量子信息科学', 'Quantum information science'),
  option('manufacturing', '先进制造', 'Advanced manufacturing'),
  option('communications', '先进通信', 'Advanced communications'),
  option('biotechnology', '生物技术', 'Biotechnology'),
]

/** A menu: an institute has some of these, and none has to have all. */
export const instituteFeatures = [
  option('discovery-to-deployment', '从发现到应用的全链条', 'From discovery to deployment'),
  option('multi-sector', '多部门共同治理', 'Sectors govern it together'),
  option('convergence', '多个未来产业交叉', 'Industries of the future converge'),
  option('shared-facilities', '共享设施', 'Shared facilities'),
  option('flexible-ip', '灵活的知识产权安排', 'Flexible terms for IP'),
  option('talent', '人才流动与培养', 'People move and are trained across sectors'),
  option('little-bureaucracy', '精简行政', 'Little administration'),
]

export const instituteDeclarations = [
  option('deployment', '成果面向应用转化', 'Results are carried on to deployment'),
  option('no-double-funding', '同一费用不重复资助', 'No item of cost is paid from two funds'),
]

/** A proposal for an institute; none was ever called for, so an editable default. */
export const iotfiForm = [
  section(
    'overview',
    { zh: '基本情况', en: 'Overview' },
    ticks(
      'industries',
      { zh: '未来产业领域', en: 'Industries of the future' },
      [...industries, option('other', '其他领域', 'Another field')],
      'field',
      { required: true },
    ),
    longText('vision', { zh: '目标', en: 'Vision' }),
    ticks('features', { zh: '具备的特征', en: 'Features of the institute' }, instituteFeatures, 'features', {
      hint: { zh: '可选，不必全部具备', en: 'A menu; not all of them are needed' },
    }),
  ),
  workSection('USD'),
  agreementSection(
    optionsOf(allClauses, 'governance', 'cost', 'ip', 'results-ip', 'exit', 'term', 'confidentiality'),
  ),
  commitmentSection(instituteDeclarations),
  contactSection(),
]
