import type { Arrangement } from '../domain/arrangement.ts'
import type { BoardRow } from '../domain/board.ts'
import type { BulkRun } from '../domain/bulk.ts'
import type { WorkingCalendar } from '../domain/calendar.ts'
import type { CheckDraft } from '../domain/check-draft.ts'
import type { Call } from '../domain/call.ts'
import type { CaseFile, CaseHead, Position, Run, Section } from '../domain/case.ts'
import type { RecordLine } from '../domain/consortium-record.ts'
import type { RecordSums } from '../domain/record-sums.ts'
import type { Consortium } from '../domain/consortium.ts'
import type { DraftSheet } from '../domain/draft-sheet.ts'
import type { Delegation } from '../domain/delegation.ts'
import type { Decision } from '../domain/decision.ts'
import type { HandedIn } from '../domain/handed-in.ts'
import type { Stamp } from '../domain/history.ts'
import type {
  CallId,
  CaseId,
  ConsortiumId,
  DelegationId,
  DocumentId,
  MeetingId,
  OrganisationId,
  PersonId,
  RobotId,
  SchemeDraftId,
  SchemeRef,
  TaskId,
} from '../domain/ids.ts'
import type { Message, Tell } from '../domain/message.ts'
import type { MessageTemplate } from '../domain/message-template.ts'
import type { KeptCertificate } from '../domain/certificate.ts'
import type { KeptReceipt } from '../domain/receipt.ts'
import type { PanelRow } from '../domain/panel-row.ts'
import type { Robot } from '../domain/robot.ts'
import type { RegisterLine } from '../domain/register-line.ts'
import type { PanelMeeting } from '../domain/panel-meeting.ts'
import type { OwnReview } from '../domain/own-review.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Person } from '../domain/person.ts'
import type { Publication, Publishing, SchemeHead } from '../domain/published-scheme.ts'
import type { SectionName } from '../domain/save-section.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { DraftEvent, DraftStep, OpenDraft, SchemeDraft } from '../domain/scheme-draft.ts'
import type { Note } from '../domain/note.ts'
import type { SelectionDecision } from '../domain/selection.ts'
import type { Task } from '../domain/task.ts'
import type { SavedView } from '../domain/view.ts'

/** What we need from the world, as types. `ports-aws.ts` has them on AWS, `infra/local` on one machine. */

/** A page of a list; `next` is opaque and asks for the page after it. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string }
export type PageRequest = { readonly limit?: number; readonly after?: string }

/**
 * Makes a command happen once. The key comes from a form or the `Idempotency-Key` header, `fingerprint` from
 * what was asked, `result` is what is answered again when the same key comes back (kept for 48 hours).
 */
export type Once = {
  readonly person: PersonId
  readonly key: string
  readonly fingerprint: string
  readonly result: unknown
}

/** A small part of a case, for what is asked every few seconds. */
export type Glance = Pick<CaseFile, 'head' | 'members' | 'sections'>

/** Somebody who has a part of a case open now. */
export type Present = {
  readonly person: PersonId
  readonly name: string
  readonly section: string
  readonly owner?: OrganisationId | undefined
}

export type CommitOptions = {
  readonly stamp: Stamp
  readonly once?: Once | undefined
  /** The token of the execution that waits at a step; readable by the relay alone. */
  readonly token?: { readonly step: string; readonly token: string } | undefined
}

/** What is written in the transaction of something that is no case. `at` is when the request arrived. */
export type SaveOptions = {
  readonly at: string
  readonly once?: Once | undefined
  readonly tell?: readonly Tell[]
  /** What else is to be done because of it. */
  readonly effects?: readonly Effect[]
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

/** A meeting in the list of somebody who attends it. */
export type AttendedMeeting = { readonly meeting: MeetingId; readonly title: string; readonly at: string }

/** An effect still to be carried out. */
export type Effect =
  | { readonly do: 'start'; readonly case: CaseId; readonly run: Run }
  | { readonly do: 'resume'; readonly case: CaseId; readonly step: string; readonly output: Position }
  | {
      readonly do: 'extend'
      readonly case: undefined
      readonly call: CallId
      readonly at: string
      readonly after?: string | undefined
    }
  | { readonly do: 'inspect'; readonly case: CaseId; readonly document: DocumentId }
  | { readonly do: 'tell'; readonly case: CaseId | undefined; readonly at: string; readonly tell: Tell }

/** An Ed25519 key that anybody may have, to check receipts by (RFC 8037). */
export type PublicKey = {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly kid: string
  readonly use: 'sig'
  readonly alg: 'EdDSA'
}

/** What is signed: each has a kind of its own, so that no signature passes for another. */
export type Purpose = 'receipt' | 'certificate' | 'evidence'

/** Signs receipts, certificates and evidence. The private key stays in it; the public one is kept in the record before its first signature. */
export type Signer = {
  /** Where receipts are given and can be checked. */
  readonly issuer: string
  readonly publicKey: () => Promise<PublicKey>
  /** A compact JWS (RFC 7515) over this text. */
  readonly sign: (text: string, purpose?: Purpose) => Promise<string>
}

export type PendingEffect = { readonly id: string; readonly effect: Effect }

/** What a sweep did, and what it has to leave for the next one. One that fails keeps no other waiting. */
export type Swept = { readonly done: number; readonly failed: readonly { id: string; problem: string }[] }

/** What falls due: where the clock has to look. */
export type Alarm =
  | { readonly is: 'step'; readonly case: CaseId; readonly step: string; readonly at: string }
  | { readonly is: 'task'; readonly case: CaseId; readonly task: string; readonly at: string }
  | { readonly is: 'consortium'; readonly consortium: ConsortiumId; readonly at: string }
  /** What was kept back for somebody goes out. */
  | { readonly is: 'digest'; readonly person: PersonId; readonly at: string }

export type Session = {
  readonly person: PersonId
  readonly csrf: string
  readonly strong: boolean
  /** When the issuer last saw the person prove who they are, as far as it said so. */
  readonly authenticated?: string | undefined
  readonly created: string
  readonly seen: string
  /** When it ends unless something is done before; one without it ends by its age alone. */
  readonly idle?: string | undefined
}

/**
 * The system of record. Every list is one request a page; every commit is one transaction, refused with
 * `changed-meanwhile` when somebody else was faster, `already-applied`/`already-registered` when a claim is taken.
 */
export type Store = {
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
    /** Open tasks of an audience (`audienceKey`), by due date, those without one last. */
    openFor(audience: string, page: PageRequest): Promise<Page<Task>>
    /** Approvals and recommendations that an audience was asked for and that were given, the last one first. */
    answeredBy(audience: string, page: PageRequest): Promise<Page<Task>>
  }
  /** Who decides in whose place; each is written along with its holder, who has it at hand. */
  readonly delegations: {
    load(id: DelegationId): Promise<Delegation | undefined>
    /** Made by a leader, the last one first. */
    madeBy(person: PersonId, page: PageRequest): Promise<Page<Delegation>>
    list(page: PageRequest): Promise<Page<Delegation>>
  }
  /** Panel meetings: those of a programme, and those that somebody attends. */
  readonly meetings: {
    load(id: MeetingId): Promise<PanelMeeting | undefined>
    /** Writes a meeting at its revision (1 creates). */
    save(meeting: PanelMeeting, options?: Omit<SaveOptions, 'tell' | 'effects'>): Promise<void>
    ofScheme(scheme: string, page: PageRequest): Promise<Page<PanelMeeting>>
    attendedBy(person: PersonId, page: PageRequest): Promise<Page<AttendedMeeting>>
  }
  /** What somebody was asked to review, and the sheets that they write: their own, apart from the cases. */
  readonly reviews: {
    of(
      person: PersonId,
    ): Promise<{ readonly reviews: readonly OwnReview[]; readonly drafts: readonly DraftSheet[] }>
    draft(person: PersonId, task: TaskId): Promise<DraftSheet | undefined>
    /** Writes a draft at its revision (1 creates), as long as its task is open; the first one is known to the batch. */
    saveDraft(draft: DraftSheet, batch: string): Promise<void>
  }
  readonly due: {
    /** What falls due on a civil day (UTC) up to a time, earliest first. */
    on(day: string, until: string, page: PageRequest): Promise<Page<Alarm>>
    /** The first day that may still hold something due, and where the clock got to. */
    cursor(): Promise<string | undefined>
    moveCursor(day: string): Promise<void>
  }
  readonly people: {
    load(id: PersonId): Promise<Person | undefined>
    loadMany(ids: readonly PersonId[]): Promise<Person[]>
    /** Writes a person at its revision (1 creates), and an organisation or a delegation at its own along with it. */
    save(
      person: Person,
      options?: SaveOptions & {
        readonly organisation?: Organisation
        readonly delegation?: Delegation
      },
    ): Promise<void>
    /**
     * Everybody who is in an audience now: office holders, an organisation's people, the person, or
     * (`asked:<organisation>`) who asked to speak for an organisation.
     */
    inAudience(audience: string): Promise<Person[]>
    list(page: PageRequest): Promise<Page<Person>>
  }
  readonly sessions: {
    /** Session and person in one request. */
    load(
      person: PersonId,
      secretHash: string,
    ): Promise<{ session: Session & { readonly expires: string }; person: Person } | undefined>
    save(secretHash: string, session: Session, expires: Date): Promise<void>
    end(person: PersonId, secretHash: string): Promise<void>
    /** When a person was signed in, as far as it is kept: times, and nothing that would let somebody in. */
    of(person: PersonId): Promise<{ created: string; seen: string; expires: string }[]>
    /** What a sign-in remembers between leaving for the issuer and coming back; taken once. */
    keepSignIn(state: string, data: Record<string, string>, expires: Date): Promise<void>
    takeSignIn(state: string, now: Date): Promise<Record<string, string> | undefined>
  }
  readonly organisations: {
    load(id: OrganisationId): Promise<Organisation | undefined>
    /** Writes an organisation at its revision (1 creates). */
    save(organisation: Organisation, options?: Omit<SaveOptions, 'tell'>): Promise<void>
    /** Writes two at their revisions, or neither. */
    saveBoth(one: Organisation, other: Organisation): Promise<void>
    /** Every organisation, by name. */
    all(): Promise<Organisation[]>
  }
  readonly calls: {
    load(id: CallId): Promise<Call | undefined>
    /** Writes a call at its revision (1 creates), and along with it the version of the programme that it needs. */
    save(call: Call, options?: SaveOptions & { readonly publishing?: Publishing | undefined }): Promise<void>
    list(page: PageRequest): Promise<Page<Call>>
  }
  readonly schemes: {
    /** A published version. */
    load(ref: string): Promise<Scheme | undefined>
    /** The version in force of one programme, or of all. */
    head(code: string): Promise<SchemeHead | undefined>
    heads(): Promise<readonly SchemeHead[]>
    /** How every version of a programme came into force, the newest first. */
    versions(code: string): Promise<readonly Publication[]>
    publish(publishing: Publishing, options?: SaveOptions): Promise<void>
  }
  /** New versions of programmes while they are written. */
  readonly drafts: {
    /** A draft with its document and everything that happened to it, in one request. */
    load(id: SchemeDraftId): Promise<(OpenDraft & { readonly events: readonly DraftEvent[] }) | undefined>
    /** Writes a step at its revision, and the version that it publishes along with it. */
    save(step: DraftStep, options: SaveOptions): Promise<void>
    /** Those that are written or wait for approval, the one changed last first. */
    list(page: PageRequest): Promise<Page<SchemeDraft>>
  }
  readonly consortia: {
    load(id: ConsortiumId): Promise<Consortium | undefined>
    /** Writes an entry of the register at its revision (1 creates). */
    save(consortium: Consortium, options?: SaveOptions): Promise<void>
    register(page: PageRequest & { nameBegins?: string }): Promise<Page<Consortium>>
    /** Every line of a consortium's record, the first one first. */
    record(id: ConsortiumId): Promise<RecordLine[]>
    /** Writes the line that comes after these; refused when somebody else wrote one meanwhile. */
    enter(line: RecordLine, before: readonly RecordLine[], options?: SaveOptions): Promise<void>
    /** What the records of these come to, of those that have one. A hundred at a request. */
    sums(ids: readonly ConsortiumId[]): Promise<ReadonlyMap<ConsortiumId, RecordSums>>
    /** By its certificate's number, however its letters and signs are typed. */
    byNumber(number: string): Promise<Consortium | undefined>
    ofOrganisation(
      organisation: OrganisationId,
      page: PageRequest,
    ): Promise<
      Page<{
        consortium: ConsortiumId
        name: string
        role: string
        /** The code of its programme; `null` for what was reported, nothing where a row does not say. */
        programme?: string | null | undefined
      }>
    >
  }
  /** Certificates that were signed. */
  readonly certificates: {
    /** By the value that stands for what it says. */
    load(consortium: ConsortiumId, check: string): Promise<KeptCertificate | undefined>
    /** Nothing happens when it is kept already. */
    keep(kept: KeptCertificate): Promise<void>
  }
  /** The register on lines, in few rows, for whoever searches all of it. */
  readonly registerPack: {
    /** Nothing while the register is small. A process reads it once, and then only whether there is a newer one. */
    read(): Promise<{ readonly revision: number; readonly lines: readonly RegisterLine[] } | undefined>
    /** Refused when somebody else packed meanwhile. */
    write(lines: readonly RegisterLine[], revision: number): Promise<void>
    /** Entries that were written since they were packed last. */
    pending(page: PageRequest): Promise<Page<Consortium>>
    /** The pack holds this revision of the entry: it waits no more. */
    settle(entry: Consortium): Promise<void>
  }
  readonly outbox: {
    /**
     * Effects not carried out yet, oldest first: what a lost stream record or a crash left behind. Each is read by
     * itself, so that one that cannot be read does not hide the others.
     */
    pending(page: PageRequest): Promise<Page<{ id: string; at: string; read(): PendingEffect }>>
    done(id: string): Promise<void>
    /** Leaves the rest of an effect for another turn. Its id says which, so that it is left once. */
    add(owner: string, at: string, id: string, effect: Effect): Promise<void>
    token(caseId: CaseId, step: string): Promise<string | undefined>
    /** Writes a message if its id is new; false when it was there. */
    write(message: Message): Promise<boolean>
    sent(message: Message, at: string): Promise<void>
    unsent(page: PageRequest): Promise<Page<Message>>
  }
  readonly messages: {
    /** Everything for one person, the newest first. */
    to(person: PersonId, page: PageRequest): Promise<Page<Message>>
    /** What was written on a day (UTC) and does not wait, the newest first. */
    writtenOn(day: string, page: PageRequest): Promise<Page<Message>>
    /** What was given up, and what waits for its time: of everybody. */
    failed(page: PageRequest): Promise<Page<Message>>
    waiting(page: PageRequest): Promise<Page<Message>>
    /** What waited for somebody until now, the oldest first. */
    due(person: PersonId, until: string): Promise<Message[]>
    load(owner: string, id: string): Promise<Message | undefined>
    loadMany(wanted: readonly { readonly owner: string; readonly id: string }[]): Promise<Message[]>
    /** Writes a digest and notes on everything in it that it was taken up; refused when some of it was already. */
    collect(digest: Message, rows: readonly Message[]): Promise<void>
    /** Writes where a message stands now. */
    keep(message: Message): Promise<void>
    /** Writes a message in the place of one that did not arrive; refused when somebody did so before. */
    again(before: Message, next: Message, options: SaveOptions): Promise<void>
  }
  /** What the office put forward from a ranking: every time that it decided, the first one first. */
  readonly selections: {
    of(batch: string): Promise<readonly SelectionDecision[]>
    /** Refused when somebody else decided meanwhile. */
    add(decision: SelectionDecision, options: Pick<SaveOptions, 'at' | 'once'>): Promise<void>
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
  readonly templates: {
    /** Every wording in force of a programme; one that was given up for the usual one is among them, without words. */
    inForce(scheme: string): Promise<MessageTemplate[]>
    /** Every version of one, by `{kind}#{language}`, the newest first. */
    versions(scheme: string, name: string): Promise<MessageTemplate[]>
    /** Writes the next version; refused when somebody else wrote one meanwhile. */
    save(template: MessageTemplate, options: SaveOptions): Promise<void>
  }
  /** Days off by yearly arrangement, as an administrator entered them. */
  readonly holidays: {
    /** The one in force for each year that was entered. */
    inForce(): Promise<Arrangement[]>
    /** Every version of a year, the newest first. */
    versions(year: number): Promise<Arrangement[]>
    /** Writes the next version; refused when somebody else wrote one meanwhile. */
    save(arrangement: Arrangement, options: SaveOptions): Promise<void>
  }
  /** Robots of the groups that offices have, by the programme's code. */
  readonly robots: {
    of(scheme: string): Promise<Robot[]>
    load(scheme: string, id: RobotId): Promise<Robot | undefined>
    /** Writes one at its revision (1 creates). */
    save(robot: Robot, options: SaveOptions): Promise<void>
    /** One message more in this minute; false when it had as many as the services take. */
    takeTurn(id: RobotId, minute: string): Promise<boolean>
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
    /** Makes the rows of cases that have none, so many at a time; answers how many are left. */
    catchUp(batch: string, cases: readonly CaseId[], most: number): Promise<number>
  }
  readonly panels: {
    /** The reviews of a call or a year: every case that was handed in, a row each. */
    rows(batch: string): Promise<readonly PanelRow[]>
    /** The sheets of a call or a year that somebody has begun and not handed in. */
    begun(batch: string): Promise<ReadonlySet<TaskId>>
  }
  readonly once: {
    /** The result of an earlier command with the same key, or nothing. A different fingerprint is refused (`key-reused`). */
    recall(person: PersonId, key: string, fingerprint: string): Promise<{ result: unknown } | undefined>
  }
}

/** Starts and resumes executions. All of it is harmless when repeated. */
export type Workflows = {
  start(run: Run, name: string, input: Position): Promise<void>
  resume(token: string, output: Position): Promise<void>
  /** Has a file in quarantine looked into. */
  inspect(id: CaseId, document: DocumentId): Promise<void>
}

/** A small file that goes with a message. */
export type Attachment = { readonly name: string; readonly type: string; readonly text: string }

export type Mail = { deliver(message: Message, attachments?: readonly Attachment[]): Promise<void> }

/** The programmes that the program brings along, each read when it is asked for. */
export type Catalogue = {
  readonly refs: readonly SchemeRef[]
  load(ref: string): Promise<Scheme | undefined>
}

/** Programmes by reference; published versions never change, so they are kept in memory. */
export type Schemes = {
  load(ref: string): Promise<Scheme>
  /** The version in force of every programme that runs here. */
  current(): Promise<readonly Scheme[]>
  /** Those, and what ships of every other programme: what an administrator can appoint to and open a call of. */
  offered(): Promise<readonly Scheme[]>
  readonly shipped: Catalogue
  /** A version was published here: what is in force is asked again. */
  renew(): void
}

/** Keeps a text so that only this installation reads it; `place` is where it belongs, and it opens nowhere else. */
export type Sealer = {
  seal(text: string, place: string): Promise<string>
  open(sealed: string, place: string): Promise<string>
}

/** The working calendars as they are entered now. */
export type Calendars = {
  /** The one that a programme counts in. */
  of(scheme: Pick<Scheme, 'calendar'>): Promise<WorkingCalendar>
  /** That of somebody who lives by the clocks of this zone. */
  inZone(zone: Scheme['timeZone']): Promise<WorkingCalendar>
  /** A year was entered here: it is asked again. */
  renew(): void
}

/** Everything a command may use. */
export type World = {
  readonly store: Store
  readonly schemes: Schemes
  readonly signer: Signer
  readonly calendars: Calendars
  readonly sealer: Sealer
  /** The injected clock. */
  now(): Date
  newId(): string
  /** SHA-256 of UTF-8 text, in hexadecimal. */
  digest(text: string): string
}
