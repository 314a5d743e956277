import { automatic, endAs, personal, workflow } from './workflow.ts'

/** Level after level decides, as the scheme's chain says: one person, all of several, or a quorum. */
export const approval = workflow('approval', 'Next level', {
  'Next level': automatic('find-next-level', { level: 'Decision', none: 'Approved' }),
  Decision: personal('ask-approvers', {
    approved: 'Next level',
    returned: 'Returned',
    rejected: 'Rejected',
    late: 'Decision',
  }),
  Approved: endAs('approved'),
  Returned: endAs('returned'),
  Rejected: endAs('rejected'),
})
