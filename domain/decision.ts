import type { CaseHead } from './case.ts'
import type { Member } from './case-member.ts'
import type { Objection } from './objection.ts'
import type { Position, Step } from './case-run.ts'
import type { Section } from './case-section.ts'
import type { Appeal } from './appeal.ts'
import type { Consortium, Party } from './consortium.ts'
import type { DraftSheet } from './draft-sheet.ts'
import type { CaseDocument } from './document.ts'
import type { HandedIn } from './handed-in.ts'
import type { NewEvent } from './history.ts'
import type { DocumentId, OrganisationId, PersonId, TaskId } from './ids.ts'
import type { Invitation } from './invitation.ts'
import type { PanelMeeting } from './panel-meeting.ts'
import type { OwnReview } from './own-review.ts'
import type { KeptReceipt } from './receipt.ts'
import type { Tell } from './message.ts'
import type { Task } from './task.ts'

/** A section as it was read, or that there was none. */
export type SectionRead = Pick<Section, 'id' | 'owner' | 'revision'> & { readonly saved?: Section['saved'] }

/**
 * What a rule decided: everything that one transaction writes. Lists hold only what changes.
 * The store adds the next revision, links the events into the case's chain and guards the write.
 */
export type Decision = {
  readonly head: CaseHead
  readonly sections?: readonly Section[]
  readonly members?: readonly Member[]
  readonly invitations?: readonly Invitation[]
  readonly documents?: readonly CaseDocument[]
  /** Files in quarantine that are to be looked into. */
  readonly inspect?: readonly DocumentId[]
  readonly removedMembers?: readonly OrganisationId[]
  readonly steps?: readonly Step[]
  readonly tasks?: readonly Task[]
  readonly objections?: readonly Objection[]
  /** The experts' own rows of what they were asked for, and drafts that are over with this. */
  readonly ownReviews?: readonly OwnReview[]
  /** The panel meeting that this was concluded in, at its next revision. */
  readonly meeting?: PanelMeeting
  readonly draftSheets?: readonly DraftSheet[]
  readonly draftsOver?: readonly { readonly person: PersonId; readonly task: TaskId }[]
  readonly appeals?: readonly Appeal[]
  /** What was handed in with this, kept as it was. */
  readonly handedIn?: HandedIn
  /** Sections that the decision was made from: when one was saved meanwhile, nothing is written. */
  readonly reliesOn?: readonly SectionRead[]
  /** Receipts that are given, and earlier ones that stand otherwise now. */
  readonly receipts?: readonly KeptReceipt[]
  readonly events: readonly NewEvent[]
  readonly tell?: readonly Tell[]
  /** Begin (or begin again) the execution that `head.run` names. */
  readonly start?: boolean
  /** Hand this output back to the execution that waits at the step. */
  readonly resume?: { readonly step: string; readonly output: Position }
  /** Names that must be new (`number:LG-2026-7K3`) and names that become free again. */
  readonly claims?: readonly string[]
  readonly releases?: readonly string[]
  readonly consortium?: Consortium
  /** The entry was here before and has another number now: its certificate is found by that too. */
  readonly numbered?: boolean
  /** Rows of an organisation's list that go with the consortium: those that change, those that are no more. */
  readonly parties?: { readonly written: readonly Party[]; readonly removed: readonly OrganisationId[] }
}
