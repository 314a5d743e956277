import { automatic, end, nested, personal, workflow } from './workflow.ts'

/**
 * From submission to recognition. The scheme says which steps there are, and in which order; the machine asks for the
 * next one. Until somebody decides, the applicants may take it back: handed in again, it goes through another run.
 */
export const application = workflow('application', 'Check eligibility', {
  'Check eligibility': automatic('check-eligibility', {
    eligible: 'Next step',
    ineligible: 'Refuse',
    takenBack: 'Taken back',
  }),
  'Next step': automatic('find-next-step', {
    formalCheck: 'Formal check',
    recommendation: 'Recommendation',
    review: 'Review',
    defence: 'Defence',
    approval: 'Approval',
    notice: 'Public notice',
    none: 'Recognise',
    takenBack: 'Taken back',
  }),
  'Formal check': personal('ask-formal-check', {
    passed: 'Next step',
    returned: 'Correction',
    rejected: 'Refuse',
    takenBack: 'Taken back',
    late: 'Formal check',
  }),
  Correction: personal('ask-correction', {
    corrected: 'Check eligibility',
    withdrawn: 'Withdrawn',
    late: 'Refuse',
  }),
  Recommendation: personal('ask-recommendation', {
    recommended: 'Next step',
    declined: 'Refuse',
    takenBack: 'Taken back',
    late: 'Recommendation',
  }),
  Review: nested('review', { passed: 'Next step', failed: 'Refuse' }),
  Defence: personal('ask-defence', {
    passed: 'Next step',
    failed: 'Refuse',
    takenBack: 'Taken back',
    late: 'Defence',
  }),
  Approval: nested('approval', { approved: 'Next step', returned: 'Next step', rejected: 'Refuse' }),
  'Public notice': personal('publish-notice', { upheld: 'Refuse', late: 'Next step' }),
  Recognise: automatic('recognise', { recognised: 'Recognised', over: 'Refuse' }),
  Recognised: end,
  Refuse: automatic('refuse', { refused: 'Refused' }),
  Refused: end,
  Withdrawn: end,
  'Taken back': end,
})
