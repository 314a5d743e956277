import type { TimeLimit } from './calendar.ts'
import type { ChangeKind } from './change-rules.ts'
import type { Outcome, ResultKind } from './outcome.ts'
import type { Panel, RecusalGround, Tie } from './rubric.ts'
import type { Phase } from './rule.ts'
import type { Scheme } from './scheme.ts'
import type { StepKind } from './scheme-step.ts'
import type { SupportInstrument } from './support.ts'
import type { DeclineKind } from './task-answer.ts'
import type { Words } from './words.ts'

/** The words of a programme's own vocabulary, for its public page, its comparison and the command line alike. */

/** `5 个工作日` / `5 working days`. */
export const limitWords = ({ n, unit }: TimeLimit): Words => {
  const s = n === 1 ? '' : 's'
  switch (unit) {
    case 'working-day':
      return { zh: `${n} 个工作日`, en: `${n} working day${s}` }
    case 'calendar-day':
      return { zh: `${n} 个自然日`, en: `${n} calendar day${s}` }
    case 'month':
      return { zh: `${n} 个月`, en: `${n} month${s}` }
  }
}

export const stepWords: Record<StepKind, Words> = {
  formalCheck: { zh: '形式审查', en: 'Formal check' },
  recommendation: { zh: '推荐', en: 'Recommendation' },
  review: { zh: '专家评审', en: 'Expert review' },
  defence: { zh: '答辩', en: 'Oral defence' },
  approval: { zh: '审批', en: 'Approval' },
  notice: { zh: '公示', en: 'Public notice' },
}

/** What an officer who checks a report alone may say of it. */
export const checkedWords: Record<'accept' | 'put-right', Words> = {
  accept: { zh: '通过', en: 'Accepted' },
  'put-right': { zh: '须整改', en: 'To be put right' },
}
export const reportCheckWords: Words = { zh: '报告核对', en: 'Check of the report' }

export const forceWords: Record<Scheme['legalForce'], Words> = {
  statute: { zh: '法规', en: 'statute' },
  measures: { zh: '管理办法', en: 'measures' },
  guideline: { zh: '工作指引', en: 'guideline' },
}

export const ruleForceWords: Record<'blocks' | 'warns', Words> = {
  blocks: { zh: '必须', en: 'must' },
  warns: { zh: '提示', en: 'advised' },
}

export const phaseWords: Record<Phase, Words> = {
  apply: { zh: '申报时', en: 'on application' },
  always: { zh: '申报时及存续期间', en: 'on application and for as long as it lasts' },
  renew: { zh: '续期时', en: 'on renewal' },
}

export const outcomeKindWords: Record<Outcome['kind'], Words> = {
  recognition: { zh: '认定', en: 'recognition' },
  filing: { zh: '备案', en: 'filing' },
  establishment: { zh: '立项', en: 'establishment' },
  cultivation: { zh: '培育', en: 'cultivation' },
  designation: { zh: '指定', en: 'designation' },
  registration: { zh: '登记', en: 'registration' },
  membership: { zh: '会员', en: 'membership' },
  agreement: { zh: '协议', en: 'agreement' },
}

export const consequenceWords: Record<'confirm' | 'rectify' | 'revoke', Words> = {
  confirm: { zh: '通过', en: 'confirmed' },
  rectify: { zh: '限期整改', en: 'rectification within a deadline' },
  revoke: { zh: '撤销', en: 'revocation' },
}

export const changeKindWords: Record<ChangeKind, Words> = {
  'member-in': { zh: '增加成员', en: 'a member joins' },
  'member-out': { zh: '成员退出', en: 'a member leaves' },
  lead: { zh: '变更牵头单位', en: 'the lead changes' },
  name: { zh: '变更名称', en: 'the name changes' },
  task: { zh: '变更任务', en: 'a task changes' },
  amount: { zh: '变更经费', en: 'an amount changes' },
  plan: { zh: '变更计划内容', en: 'the plan changes' },
  merger: { zh: '合并', en: 'a merger' },
  milestone: { zh: '变更里程碑', en: 'a milestone changes' },
  renewal: { zh: '续期', en: 'a renewal' },
  withdrawal: { zh: '主动退出', en: 'a withdrawal' },
}

export const changeModeWords: Record<'approve' | 'notify', Words> = {
  approve: { zh: '须经批准', en: 'needs approval' },
  notify: { zh: '报备', en: 'is notified' },
}

export const effectiveWords: Record<'at-once' | 'next-month' | 'next-year', Words> = {
  'at-once': { zh: '即时生效', en: 'takes effect at once' },
  'next-month': { zh: '次月生效', en: 'takes effect from the next month' },
  'next-year': { zh: '次年生效', en: 'takes effect from the next year' },
}

export const supportKindWords: Record<SupportInstrument['kind'], Words> = {
  grant: { zh: '资助', en: 'grant' },
  match: { zh: '财政资金配套', en: 'public matching funds' },
  award: { zh: '奖励', en: 'award' },
  loan: { zh: '贷款支持', en: 'loan' },
  insurance: { zh: '科技保险', en: 'technology insurance' },
  'first-use': { zh: '率先应用', en: 'first use' },
  talent: { zh: '人才支持', en: 'talent' },
  priority: { zh: '优先支持', en: 'priority' },
}

export const paymentWords: Record<SupportInstrument['payment'], Words> = {
  yearly: { zh: '按年拨付', en: 'paid yearly' },
  'on-milestone': { zh: '按里程碑验收拨付', en: 'paid on accepted milestones' },
  'after-acceptance': { zh: '验收后拨付', en: 'paid after acceptance' },
  'in-kind': { zh: '非资金支持', en: 'in kind' },
}

export const recusalWords: Record<RecusalGround, Words> = {
  'own-organisation': { zh: '本人所在单位参与申报', en: 'own organisation takes part' },
  'same-group': { zh: '与申报单位同属一个集团', en: 'the same group as an applicant' },
  family: { zh: '与申报人员有亲属关系', en: 'family ties' },
  'co-author': { zh: '近三年与申报人员合作发表', en: 'co-author within three years' },
  'joint-project': { zh: '近三年与申报单位合作项目', en: 'joint project within three years' },
  'financial-interest': { zh: '与申报单位有经济利益关系', en: 'financial interest' },
}

/** The ties that an expert is asked about: the programme's own list, or its grounds of recusal. */
export const tiesOf = ({ ties, recusal }: Pick<Panel, 'ties' | 'recusal'>): readonly Tie[] =>
  ties ?? recusal.map((id) => ({ id, title: recusalWords[id] }))

export const declineWords: Record<DeclineKind, Words> = {
  'no-time': { zh: '时间不允许', en: 'no time before the deadline' },
  'not-my-field': { zh: '不属于本人专业领域', en: 'outside my field' },
  unwell: { zh: '身体或其他个人原因', en: 'health or other personal reasons' },
  other: { zh: '其他原因（请说明）', en: 'another reason (please say which)' },
}

export const afterwardsWords: Record<NonNullable<Panel['afterwards']>, Words> = {
  nothing: { zh: '评审后不反馈', en: 'nothing' },
  result: { zh: '可见评审结果', en: 'the result' },
  sheets: { zh: '可见评审结果和其他专家的匿名评分表', en: 'the result and the other sheets without names' },
}

export const blindWords: Record<'open' | 'single' | 'double', Words> = {
  open: { zh: '公开评审', en: 'open review' },
  single: { zh: '单盲评审', en: 'single-blind review' },
  double: { zh: '双盲评审', en: 'double-blind review' },
}

export const resultSortWords: Record<ResultKind['sort'], Words> = {
  standard: { zh: '标准', en: 'standard' },
  patent: { zh: '专利', en: 'patent' },
  project: { zh: '项目', en: 'project' },
  product: { zh: '产品', en: 'product' },
  revenue: { zh: '收入', en: 'revenue' },
  talent: { zh: '人才', en: 'talent' },
  publication: { zh: '论文', en: 'publication' },
  other: { zh: '其他', en: 'other' },
}

export const evidenceWords: Record<
  'report' | 'test' | 'demonstration' | 'financing-raised' | 'delivery',
  Words
> = {
  report: { zh: '报告', en: 'report' },
  test: { zh: '测试', en: 'test' },
  demonstration: { zh: '演示', en: 'demonstration' },
  'financing-raised': { zh: '完成融资', en: 'financing raised' },
  delivery: { zh: '交付', en: 'delivery' },
}

export const organisationFormWords: Record<'contract' | 'entity', Words> = {
  contract: { zh: '契约型', en: 'by contract' },
  entity: { zh: '实体型', en: 'as a legal entity' },
}

export const zoneWords: Record<Scheme['timeZone'], Words> = {
  'Asia/Shanghai': { zh: '北京时间', en: 'China time' },
  'Europe/Brussels': { zh: '布鲁塞尔时间', en: 'Brussels time' },
  'America/New_York': { zh: '纽约时间', en: 'New York time' },
  'Asia/Tokyo': { zh: '东京时间', en: 'Tokyo time' },
}
