import type { Delegation } from './delegation.ts'
import type { CaseFile } from './case.ts'
import type { Consortium } from './consortium.ts'
import { type CaseDocument, documentsOf } from './document.ts'
import { type OrganisationId, schemeCode } from './ids.ts'
import type { PanelRow } from './panel-row.ts'
import type { PanelMeeting } from './panel-meeting.ts'
import { holds, type Person, speaksFor } from './person.ts'
import { conflictOf } from './conflict.ts'
import type { Hearers, Message } from './message.ts'
import type { Task } from './task.ts'
import { reachedBy } from './overdue.ts'
import { type Hat, hatsOn, isHandedIn, type Listed } from './hats.ts'
import { canLeave } from './leaving.ts'
import { isDoneScoring, isScoring, mayAnswer, mayDeclare, mayRecuse } from './task-rights.ts'
import { isStillIn } from './told.ts'
import type { SavedView } from './view.ts'

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

/** What may be done beside a single case. `scheme` is a programme's code. */
type Wide =
  | { to: 'list-cases'; scheme: string }
  | { to: 'list-drafts'; scheme: string }
  | { to: 'share-views' | 'act-in-bulk'; scheme: string }
  | { to: 'see-view'; view: Pick<SavedView, 'scheme' | 'owner' | 'shared'> }
  | { to: 'see-in-lists'; head: Listed }
  /** Who the applicants are, in a list of cases; `scoring` has those that the person has a sheet to hand in for. */
  | { to: 'see-names-in-lists'; head: Listed; scoring: ReadonlySet<string> }
  /** The panels of a whole call: who was asked, how far they are, and what stands against whom. */
  | {
      to: 'see-panels' | 'staff-panels'
      scheme: string
      rows: readonly Pick<PanelRow, 'members' | 'seats'>[]
    }
  /** Figures of a programme's calls and years; what panels gave, in sums; what was paid to whom, and what came of it. */
  | { to: 'see-insight' | 'see-marks-in-sums' | 'see-support-in-sums'; scheme: string }
  /** How much is asked of experts in a call, without their names. */
  | { to: 'see-loads-in-sums'; scheme: string; rows: readonly Pick<PanelRow, 'members' | 'seats'>[] }
  | { to: 'audit' }
  /** Plans panel meetings and keeps their minutes. */
  | { to: 'hold-meetings'; scheme: string }
  | { to: 'see-meeting' | 'audit-meeting'; meeting: PanelMeeting }
  /** Is asked for sheets, in whatever programme. */
  | { to: 'review' }
  | { to: 'manage-calls'; scheme: string }
  | { to: 'extend-calls'; scheme: string }
  | { to: 'manage-schemes'; scheme: string }
  | { to: 'start-programmes' }
  /** Enters the days off of a year: every programme's deadlines are counted by them. */
  | { to: 'keep-holidays' }
  | { to: 'manage-people' }
  | { to: 'see-organisations' | 'verify-organisations' | 'merge-organisations' }
  | { to: 'import-consortia' }
  | { to: 'request-change' | 'enter-results'; consortium: Pick<Consortium, 'parties'> }
  | { to: 'see-record' | 'judge-milestones'; consortium: Pick<Consortium, 'parties' | 'standing'> }
  | { to: 'move-clock' }
  /** Who decides in whose place, everybody's. */
  | { to: 'see-delegations' }
  | { to: 'delegate' }
  /** Has a list of decisions: their own, or those of a leader in whose place they decide now. */
  | { to: 'decide' }
  | { to: 'revoke-delegation'; delegation: Pick<Delegation, 'from' | 'to'> }
  /** The office's overdue work of a case, for those above whom it has reached; and to press for it. */
  | { to: 'see-overdue' | 'press-overdue'; file: CaseFile }
  /** Still one of those whom a message is for; `file` is the case that it is about. */
  | { to: 'be-told'; through: readonly Hearers[]; file?: CaseFile | undefined }
  /** What was sent to somebody, and why; `file` where the question is asked on a case. */
  | { to: 'see-message'; message: Sent; file?: CaseFile | undefined }
  | { to: 'send-again'; message: Sent; file?: CaseFile | undefined }

type Sent = Pick<Message, 'to' | 'case' | 'about' | 'through' | 'programme'>

export type Question =
  | { to: CaseRight; file: CaseFile }
  | { to: 'write-part' | 'see-part'; file: CaseFile; organisation: OrganisationId }
  /** Takes back, for an organisation, that it takes part. */
  | { to: 'leave'; file: CaseFile; organisation: OrganisationId }
  | { to: 'answer' | 'recuse' | 'declare'; file: CaseFile; task: Task }
  /** What a review came to, for an expert of it, as far as the programme shows it. */
  | { to: 'see-review-outcome'; file: CaseFile }
  | { to: 'see-document'; file: CaseFile; document: CaseDocument }
  | Wide

/**
 * The one function that decides every read and write. Whoever asks answers `not found` to a no.
 * Administrators run the system and do not see cases; auditors see everything and change nothing.
 */
export const may = (person: Person | undefined, question: Question): boolean => {
  if (!person?.active) return false
  switch (question.to) {
    case 'answer':
      return mayAnswer(person, question.file, question.task)
    case 'recuse':
      return mayRecuse(person, question.task)
    case 'declare':
      return mayDeclare(person, question.file, question.task)
    case 'see-review-outcome':
      return isDoneScoring(person, question.file)
    case 'write-part':
      return isOwnPart(person, question)
    case 'leave':
      return isOwnPart(person, question) && canLeave(question.file, question.organisation)
    case 'see-part':
      return isOwnPart(person, question) || may(person, { to: 'see-parts', file: question.file })
    case 'see-document':
      return maySeeDocument(person, question.file, question.document)
    case 'list-cases':
      return holds(person, 'officer', question.scheme) || holds(person, 'auditor', question.scheme)
    case 'list-drafts':
      return holds(person, 'auditor', question.scheme)
    case 'share-views':
    case 'act-in-bulk':
      return holds(person, 'officer', question.scheme)
    case 'see-view':
      return (
        may(person, { to: 'list-cases', scheme: question.view.scheme }) &&
        (question.view.shared || question.view.owner === person.id)
      )
    case 'see-in-lists': {
      const scheme = schemeCode(question.head.scheme)
      return (
        holds(person, 'auditor', scheme) || (isHandedIn(question.head) && holds(person, 'officer', scheme))
      )
    }
    case 'see-names-in-lists':
      return (
        may(person, { to: 'see-in-lists', head: question.head }) && !question.scoring.has(question.head.id)
      )
    case 'see-panels':
      return holds(person, 'auditor', question.scheme) || may(person, { ...question, to: 'staff-panels' })
    case 'staff-panels':
      return holds(person, 'officer', question.scheme) && !takesPart(person, question.rows)
    case 'see-insight':
      return (
        may(person, { to: 'see-marks-in-sums', scheme: question.scheme }) ||
        holds(person, 'administrator', question.scheme)
      )
    case 'see-marks-in-sums':
    case 'see-support-in-sums':
      return (['officer', 'auditor', 'approver'] as const).some((role) =>
        holds(person, role, question.scheme),
      )
    case 'see-loads-in-sums':
      return (
        may(person, { ...question, to: 'see-panels' }) ||
        (holds(person, 'approver', question.scheme) && !takesPart(person, question.rows))
      )
    case 'be-told':
      return question.through.some((audience) => isStillIn(person, audience, question.file))
    case 'see-overdue':
      return (
        may(person, { to: 'press-overdue', file: question.file }) ||
        may(person, { to: 'see-trail', file: question.file })
      )
    case 'press-overdue':
      return reachedBy(question.file).some((hearers) => isStillIn(person, hearers, question.file))
    case 'see-message':
      return question.message.to === person.id || maySeeSent(person, question)
    case 'send-again':
      return mayRun(person, question)
    case 'request-change':
    case 'enter-results':
      return question.consortium.parties.some(
        (party) => party.role !== 'member' && speaksFor(person, party.organisation),
      )
    case 'see-record':
      return (
        question.consortium.parties.some(({ organisation }) => speaksFor(person, organisation)) ||
        (['officer', 'approver', 'auditor'] as const).some((role) =>
          holdsFor(person, role, question.consortium),
        )
      )
    case 'judge-milestones':
      return (
        holdsFor(person, 'officer', question.consortium) &&
        !question.consortium.parties.some(({ organisation }) => speaksFor(person, organisation))
      )
    case 'hold-meetings':
      return holds(person, 'officer', question.scheme)
    case 'audit-meeting':
      return holds(person, 'auditor', question.meeting.scheme)
    case 'see-meeting':
      return (
        holds(person, 'officer', question.meeting.scheme) ||
        holds(person, 'auditor', question.meeting.scheme) ||
        question.meeting.attendees.some((one) => one.person === person.id)
      )
    case 'review':
      return person.offices.some((office) => office.role === 'expert')
    case 'audit':
      return person.offices.some((office) => office.role === 'auditor')
    case 'start-programmes':
    case 'keep-holidays':
      return holds(person, 'administrator', '*')
    case 'manage-calls':
    case 'manage-schemes':
      return holds(person, 'administrator', question.scheme)
    case 'extend-calls':
      return holds(person, 'administrator', question.scheme) || holds(person, 'officer', question.scheme)
    case 'decide':
      return may(person, { to: 'delegate' }) || (person.standsIn ?? []).length > 0
    case 'delegate':
      return person.offices.some((office) => office.role === 'approver')
    case 'see-delegations':
      return person.offices.some(({ role }) => role === 'administrator' || role === 'auditor')
    case 'revoke-delegation':
      return (
        [question.delegation.from, question.delegation.to].includes(person.id) ||
        may(person, { to: 'manage-people' })
      )
    case 'see-organisations':
      return person.offices.some(({ role }) => ['officer', 'administrator', 'auditor'].includes(role))
    case 'verify-organisations':
      return person.offices.some(({ role }) => role === 'officer' || role === 'administrator')
    case 'merge-organisations':
    case 'manage-people':
    case 'import-consortia':
    case 'move-clock':
      return person.offices.some((office) => office.role === 'administrator')
    default: {
      const hats = hatsOn(person, question.file)
      const entitled: readonly Hat[] = rights[question.to]
      const allowed =
        whileReportIsWritten.has(question.to) && isBeingWritten(question.file)
          ? entitled.filter((hat) => readDrafts.has(hat))
          : entitled
      if (withheldWhileScoring.has(question.to) && isScoring(person, question.file)) return false
      return allowed.some((hat) => hats.has(hat))
    }
  }
}

/**
 * Has a conflict with one of these cases, or a sheet of one still to hand in. Loads and conflicts of a call are sums
 * over all of it, so whoever may not know of one case learns nothing of them.
 */
const takesPart = (person: Person, rows: readonly Pick<PanelRow, 'members' | 'seats'>[]): boolean =>
  rows.some(
    (row) =>
      conflictOf(person, row) !== undefined ||
      row.seats.some(({ state, person: asked }) => state === 'open' && asked === person.id),
  )

type OfSent = { readonly message: Sent; readonly file?: CaseFile | undefined }

const isAuditorOf = (person: Person, { programme }: Sent): boolean =>
  programme === undefined ? may(person, { to: 'audit' }) : holds(person, 'auditor', programme)

/** Of a case's messages; one to an address tells who was asked to join by mail, which is not for the office. */
const readsOfCase = (person: Person, { about, to }: Sent, file: CaseFile): boolean =>
  may(person, { to: 'see-messages', file }) &&
  (about !== 'member-invited' || to !== undefined || may(person, { to: 'see-invitations', file }))

/** The office of the case, and who keeps the system running: both act, where an auditor only looks. */
const mayRun = (person: Person, { message, file }: OfSent): boolean =>
  (file !== undefined && readsOfCase(person, message, file) && hatsOn(person, file).has('officer')) ||
  (holds(person, 'administrator', message.programme ?? '*') && !tellsOfReview(message))

const maySeeSent = (person: Person, { message, file }: OfSent): boolean =>
  (file !== undefined && readsOfCase(person, message, file)) ||
  isAuditorOf(person, message) ||
  mayRun(person, { message, file })

/** Who was asked by name about a case is nothing that an administrator knows; nor what a digest brought together. */
const tellsOfReview = ({ about, case: of, through }: Sent): boolean =>
  about === 'digest' || (of !== undefined && (through?.some(({ is }) => is === 'person') ?? true))

/** The part of an organisation that somebody speaks for, and that did not decline. */
const isOwnPart = (
  person: Person,
  { file, organisation }: { readonly file: CaseFile; readonly organisation: OrganisationId },
): boolean =>
  speaksFor(person, organisation) &&
  file.members.some((member) => member.organisation === organisation && member.confirmation.is !== 'declined')

/** An office in the programme that a consortium belongs to. */
const holdsFor = (
  person: Person,
  role: 'officer' | 'approver' | 'auditor',
  { standing }: Pick<Consortium, 'standing'>,
): boolean => 'scheme' in standing && holds(person, role, schemeCode(standing.scheme))

/**
 * The applicants, the office and the auditors see every version and what is on its way; who judges sees what counts.
 * What a member brought for its own part is not for the other members.
 */
const maySeeDocument = (person: Person, file: CaseFile, document: CaseDocument): boolean => {
  if (!may(person, { to: 'see-answers', file })) return false
  if (document.owner !== undefined && !may(person, { to: 'see-part', file, organisation: document.owner }))
    return false
  if (document.owner !== undefined && speaksFor(person, document.owner)) return true
  const hats = hatsOn(person, file)
  if (hats.has('lead') || hats.has('officer') || hats.has('auditor')) return true
  return documentsOf(file).some(({ id }) => id === document.id)
}
