import type { CaseHead } from '../../../domain/case.ts'
import type { ActingAs } from '../../../domain/history.ts'
import { outcomeWords } from '../../../domain/outcome-words.ts'
import type { Role } from '../../../domain/person.ts'
import type { Hat } from '../../../domain/hats.ts'
import type { Words } from '../../../domain/words.ts'

/** The words for every code that a reader can meet. A code without words in both languages does not compile. */

type Status = CaseHead['status']['is']

export const statusWords: Record<Status, Words> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已提交', en: 'Submitted' },
  'formal-check': { zh: '形式审查', en: 'Formal check' },
  correction: { zh: '待补正', en: 'Returned for correction' },
  recommendation: { zh: '推荐', en: 'Recommendation' },
  review: { zh: '专家评审', en: 'Expert review' },
  defence: { zh: '答辩', en: 'Oral defence' },
  approval: { zh: '审批', en: 'Approval' },
  notice: { zh: '公示', en: 'Public notice' },
  recognised: { zh: '已认定', en: 'Recognised' },
  refused: { zh: '未通过', en: 'Not recognised' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  report: { zh: '待交年度报告', en: 'Report asked for' },
  overdue: { zh: '报告逾期', en: 'Report overdue' },
  'report-check': { zh: '报告核对', en: 'Check of the report' },
  graded: { zh: '已评级', en: 'Graded' },
  rectification: { zh: '整改', en: 'Rectification' },
  confirmed: { zh: '评估通过', en: 'Confirmed' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  requested: { zh: '已申请变更', en: 'Requested' },
  joining: { zh: '待单位确认', en: 'Waiting for an organisation' },
  collected: { zh: '待窗口期结束', en: 'Waiting for the window' },
  decision: { zh: '待审核', en: 'To be decided' },
  told: { zh: '已报备', en: 'Office told' },
  agreed: { zh: '待生效', en: 'Agreed' },
  applied: { zh: '已生效', en: 'In effect' },
  'not-agreed': { zh: '未予变更', en: 'Not agreed' },
  dropped: { zh: '已终止', en: 'Dropped' },
}

/** Where a case stands; how it ended in the programme's own word. */
export const statusSaid = ({
  is,
  verb,
}: {
  readonly is: string
  readonly verb?: Words | undefined
}): Words => {
  if (is === 'recognised') return outcomeWords(verb).done
  if (is === 'refused') return { zh: statusWords.refused.zh, en: outcomeWords(verb).notDone.en }
  return Object.entries(statusWords).find(([name]) => name === is)?.[1] ?? { zh: is, en: is }
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
  schedule: { zh: '确定时间地点', en: 'Set date and place' },
  postpone: { zh: '改期', en: 'Another date' },
  fail: { zh: '答辩未通过', en: 'Fail' },
  approve: { zh: '同意', en: 'Approve' },
  score: { zh: '打分', en: 'Score' },
  confirm: { zh: '确认加入', en: 'Confirm' },
  corrected: { zh: '补正完成', en: 'Corrected' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  retry: { zh: '再请专家', en: 'Ask more experts' },
  accept: { zh: '采用现有评分', en: 'Take the sheets as they are' },
  dismiss: { zh: '异议不成立', en: 'Dismiss' },
  uphold: { zh: '异议成立', en: 'Uphold' },
  recuse: { zh: '回避', en: 'Recuse' },
  refuse: { zh: '不同意', en: 'Refuse' },
  'take-note': { zh: '知悉', en: 'Take note' },
  object: { zh: '提出异议', en: 'Object' },
}

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
