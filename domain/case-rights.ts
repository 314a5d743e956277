import type { CaseFile } from './case.ts'
import { type CaseDocument, documentsOf } from './document.ts'
import type { OrganisationId } from './ids.ts'
import { type Person, speaksFor } from './person.ts'
import { type Hat, hatsOn } from './hats.ts'
import { isScoring } from './task-rights.ts'

/** What may be done with a case, and who may do it. The pages, the API and the exports read this one table. */
const rights = {
  'see-case': ['lead', 'member', 'officer', 'recommender', 'expert', 'approver', 'auditor'],
  'see-answers': ['lead', 'member', 'officer', 'recommender', 'expert', 'approver', 'auditor'],
  /** How the lead scored itself, where the experts form a view of their own first. */
  'see-self-sheet': ['lead', 'member', 'officer', 'recommender', 'approver', 'auditor'],
  /** Who the applicants are, where the experts may not know. */
  'see-names': ['lead', 'member', 'officer', 'recommender', 'approver', 'auditor'],
  'see-confirmations': ['lead', 'officer', 'auditor'],
  /** What members earn, pay and how they vote: for the consortium and the office, not for experts. */
  'see-dues': ['lead', 'member', 'officer', 'recommender', 'approver', 'auditor'],
  'see-remarks': ['lead', 'officer', 'auditor'],
  /** What changed from one hand-in to the next. It names the applicants: not for experts. */
  'see-comparison': ['lead', 'member', 'officer', 'approver', 'auditor'],
  'see-recommendation': ['officer', 'recommender', 'expert', 'approver', 'auditor'],
  'see-result': ['officer', 'approver', 'auditor'],
  'see-sheets': ['officer', 'approver', 'auditor'],
  'see-experts': ['officer', 'auditor'],
  'see-defence': ['officer', 'approver', 'auditor'],
  /** What the programme's rules say against it, for whoever weighs that. */
  'see-warnings': ['officer', 'approver', 'auditor'],
  'see-approvals': ['officer', 'approver', 'auditor'],
  'see-objections': ['officer', 'approver', 'auditor'],
  /** An appeal against how it ended, and what became of it. */
  'see-appeals': ['lead', 'member', 'officer', 'approver', 'auditor'],
  /** What an objection says, and what the review came to, as far as the programme shows it to the applicants. */
  'see-feedback': ['lead', 'member'],
  'see-trail': ['officer', 'auditor'],
  /** Everything that is on record about a case, whoever wrote it, as files to take away. */
  'see-evidence': ['auditor'],
  'see-messages': ['officer', 'auditor'],
  'see-receipt': ['lead', 'member', 'officer', 'auditor'],
  write: ['lead'],
  /** What members fill in of themselves, whole: a member sees its own, and of others what the programme shares. */
  'see-parts': ['lead', 'officer', 'recommender', 'expert', 'approver', 'auditor'],
  /** Who was asked to join by mail, at which address. */
  'see-invitations': ['lead', 'auditor'],
  /** Gives more time for a piece of work. */
  extend: ['officer'],
  /** Says which officer has charge of it, and reminds whoever's turn it is. */
  'run-case': ['officer'],
  /** What officers write to each other about it. It may tell of others' sheets. */
  'see-notes': ['officer', 'auditor'],
  'write-notes': ['officer'],
  /** Puts the panel together, and sees what speaks for and against everybody who could be on it. */
  'choose-experts': ['officer'],
} as const satisfies Record<string, readonly Hat[]>
export type CaseRight = keyof typeof rights

/** A year's report that nobody has handed in yet: those who write it read it, and who audits. */
const whileReportIsWritten: ReadonlySet<CaseRight> = new Set<CaseRight>(['see-answers', 'see-self-sheet'])
const readDrafts: ReadonlySet<Hat> = new Set<Hat>(['lead', 'member', 'auditor'])

const isBeingWritten = ({ head, events }: CaseFile): boolean =>
  head.kind === 'evaluation' && !events.some(({ what }) => what === 'reported' || what === 'rectified')

/** Who still has a sheet to hand in sees nothing of the others', in whatever other office. */
const withheldWhileScoring: ReadonlySet<CaseRight> = new Set<CaseRight>([
  'see-names',
  'see-comparison',
  'see-self-sheet',
  'see-sheets',
  'see-experts',
  'choose-experts',
  'see-result',
  'see-trail',
  'see-evidence',
  'see-messages',
  'see-notes',
])

/** Whether one of somebody's hats on a case gives them this right now. */
export const mayOnCase = (person: Person, to: CaseRight, file: CaseFile): boolean => {
  const hats = hatsOn(person, file)
  const entitled: readonly Hat[] = rights[to]
  const allowed =
    whileReportIsWritten.has(to) && isBeingWritten(file)
      ? entitled.filter((hat) => readDrafts.has(hat))
      : entitled
  if (withheldWhileScoring.has(to) && isScoring(person, file)) return false
  return allowed.some((hat) => hats.has(hat))
}

/** The part of an organisation that somebody speaks for, and that did not decline. */
export const isOwnPart = (
  person: Person,
  { file, organisation }: { readonly file: CaseFile; readonly organisation: OrganisationId },
): boolean =>
  speaksFor(person, organisation) &&
  file.members.some((member) => member.organisation === organisation && member.confirmation.is !== 'declined')

/** Its own part whole; another's, as far as the office and the leads see parts. */
export const maySeePart = (
  person: Person,
  part: { readonly file: CaseFile; readonly organisation: OrganisationId },
): boolean => isOwnPart(person, part) || mayOnCase(person, 'see-parts', part.file)

/**
 * The applicants, the office and the auditors see every version and what is on its way; who judges sees what counts.
 * What a member brought for its own part is not for the other members.
 */
export const maySeeDocument = (person: Person, file: CaseFile, document: CaseDocument): boolean => {
  if (!mayOnCase(person, 'see-answers', file)) return false
  if (document.owner !== undefined && !maySeePart(person, { file, organisation: document.owner }))
    return false
  if (document.owner !== undefined && speaksFor(person, document.owner)) return true
  const hats = hatsOn(person, file)
  if (hats.has('lead') || hats.has('officer') || hats.has('auditor')) return true
  return documentsOf(file).some(({ id }) => id === document.id)
}
