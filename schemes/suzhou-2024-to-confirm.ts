import { confirm, notPublic, scoredReportDefaults } from './parts/to-confirm.ts'

/** Only the head of the notices was available: what follows it, and what no source says, is a default. */
export const suzhouToConfirm = [
  notPublic('form', { zh: '申报书格式', en: 'The application form' }),
  confirm(
    'rules.3',
    '通知写明成员不少于 5 家，是否含牵头单位未见明确，此处不含',
    'The call says at least five members; whether the lead is one of them was not seen, here it is not',
  ),
  confirm(
    'rules.4',
    '“来源广泛、优势互补”未量化，按至少一家高校院所提示',
    '“Broad and complementary” has no number; here a warning unless somebody does research for others',
  ),
  notPublic('rules.8', { zh: '信用承诺事项', en: 'The credit commitments' }),
  notPublic('rules.11', { zh: '“链主”身份的认定方式', en: 'How a chain owner is told' }),
  confirm(
    'rules.13',
    '平台支撑型仅见于二手报道，条件未见原文，故只提示',
    'The platform-supported type is known from a report only, so its condition warns',
  ),
  confirm(
    'recommenders',
    '由县级科技主管部门推荐有原文依据，各单位全称未核实',
    'That counties recommend is published; the full names of the units were not checked',
  ),
  notPublic('members', {
    zh: '成员上限、境外成员与联合牵头',
    en: 'Most members, foreign members and co-leads',
  }),
  notPublic('organisationForm', {
    zh: '组织形式与对外责任',
    en: 'The organisation form and external liability',
  }),
  notPublic('outcome.numberPattern', { zh: '编号规则', en: 'The numbering' }),
  notPublic('outcome.validityMonths', { zh: '立项期限', en: 'The term of establishment' }),
  notPublic('outcome.tiers.0.validityMonths', { zh: '培育期', en: 'The term in the pool' }),
  confirm(
    'outcome.tiers.1.upgradeFrom',
    '培育库可申请提档升级有原文依据；新组建的能否直接立项未见明确',
    'That the pool may apply for an upgrade is published; whether a new consortium can be established at once is not',
  ),
  notPublic('steps.0.limit', { zh: '县级推荐时限', en: 'How long a county takes' }),
  notPublic('steps.1', { zh: '形式审查与补正时限', en: 'The formal check and its corrections' }),
  notPublic('steps.2', { zh: '评审组与评分细则', en: 'The panel and the rubric' }),
  notPublic('steps.3', { zh: '答辩时长与时限', en: 'How long a defence lasts, and by when it is' }),
  notPublic('steps.4', { zh: '审批层级', en: 'The levels of approval' }),
  notPublic('steps.5.objections.limit', { zh: '异议处理时限', en: 'How long an objection takes' }),
  notPublic('steps.5.objections.contacts', {
    zh: '业务与监督处室名称',
    en: 'The names of the two divisions',
  }),
  notPublic('evaluation', { zh: '考核与绩效评价', en: 'The evaluation' }),
  ...scoredReportDefaults,
  notPublic('changes', { zh: '变更程序', en: 'Changes' }),
  notPublic('exit', { zh: '撤销与禁止申报期', en: 'Revocation and the ban after it' }),
  notPublic('support', { zh: '经费标准', en: 'The money' }),
  notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
  notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
]
