import { z } from 'zod'
import { addDays, CivilDate, type Instant } from '../../../domain/calendar.ts'
import { CaseId, PersonId } from '../../../domain/ids.ts'
import { Message, MessageState, stateOf } from '../../../domain/message.ts'
import { MessageKind } from '../../../domain/message-kind.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { mayGoAgain, openMessage } from '../../commands/send-again.ts'
import type { Page, PageRequest } from '../../ports/paging.ts'
import type { Store } from '../../ports/store.ts'
import type { Web } from '../context.ts'
import { mayRead } from './message-reading.ts'
import { placeIn, placeName } from './message-place.ts'

/** By what everything that was sent is looked through. */
export const SentFilter = z.object({
  person: PersonId.optional().describe('Whom it was written to'),
  case: CaseId.optional().describe('What it is about'),
  kind: MessageKind.optional(),
  state: MessageState.optional().describe('Where it stands'),
  day: z.iso.date().optional().describe('The day on which it was written, in UTC'),
})
export type SentFilter = z.infer<typeof SentFilter>

/** The list that a filter reads: the narrowest that there is, a page of it at a time. */
const listFor = (
  { messages, cases }: Pick<Store, 'messages' | 'cases'>,
  filter: SentFilter,
  page: PageRequest,
  arrived: Instant,
): Promise<Page<Message>> => {
  if (filter.case !== undefined) return cases.messages(filter.case, page)
  if (filter.person !== undefined) return messages.to(filter.person, page)
  if (filter.state === 'failed') return messages.failed(page)
  if (filter.state === 'held' || filter.state === 'waiting') return messages.waiting(page)
  return filter.day === undefined ? newest(messages, page, arrived) : messages.writtenOn(filter.day, page)
}

/** Without a filter: the last day of the week on which anything was written. */
const newest = async (
  messages: Store['messages'],
  page: PageRequest,
  arrived: Instant,
): Promise<Page<Message>> => {
  const today = CivilDate.parse(arrived.slice(0, 10))
  for (let ago = 0; ago < 7; ago += 1) {
    const found = await messages.writtenOn(addDays(today, -ago), page)
    if (found.items.length > 0) return found
  }
  return { items: [] }
}

/** A message of a list, and whether the reader may know what it says. */
type SentRow = { readonly message: Message; readonly reads: boolean }

/** Everything that was sent and why, for who keeps the system running and for auditors: each row by the policy. */
export const sentFor = async (
  { world: { store } }: Web,
  person: Person,
  filter: SentFilter,
  page: PageRequest,
  arrived: Instant,
): Promise<{
  readonly rows: readonly SentRow[]
  readonly people: readonly Person[]
  readonly next?: string | undefined
}> => {
  if (!may(person, { to: 'manage-people' }) && !may(person, { to: 'audit' })) throw notFound()
  const { items, next } = await listFor(store, filter, page, arrived)
  const file = filter.case === undefined ? undefined : await store.cases.load(filter.case)
  const seen = items.filter(
    (message) =>
      may(person, { to: 'see-message', message, file }) &&
      (filter.kind === undefined || message.about === filter.kind) &&
      (filter.state === undefined || stateOf(message) === filter.state) &&
      (filter.person === undefined || message.to === filter.person) &&
      (filter.day === undefined || message.written.startsWith(filter.day)),
  )
  const people = await store.people.loadMany([
    ...new Set(seen.flatMap(({ to }) => (to === undefined ? [] : [to]))),
  ])
  return {
    rows: seen.map((message) => ({ message, reads: mayRead(person, message, file) })),
    people,
    next,
  }
}

/** A message as whoever looks after them is told of it. */
export const SentView = Message.pick({
  ...{ case: true, to: true, address: true, about: true, written: true, sent: true },
  ...{ through: true, plan: true, template: true, failed: true, withheld: true },
}).extend({
  message: z.string().describe('For `/messages/{message}`'),
  name: z.string().optional().describe('Of the person, in a list'),
  state: MessageState,
  again: Message.shape.again
    .unwrap()
    .pick({ reason: true, at: true })
    .optional()
    .describe('Sent in the place of one that failed, and why'),
  replaced: z.boolean().describe('Another was sent in its place since'),
  subject: z.string().optional().describe('Only where you may know what it says'),
})
export type SentView = z.infer<typeof SentView>

export const OneSent = SentView.extend({
  text: z.string().optional().describe('Only where you may know what it says'),
  maySendAgain: z.boolean(),
})

/** One row, without what its reader may not know. */
export const sentView = ({ message, reads }: SentRow, name?: string): SentView => {
  const { to, about, address, written, sent, through, plan, template, failed, withheld, again } = message
  return {
    ...{ message: placeName(message), about, state: stateOf(message), case: message.case },
    ...{ to, name, address, written, sent, through, plan, template, failed, withheld },
    again: again && { reason: again.reason, at: again.at },
    replaced: message.replaced !== undefined,
    subject: reads ? message.subject : undefined,
  }
}

/** Where the message of this name lies. */
export const placeOf = (name: string): { readonly owner: string; readonly id: string } => {
  const place = placeIn(name)
  if (!place) throw notFound()
  return place
}

/** One message as somebody may know of it, and whether they may send it again. */
export const openSent = async ({ world }: Web, person: Person, name: string) => {
  const { owner, id } = placeOf(name)
  const { message, file, maySend } = await openMessage(world, { person }, owner, id)
  return {
    message,
    reads: mayRead(person, message, file),
    maySendAgain: maySend && mayGoAgain(message),
  }
}
