import type { Consortium } from './consortium.ts'
import { schemeCode } from './ids.ts'
import type { PanelRow } from './panel-row.ts'
import { holds, type Person, speaksFor } from './person.ts'
import { conflictOf, hasInterests } from './conflict.ts'
import { reachedBy } from './overdue.ts'
import { isHandedIn } from './hats.ts'
import { canLeave } from './leaving.ts'
import { isDoneScoring, mayAnswer, mayDeclare, mayRecuse } from './task-rights.ts'
import { isStillIn } from './told.ts'
import { isOwnPart, mayOnCase, maySeeDocument, maySeePart } from './case-rights.ts'
import type { Question } from './policy-questions.ts'
import { maySendAgain, maySeeSent } from './sent-rights.ts'

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
      return maySeePart(person, question)
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
    case 'see-overdue-in-lists':
      return (
        !may(person, { to: 'review' }) &&
        (holds(person, 'auditor', question.scheme) ||
          (holds(person, 'officer', question.scheme) && !hasInterests(person)))
      )
    case 'see-message':
      return question.message.to === person.id || maySeeSent(person, question)
    case 'send-again':
      return maySendAgain(person, question)
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
    default:
      return mayOnCase(person, question.to, question.file)
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

/** An office in the programme that a consortium belongs to. */
const holdsFor = (
  person: Person,
  role: 'officer' | 'approver' | 'auditor',
  { standing }: Pick<Consortium, 'standing'>,
): boolean => 'scheme' in standing && holds(person, role, schemeCode(standing.scheme))
