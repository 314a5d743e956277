import type { CaseHead } from '../../domain/case.ts'
import type { ActingAs } from '../../domain/history.ts'
import type { Hat } from '../../domain/policy.ts'
import type { Facts, Problem, RefusalCode } from '../../domain/refusal.ts'
import type { Role } from '../../domain/person.ts'
import type { StepKind } from '../../domain/scheme.ts'
import type { Words } from '../../domain/words.ts'

/** The words for every code that a reader can meet. A code without words in both languages does not compile. */

type Status = CaseHead['status']['is']

export const statusWords: Record<Status, Words> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已提交', en: 'Submitted' },
  'formal-check': { zh: '形式审查', en: 'Formal check' },
  correction: { zh: '待补正', en: 'Returned for correction' },
  recommendation: { zh: '推荐', en: 'Recommendation' },
  review: { zh: '专家评审', en: 'Expert review' },
  approval: { zh: '审批', en: 'Approval' },
  notice: { zh: '公示', en: 'Public notice' },
  recognised: { zh: '已认定', en: 'Recognised' },
  refused: { zh: '未通过', en: 'Not recognised' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  report: { zh: '待交年度报告', en: 'Report asked for' },
  overdue: { zh: '报告逾期', en: 'Report overdue' },
  graded: { zh: '已评级', en: 'Graded' },
  rectification: { zh: '整改', en: 'Rectification' },
  confirmed: { zh: '评估通过', en: 'Confirmed' },
  revoked: { zh: '已撤销', en: 'Revoked' },
}

export const stepWords: Record<StepKind, Words> = {
  formalCheck: { zh: '形式审查', en: 'Formal check' },
  recommendation: { zh: '推荐', en: 'Recommendation' },
  review: { zh: '专家评审', en: 'Expert review' },
  approval: { zh: '审批', en: 'Approval' },
  notice: { zh: '公示', en: 'Public notice' },
}

export const roleWords: Record<Role, Words> = {
  officer: { zh: '受理人员', en: 'Officer' },
  recommender: { zh: '推荐单位', en: 'Recommender' },
  expert: { zh: '评审专家', en: 'Expert' },
  approver: { zh: '审批人', en: 'Approver' },
  administrator: { zh: '管理员', en: 'Administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
}

export const hatWords: Record<Hat | ActingAs, Words> = {
  ...roleWords,
  lead: { zh: '牵头单位', en: 'Lead' },
  member: { zh: '成员单位', en: 'Member' },
  public: { zh: '公众', en: 'Public' },
  system: { zh: '系统', en: 'System' },
}

export const memberRoleWords = {
  lead: { zh: '牵头单位', en: 'Lead' },
  'co-lead': { zh: '共同牵头', en: 'Co-lead' },
  member: { zh: '成员', en: 'Member' },
} as const satisfies Record<string, Words>

export const confirmationWords = {
  'not-needed': { zh: '牵头', en: 'Leads' },
  asked: { zh: '待确认', en: 'Asked to confirm' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  declined: { zh: '未同意', en: 'Declined' },
} as const satisfies Record<string, Words>

export const decisionWords: Record<string, Words> = {
  pass: { zh: '通过', en: 'Pass' },
  return: { zh: '退回', en: 'Return' },
  reject: { zh: '不予通过', en: 'Reject' },
  recommend: { zh: '同意推荐', en: 'Recommend' },
  decline: { zh: '不推荐', en: 'Do not recommend' },
  approve: { zh: '同意', en: 'Approve' },
  score: { zh: '打分', en: 'Score' },
  recuse: { zh: '回避', en: 'Recuse' },
}

/** How a refusal is answered over HTTP, and what a reader is told. */
export const refusals: Record<RefusalCode, { status: RefusalStatus; words: (facts: Facts) => Words }> = {
  'not-found': {
    status: 404,
    words: () => ({
      zh: '没有找到这个页面，或您无权查看。',
      en: 'There is nothing here, or it is not yours to see.',
    }),
  },
  'sign-in-needed': { status: 401, words: () => ({ zh: '请先登录。', en: 'Please sign in first.' }) },
  'step-up-needed': {
    status: 403,
    words: () => ({ zh: '此操作需要二次验证登录。', en: 'This needs a sign-in with a second factor.' }),
  },
  invalid: {
    status: 422,
    words: () => ({ zh: '有内容需要修改。', en: 'Something needs to be changed.' }),
  },
  incomplete: {
    status: 422,
    words: () => ({ zh: '还有内容没有完成。', en: 'Something is still missing.' }),
  },
  'call-closed': {
    status: 409,
    words: (f) => ({
      zh: `申报已于 ${moment(f.closes)} 截止。`,
      en: `The call closed at ${moment(f.closes)}.`,
    }),
  },
  'call-not-open': {
    status: 409,
    words: (f) => ({ zh: `申报于 ${moment(f.opens)} 开始。`, en: `The call opens at ${moment(f.opens)}.` }),
  },
  'deadline-passed': {
    status: 409,
    words: (f) => ({
      zh: `期限已过（${moment(f.due)}）。`,
      en: `The deadline has passed (${moment(f.due)}).`,
    }),
  },
  'already-answered': {
    status: 409,
    words: (f) => ({
      zh: `已于 ${moment(f.at)} 办理，本次提交没有生效。`,
      en: `This was answered at ${moment(f.at)}; nothing was changed now.`,
    }),
  },
  'already-decided-in-chain': {
    status: 409,
    words: () => ({
      zh: '您在本轮审批中已作出决定。',
      en: 'You have already decided in this approval chain.',
    }),
  },
  'already-applied': {
    status: 409,
    words: () => ({
      zh: '该单位在本批次已有申报。',
      en: 'This organisation already has an application in this call.',
    }),
  },
  'already-registered': {
    status: 409,
    words: () => ({ zh: '该编号已被使用。', en: 'This number is already taken.' }),
  },
  'not-at-this-step': {
    status: 409,
    words: () => ({ zh: '当前环节不能进行此操作。', en: 'This cannot be done at the present step.' }),
  },
  'not-confirmed': {
    status: 409,
    words: () => ({ zh: '还有成员单位没有确认。', en: 'A member has not confirmed yet.' }),
  },
  'no-rounds-left': {
    status: 409,
    words: (f) => ({
      zh: `补正次数已用完（最多 ${f.rounds} 次）。`,
      en: `No correction round is left (at most ${f.rounds}).`,
    }),
  },
  'conflict-of-interest': {
    status: 403,
    words: () => ({ zh: '存在利益冲突。', en: 'There is a conflict of interest.' }),
  },
  'member-twice': {
    status: 422,
    words: () => ({ zh: '该单位已在成员名单中。', en: 'This organisation is already named.' }),
  },
  'changed-meanwhile': {
    status: 409,
    words: () => ({
      zh: '这部分内容刚被他人修改。您输入的内容保留在本页，请对照后再保存。',
      en: 'Somebody changed this in the meantime. What you typed is kept on this page: compare, then save again.',
    }),
  },
  'key-reused': {
    status: 422,
    words: () => ({
      zh: '同一幂等键用于了不同的内容。',
      en: 'The same idempotency key was used for something else.',
    }),
  },
  'too-many': {
    status: 422,
    words: (f) => ({ zh: `数量超过上限（${f.max}）。`, en: `There are too many (at most ${f.max}).` }),
  },
  'not-allowed-here': {
    status: 409,
    words: () => ({ zh: '此处不允许该操作。', en: 'This is not possible here.' }),
  },
}
export type RefusalStatus = 401 | 403 | 404 | 409 | 422

/** A time in the programme's zone, short: `2026-11-23 15:59`. */
const moment = (value: unknown): string => (typeof value === 'string' && value !== '' ? shortTime(value) : '')

/** `2026-11-23 23:59` in China's time, the one that deadlines are announced in. */
export const shortTime = (at: string, timeZone = 'Asia/Shanghai'): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))

type ProblemWords = (facts: Facts) => Words

const problemWords: Record<string, ProblemWords> = {
  missing: () => ({ zh: '请填写', en: 'Please fill in' }),
  'too-long': (f) => ({ zh: `最多 ${f.max} 个字符`, en: `At most ${f.max} characters` }),
  'too-short': (f) => ({ zh: `至少 ${f.min} 个字符`, en: `At least ${f.min} characters` }),
  'not-a-number': () => ({ zh: '请填写数字', en: 'Please give a number' }),
  'not-whole': () => ({ zh: '请填写整数', en: 'Please give a whole number' }),
  'too-small': (f) => ({ zh: `不能小于 ${f.min}`, en: `At least ${f.min}` }),
  'too-large': (f) => ({ zh: `不能大于 ${f.max}`, en: `At most ${f.max}` }),
  'not-a-date': () => ({ zh: '请填写日期，如 2026-11-23', en: 'Please give a date such as 2026-11-23' }),
  'not-an-option': () => ({ zh: '请选择列出的选项', en: 'Please choose one of the options' }),
  'unknown-field': () => ({ zh: '没有这个栏目', en: 'There is no such field' }),
  'wrong-length': () => ({
    zh: '统一社会信用代码应为 18 位，LEI 应为 20 位',
    en: 'A unified social credit code has 18 characters, an LEI 20',
  }),
  'bad-character': () => ({
    zh: '代码含有不允许的字符',
    en: 'The code contains a character that cannot occur',
  }),
  'bad-check-digit': () => ({
    zh: '代码校验位不正确，请核对',
    en: 'The check digit is wrong: please compare with the certificate',
  }),
  'bad-organisation-check-digit': () => ({
    zh: '代码第 17 位（组织机构代码校验位）不正确，请核对',
    en: 'Character 17 (the organisation code’s check digit) is wrong: please compare',
  }),
  'member-twice': () => ({ zh: '该单位已在名单中', en: 'This organisation is already named' }),
  'not-registered': () => ({
    zh: '该单位尚未注册，请先由其人员登录注册',
    en: 'This organisation is not registered yet: somebody of it must sign in and register it first',
  }),
  'reason-needed': (f) => ({
    zh: `不高于 ${f.below} 分时须说明理由`,
    en: `A score of ${f.below} or less needs a reason`,
  }),
  'not-confirmed': (f) => ({ zh: `${f.name}尚未确认`, en: `${f.name} has not confirmed` }),
  declined: (f) => ({ zh: `${f.name}未同意加入`, en: `${f.name} has declined` }),
  rule: (f) => ({ zh: String(f.zh), en: String(f.en) }),
  'dates-in-wrong-order': () => ({
    zh: '结束时间应晚于开始时间',
    en: 'The end must be later than the beginning',
  }),
  'in-the-past': () => ({ zh: '时间已过', en: 'This lies in the past' }),
  'no-sheets': () => ({ zh: '还没有评分表', en: 'There is no sheet yet' }),
  'not-json': () => ({ zh: '不是有效的 JSON', en: 'This is not valid JSON' }),
  malformed: () => ({ zh: '内容格式不正确', en: 'The content is malformed' }),
  'bad-cursor': () => ({ zh: '翻页位置无效', en: 'The page marker is not valid' }),
  'not-an-address': () => ({ zh: '请填写有效的邮箱', en: 'Please give a valid e-mail address' }),
  'already-applied': () => ({
    zh: '该单位在本批次已有申报',
    en: 'This organisation already has an application in this call',
  }),
}

/** What is wrong with one field, in both languages. */
export const problemSaid = (problem: {
  readonly code: string
  readonly facts?: Problem['facts'] | undefined
}): Words =>
  (problemWords[problem.code] ?? (() => ({ zh: '内容无效', en: 'Not valid' })))(problem.facts ?? {})

/** What happened, as a case's timeline and its trail say it. */
export const eventWords: Record<string, Words> = {
  opened: { zh: '开始申报', en: 'Application started' },
  'section-saved': { zh: '保存内容', en: 'Section saved' },
  'member-named': { zh: '添加成员单位', en: 'Member named' },
  'member-removed': { zh: '移除成员单位', en: 'Member taken out' },
  'member-confirmed': { zh: '成员单位确认', en: 'Member confirmed' },
  'member-declined': { zh: '成员单位未同意', en: 'Member declined' },
  submitted: { zh: '提交申报', en: 'Application submitted' },
  eligible: { zh: '符合申报条件', en: 'Eligible' },
  ineligible: { zh: '不符合申报条件', en: 'Not eligible' },
  'formal-check-opened': { zh: '进入形式审查', en: 'Formal check begun' },
  'formal-check-passed': { zh: '形式审查通过', en: 'Formal check passed' },
  'formal-check-rejected': { zh: '形式审查不予通过', en: 'Rejected at the formal check' },
  'returned-for-correction': { zh: '退回补正', en: 'Returned for correction' },
  corrected: { zh: '补正完成', en: 'Corrected' },
  'recommendation-asked': { zh: '征求推荐意见', en: 'Recommendation asked for' },
  recommended: { zh: '获得推荐', en: 'Recommended' },
  'not-recommended': { zh: '未获推荐', en: 'Not recommended' },
  'experts-chosen': { zh: '选定评审专家', en: 'Experts chosen' },
  'scoring-opened': { zh: '专家评审开始', en: 'Expert review begun' },
  scored: { zh: '专家提交评分', en: 'An expert scored' },
  recused: { zh: '专家回避', en: 'An expert recused' },
  'expert-added': { zh: '增加专家', en: 'Expert added' },
  'no-expert-left': { zh: '没有可选专家', en: 'No expert left' },
  'scores-combined': { zh: '汇总评分', en: 'Scores combined' },
  'review-help-asked': { zh: '请受理人员处理评审', en: 'Officer asked about the review' },
  'review-retried': { zh: '重新选择专家', en: 'Experts chosen again' },
  'sheets-accepted': { zh: '采用现有评分', en: 'Sheets accepted as they are' },
  'level-reached': { zh: '进入审批层级', en: 'Approval level reached' },
  'level-asked': { zh: '请审批人决定', en: 'Approvers asked' },
  'approval-given': { zh: '审批同意', en: 'Approved at a level' },
  'approval-returned': { zh: '审批退回', en: 'Returned by an approver' },
  'approval-refused': { zh: '审批不同意', en: 'Rejected by an approver' },
  approved: { zh: '审批完成', en: 'Approval complete' },
  'notice-published': { zh: '开始公示', en: 'Public notice published' },
  'notice-suspended': { zh: '公示因异议暂不结束', en: 'Notice held by an objection' },
  'notice-ended': { zh: '公示结束', en: 'Public notice ended' },
  'objection-raised': { zh: '收到异议', en: 'Objection raised' },
  'objection-dismissed': { zh: '异议不成立', en: 'Objection dismissed' },
  'objection-upheld': { zh: '异议成立', en: 'Objection upheld' },
  recognised: { zh: '予以认定', en: 'Recognised' },
  refused: { zh: '未予认定', en: 'Not recognised' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  reminded: { zh: '发出提醒', en: 'Reminder sent' },
  'deadline-missed': { zh: '超过期限', en: 'Deadline missed' },
  'evaluation-opened': { zh: '年度评估开始', en: 'Annual evaluation opened' },
  'report-asked': { zh: '要求提交年度报告', en: 'Annual report asked for' },
  'report-overdue': { zh: '年度报告逾期', en: 'Annual report overdue' },
  reported: { zh: '提交年度报告', en: 'Annual report handed in' },
  'counted-as-not-taking-part': { zh: '按未参加评估处理', en: 'Counted as not taking part' },
  'grade-proposed': { zh: '提出评估等级', en: 'Grade proposed' },
  graded: { zh: '确定评估等级', en: 'Graded' },
  'rectification-asked': { zh: '要求整改', en: 'Rectification asked for' },
  rectified: { zh: '完成整改', en: 'Rectified' },
  confirmed: { zh: '评估确认', en: 'Evaluation confirmed' },
  revoked: { zh: '撤销认定', en: 'Recognition revoked' },
}

/** Milestones that everybody on a case may see; the rest is for officers and auditors. */
export const milestones: ReadonlySet<string> = new Set([
  'opened',
  'member-named',
  'member-removed',
  'member-confirmed',
  'member-declined',
  'submitted',
  'ineligible',
  'formal-check-opened',
  'formal-check-passed',
  'formal-check-rejected',
  'returned-for-correction',
  'corrected',
  'recommendation-asked',
  'recommended',
  'not-recommended',
  'scoring-opened',
  'level-reached',
  'notice-published',
  'notice-suspended',
  'notice-ended',
  'objection-raised',
  'objection-dismissed',
  'objection-upheld',
  'recognised',
  'refused',
  'withdrawn',
  'evaluation-opened',
  'report-asked',
  'report-overdue',
  'reported',
  'graded',
  'rectification-asked',
  'rectified',
  'confirmed',
  'revoked',
])

export const unknownWords: Record<string, Words> = {
  'lead-not-named': { zh: '牵头单位未见报道', en: 'lead not named' },
  'members-not-named': { zh: '成员单位未见报道', en: 'members not named' },
  'members-incomplete': { zh: '成员名单不全', en: 'member list incomplete' },
  'no-code': { zh: '单位代码未见报道', en: 'no organisation codes' },
  'foreign-without-chinese-code': {
    zh: '境外成员没有统一社会信用代码',
    en: 'a foreign member without a Chinese code',
  },
  'announced-missing': { zh: '公布时间未见报道', en: 'date not reported' },
  'announced-partial': { zh: '公布时间只到年或月', en: 'date known to the month or year only' },
  'announced-or-before': { zh: '公布时间为不晚于', en: 'announced then or before' },
  'programme-not-here': { zh: '所属计划不在本系统', en: 'its programme is not run here' },
}
