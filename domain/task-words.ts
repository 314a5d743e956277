import type { TaskKind } from './task-answer.ts'
import type { Words } from './words.ts'

/** What each kind of task asks for, as lists and messages name it. */
export const taskWords: Record<TaskKind, Words> = {
  confirmation: { zh: '确认加入', en: 'Confirm membership' },
  'formal-check': { zh: '形式审查', en: 'Formal check' },
  correction: { zh: '补正', en: 'Correction' },
  recommendation: { zh: '推荐', en: 'Recommendation' },
  score: { zh: '专家评审', en: 'Expert review' },
  'review-help': { zh: '处理评审问题', en: 'Help with the review' },
  'defence-date': { zh: '安排答辩', en: 'Set the date of the defence' },
  'defence-record': { zh: '记录答辩', en: 'Record the defence' },
  approval: { zh: '审批', en: 'Approval' },
  objection: { zh: '处理异议', en: 'Decide the objection' },
  appeal: { zh: '处理申诉', en: 'Decide the appeal' },
  report: { zh: '年度报告', en: 'Annual report' },
  'report-check': { zh: '核对年度报告', en: 'Check the annual report' },
  rectification: { zh: '整改', en: 'Rectification' },
  'change-decision': { zh: '审核变更', en: 'Decide on a change' },
  'change-notice': { zh: '变更报备', en: 'A change to take note of' },
}

export const gradeWords = {
  excellent: { zh: '优秀', en: 'excellent' },
  good: { zh: '良好', en: 'good' },
  qualified: { zh: '合格', en: 'qualified' },
  unqualified: { zh: '不合格', en: 'unqualified' },
} as const
