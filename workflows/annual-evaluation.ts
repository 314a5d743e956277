import { automatic, end, nested, personal, workflow } from './workflow.ts'

/**
 * A recognised consortium, once a year: report, review (or an officer who checks alone), approval, grade, and what the
 * grade leads to.
 */
export const annualEvaluation = workflow('annual-evaluation', 'Report', {
  Report: personal('ask-report', {
    reported: 'Review',
    filed: 'Officer check',
    late: 'Overdue report',
    over: 'Revoke',
  }),
  'Overdue report': personal('ask-overdue-report', {
    reported: 'Review',
    filed: 'Officer check',
    late: 'Count as not taking part',
    over: 'Revoke',
  }),
  'Count as not taking part': automatic('count-no-show', { counted: 'Approval' }),
  Review: nested('review', { passed: 'Propose grade', failed: 'Propose grade' }),
  'Propose grade': automatic('propose-grade', { proposed: 'Approval', over: 'Revoke' }),
  'Officer check': personal('ask-report-check', {
    checked: 'Approval',
    late: 'Officer check',
    over: 'Revoke',
  }),
  Approval: nested('approval', { approved: 'Grade', returned: 'Review', rejected: 'Review' }),
  Grade: automatic('grade', {
    confirm: 'Confirm',
    rectify: 'Rectification',
    revoke: 'Revoke',
    over: 'Revoke',
  }),
  Rectification: personal('ask-rectification', {
    rectified: 'Review',
    filed: 'Officer check',
    late: 'Revoke',
  }),
  Confirm: automatic('confirm', { confirmed: 'Confirmed' }),
  Confirmed: end,
  Revoke: automatic('revoke', { revoked: 'Revoked' }),
  Revoked: end,
})
