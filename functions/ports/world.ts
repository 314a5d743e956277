import type { WorkingCalendar } from '../../domain/calendar.ts'
import type { Position, Run } from '../../domain/case-run.ts'
import type { CaseId, DocumentId, SchemeRef } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { Signer } from './signer.ts'
import type { Store } from './store.ts'

/** What we need from the world, as types. `ports-aws.ts` has them on AWS, `infra/local` on one machine. */

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
