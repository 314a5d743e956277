import { automatic, end, personal, workflow } from './workflow.ts'

/** A recognised consortium changes: whom it binds confirms, the rules are checked, the office decides or is told, and from its day it holds. */
export const change = workflow('change', 'Check the change', {
  'Check the change': automatic('check-change', {
    ask: 'Confirmation',
    collect: 'Window',
    approve: 'Decision',
    notify: 'Notice to the office',
    broken: 'Refuse',
  }),
  Confirmation: personal('ask-joining', {
    confirmed: 'Check the change',
    declined: 'Drop',
    takenBack: 'Drop',
    late: 'Drop',
  }),
  Window: personal('await-window', { takenBack: 'Drop', late: 'Check the change' }),
  Decision: personal('ask-change-decision', {
    approved: 'Effective day',
    refused: 'Refuse',
    takenBack: 'Drop',
    late: 'Decision',
  }),
  'Notice to the office': personal('tell-about-change', {
    noted: 'Effective day',
    objected: 'Refuse',
    takenBack: 'Drop',
    late: 'Effective day',
  }),
  'Effective day': personal('await-effective-day', { atOnce: 'Apply', late: 'Apply' }),
  Apply: automatic('apply-change', { applied: 'Applied', broken: 'Refuse' }),
  Applied: end,
  Refuse: automatic('refuse-change', { refused: 'Refused' }),
  Refused: end,
  Drop: automatic('drop-change', { dropped: 'Dropped' }),
  Dropped: end,
})
