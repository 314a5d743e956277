import type { CaseRight } from '../../domain/case-rights.ts'

/** Said of a right that worlds differ in: `secrets.ts` names it. */
export const guarded = 'a secret'

/**
 * For each right of the policy, whether a world differs in what it opens, or why none does. A new right does not compile
 * until somebody says so here.
 */
export const guardOf: Readonly<Record<CaseRight, string>> = {
  'see-case': guarded,
  'see-answers': guarded,
  'see-self-sheet': guarded,
  'see-names': guarded,
  'see-confirmations': guarded,
  'see-dues': 'the programme has no dues',
  'see-remarks': guarded,
  'see-comparison': guarded,
  'see-recommendation': guarded,
  'see-result': guarded,
  'see-sheets': guarded,
  'see-experts': guarded,
  'see-defence': 'the programme has no defence',
  'see-warnings': 'of what the program says itself of answers that its readers see',
  'see-approvals': guarded,
  'see-objections': guarded,
  'see-appeals': 'nobody appeals in the told life',
  'see-feedback': guarded,
  'see-trail': guarded,
  'see-evidence': 'everything at once: its parts have rights of their own',
  'see-messages': 'of messages, each of which is asked about by itself',
  'see-receipt': 'its digest is of everything: compared as what it means',
  write: 'opens no reading',
  'see-parts': guarded,
  'see-invitations': guarded,
  extend: 'opens no reading',
  'run-case': 'opens no reading but the checklist, which is a secret by itself',
  'see-notes': guarded,
  'write-notes': 'opens no reading',
  'choose-experts': 'of the panel, which is a secret',
}
