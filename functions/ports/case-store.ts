import type { BoardRow } from '../../domain/board.ts'
import type { BulkRun } from '../../domain/bulk.ts'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import type { Section } from '../../domain/case-section.ts'
import type { CheckDraft } from '../../domain/check-draft.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Escalation } from '../../domain/escalation.ts'
import type { HandedIn } from '../../domain/handed-in.ts'
import type { CaseId, OrganisationId, PersonId, SchemeRef, TaskId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import type { Note } from '../../domain/note.ts'
import type { KeptReceipt } from '../../domain/receipt.ts'
import type { SectionName } from '../../domain/save-section.ts'
import type { Task } from '../../domain/task.ts'
import type { SavedView } from '../../domain/view.ts'
import type { Page, PageRequest } from './paging.ts'
import type { CommitOptions, Once, SaveOptions } from './save-options.ts'
import type { PublicKey } from './signer.ts'

/** A small part of a case, for what is asked every few seconds. */
export type Glance = Pick<CaseFile, 'head' | 'members' | 'sections'>

/** Somebody who has a part of a case open now. */
export type Present = {
  readonly person: PersonId
  readonly name: string
  readonly section: string
  readonly owner?: OrganisationId | undefined
}

/** A member's row in an organisation's list: enough to show and to link. */
export type JoinedCase = {
  case: CaseId
  title: string
  scheme?: SchemeRef | undefined
  batchTitle: { zh: string; en: string }
  role: string
  joined: string
}

/** Cases and what is kept about each: the record itself, and the lists that are drawn from it. */
export type CaseStore = {
  readonly cases: {
    load(id: CaseId): Promise<CaseFile | undefined>
    /** Writes a decision on a case that was loaded, or (when `file` is undefined) opens the case. */
    commit(file: CaseFile | undefined, decision: Decision, options: CommitOptions): Promise<void>
    /**
     * Writes one section alone over what it was (`before`), as long as the case stands where `head` says. Refused
     * with `changed-meanwhile` when either is otherwise by now.
     */
    saveSection(
      head: CaseHead,
      before: Section | undefined,
      section: Section,
      options?: { readonly at: string; readonly once?: Once | undefined },
    ): Promise<void>
    /** The case's head, its members and these sections: what says who may write, and what others wrote. */
    glance(id: CaseId, sections: readonly SectionName[]): Promise<Glance | undefined>
    /** The case that claimed a name: `receipt:A2026-…`, `number:LGIC-…`. */
    byName(name: string): Promise<CaseId | undefined>
    byStatus(
      batch: string,
      status: CaseHead['status']['is'] | undefined,
      page: PageRequest,
    ): Promise<Page<CaseHead>>
    byTime(batch: string, page: PageRequest): Promise<Page<CaseHead>>
    ledBy(organisation: OrganisationId, page: PageRequest): Promise<Page<CaseHead>>
    /** What is under public notice now, in all calls, the first to end first. */
    underNotice(page: PageRequest): Promise<Page<CaseHead>>
    joinedBy(organisation: OrganisationId, page: PageRequest): Promise<Page<JoinedCase>>
    messages(id: CaseId | PersonId, page: PageRequest): Promise<Page<Message>>
    /** What was handed in the n-th time; nothing when none was kept. */
    handedIn(id: CaseId, n: number): Promise<HandedIn | undefined>
    /** Cases whose workflow has not ended, for a restart: sharded, so a page at a time. */
    running(page: PageRequest): Promise<Page<CaseId>>
  }
  readonly presence: {
    /** Says where somebody is, in one of their tabs, and who else is in the case: one write, one read. */
    meet(id: CaseId, tab: string, present: Present, now: Date): Promise<readonly Present[]>
    /** Who is in the case now. */
    inCase(id: CaseId, now: Date): Promise<readonly Present[]>
    leave(id: CaseId, person: PersonId, tab: string): Promise<void>
  }
  readonly receipts: {
    load(number: string): Promise<KeptReceipt | undefined>
    /** Every key that a receipt was signed with. */
    keys(): Promise<readonly PublicKey[]>
    /** Keeps a key for good; nothing happens when it is kept already. */
    keepKey(key: PublicKey, since: string): Promise<void>
  }
  readonly tasks: {
    /** Open tasks of an audience (`audienceKey`), by due date (the first one that was missed), those without one last. */
    openFor(audience: string, page: PageRequest): Promise<Page<Task>>
    /** The chains of those of these tasks that missed a deadline: kept with the step that waits, or with the task itself. */
    chainsOf(tasks: readonly Task[]): Promise<ReadonlyMap<TaskId, Escalation>>
    /** Approvals and recommendations that an audience was asked for and that were given, the last one first. */
    answeredBy(audience: string, page: PageRequest): Promise<Page<Task>>
  }
  /** Cases as lists of thousands need them. */
  readonly board: {
    /**
     * Every case of a call or a year, those that nobody has handed in only when asked for. `complete` says that cases
     * of an earlier program have their rows too.
     */
    rows(
      batch: string,
      drafts: boolean,
    ): Promise<{ readonly rows: readonly BoardRow[]; readonly complete: boolean }>
    /** The rows of these cases of a batch, in no order; what has none is not among them. */
    some(batch: string, cases: readonly CaseId[], drafts: boolean): Promise<readonly BoardRow[]>
    /** Makes the rows of cases that have none, so many at a time; answers how many are left. */
    catchUp(batch: string, cases: readonly CaseId[], most: number): Promise<number>
  }
  /** What officers write to each other about a case; a note is never changed. */
  readonly notes: {
    of(id: CaseId): Promise<readonly Note[]>
    add(note: Note, options: SaveOptions): Promise<void>
  }
  /** The checklist of a formal check while it is gone through: one for each check, the whole office's. */
  readonly checks: {
    draft(task: TaskId): Promise<CheckDraft | undefined>
    /** Writes it at its revision (1 creates). */
    save(draft: CheckDraft, options: Pick<SaveOptions, 'at' | 'once'>): Promise<void>
  }
  /** What somebody did to many cases at once. */
  readonly bulk: {
    load(person: PersonId, id: string): Promise<BulkRun | undefined>
    /** Writes it at its revision (1 creates). */
    save(run: BulkRun): Promise<void>
  }
  /** How officers look at a programme's boards: everybody's views of it. */
  readonly views: {
    list(scheme: string): Promise<readonly SavedView[]>
    save(view: SavedView, options: Pick<SaveOptions, 'at' | 'once'>): Promise<void>
    remove(view: SavedView, options: Pick<SaveOptions, 'at' | 'once'>): Promise<void>
  }
  readonly once: {
    /** The result of an earlier command with the same key, or nothing. A different fingerprint is refused (`key-reused`). */
    recall(person: PersonId, key: string, fingerprint: string): Promise<{ result: unknown } | undefined>
  }
}
