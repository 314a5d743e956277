import { automatic, endAs, personal, workflow } from './workflow.ts'

/** Experts score until enough of them agree. The scheme says how many are enough, and how close is close. */
export const review = workflow('review', 'Choose experts', {
  'Choose experts': automatic('choose-experts', { chosen: 'Experts score', none: 'Officer steps in' }),
  'Experts score': personal('ask-experts', {
    complete: 'Combine scores',
    tooFew: 'Officer steps in',
    late: 'Officer steps in',
  }),
  'Combine scores': automatic('combine-scores', {
    passed: 'Passed',
    failed: 'Failed',
    apart: 'Add an expert',
    tooFew: 'Officer steps in',
  }),
  'Add an expert': automatic('add-expert', { added: 'Experts score', none: 'Officer steps in' }),
  'Officer steps in': personal('ask-officer-about-review', {
    retry: 'Choose experts',
    accept: 'Combine scores',
    late: 'Officer steps in',
  }),
  Passed: endAs('passed'),
  Failed: endAs('failed'),
})
