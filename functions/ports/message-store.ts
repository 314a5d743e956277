import type { CaseId, PersonId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import type { Alarm, Effect, PendingEffect } from './effect.ts'
import type { Page, PageRequest } from './paging.ts'
import type { SaveOptions } from './save-options.ts'

/** Messages, effects still to be carried out, and what falls due. */
export type MessageStore = {
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
  readonly due: {
    /** What falls due on a civil day (UTC) up to a time, earliest first. */
    on(day: string, until: string, page: PageRequest): Promise<Page<Alarm>>
    /** The first day that may still hold something due, and where the clock got to. */
    cursor(): Promise<string | undefined>
    moveCursor(day: string): Promise<void>
  }
}
