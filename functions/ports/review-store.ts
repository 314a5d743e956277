import type { Delegation } from '../../domain/delegation.ts'
import type { DraftSheet } from '../../domain/draft-sheet.ts'
import type { CaseId, DelegationId, MeetingId, PersonId, TaskId } from '../../domain/ids.ts'
import type { OwnReview } from '../../domain/own-review.ts'
import type { PanelMeeting } from '../../domain/panel-meeting.ts'
import type { PanelRow } from '../../domain/panel-row.ts'
import type { SelectionDecision } from '../../domain/selection.ts'
import type { Page, PageRequest } from './paging.ts'
import type { SaveOptions } from './save-options.ts'

/** A meeting in the list of somebody who attends it. */
export type AttendedMeeting = { readonly meeting: MeetingId; readonly title: string; readonly at: string }

/** What experts, panels and leaders have: sheets, meetings, selections, delegations. */
export type ReviewStore = {
  /** What somebody was asked to review, and the sheets that they write: their own, apart from the cases. */
  readonly reviews: {
    of(
      person: PersonId,
    ): Promise<{ readonly reviews: readonly OwnReview[]; readonly drafts: readonly DraftSheet[] }>
    draft(person: PersonId, task: TaskId): Promise<DraftSheet | undefined>
    /** Writes a draft at its revision (1 creates), as long as its task is open; the first one is known to the batch. */
    saveDraft(draft: DraftSheet, batch: string): Promise<void>
  }
  readonly panels: {
    /**
     * The reviews of a call or a year: every case that was handed in, a row each. `complete` says that cases of an
     * earlier program have their rows too.
     */
    rows(batch: string): Promise<{ readonly rows: readonly PanelRow[]; readonly complete: boolean }>
    /** Makes the rows of cases that have none, so many at a time. */
    catchUp(batch: string, cases: readonly CaseId[], most: number): Promise<void>
    /** The sheets of a call or a year that somebody has begun and not handed in. */
    begun(batch: string): Promise<ReadonlySet<TaskId>>
  }
  /** Panel meetings: those of a programme, and those that somebody attends. */
  readonly meetings: {
    load(id: MeetingId): Promise<PanelMeeting | undefined>
    /** Writes a meeting at its revision (1 creates). */
    save(meeting: PanelMeeting, options?: Omit<SaveOptions, 'tell' | 'effects'>): Promise<void>
    ofScheme(scheme: string, page: PageRequest): Promise<Page<PanelMeeting>>
    attendedBy(person: PersonId, page: PageRequest): Promise<Page<AttendedMeeting>>
  }
  /** What the office put forward from a ranking: every time that it decided, the first one first. */
  readonly selections: {
    of(batch: string): Promise<readonly SelectionDecision[]>
    /** Refused when somebody else decided meanwhile. */
    add(decision: SelectionDecision, options: Pick<SaveOptions, 'at' | 'once'>): Promise<void>
  }
  /** Who decides in whose place; each is written along with its holder, who has it at hand. */
  readonly delegations: {
    load(id: DelegationId): Promise<Delegation | undefined>
    /** Made by a leader, the last one first. */
    madeBy(person: PersonId, page: PageRequest): Promise<Page<Delegation>>
    list(page: PageRequest): Promise<Page<Delegation>>
  }
}
