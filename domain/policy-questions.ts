import type { Delegation } from './delegation.ts'
import type { CaseFile } from './case.ts'
import type { Consortium } from './consortium.ts'
import type { CaseDocument } from './document.ts'
import type { OrganisationId } from './ids.ts'
import type { PanelRow } from './panel-row.ts'
import type { PanelMeeting } from './panel-meeting.ts'
import type { Hearers } from './message.ts'
import type { Task } from './task.ts'
import type { Listed } from './hats.ts'
import type { SavedView } from './view.ts'
import type { CaseRight } from './case-rights.ts'
import type { Sent } from './sent-rights.ts'

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
  /** The same in lists, where it is not known who takes part in a case. */
  | { to: 'see-overdue-in-lists'; scheme: string }
  /** Still one of those whom a message is for; `file` is the case that it is about. */
  | { to: 'be-told'; through: readonly Hearers[]; file?: CaseFile | undefined }
  /** What was sent to somebody, and why; `file` where the question is asked on a case. */
  | { to: 'see-message'; message: Sent; file?: CaseFile | undefined }
  | { to: 'send-again'; message: Sent; file?: CaseFile | undefined }

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
