import { type Failure, isToBeSent, type Message, secretMark } from '../../domain/message.ts'
import { writeDigest } from '../../domain/digest.ts'
import type { Swept } from '../ports/effect.ts'
import type { Mail, World } from '../ports/world.ts'
import { farewell } from '../relay/message-words.ts'
import { sweep } from '../relay/sweep.ts'
import { attachmentsOf } from './attachments.ts'
import { TooMany } from './robots.ts'
import { stillTold } from './still-told.ts'

/** A server that says the same for so long will not say otherwise: whoever runs the system decides then. */
const givenUpAfterMs = 3 * 86_400_000

export type Sending = Pick<World, 'store' | 'now'> & { readonly publicUrl?: string }

/**
 * Sends a message and notes that it was sent; a person without an address reads it on the case's page. The message id
 * travels along, so that a repeat can be recognised. A secret is in the mail alone: what is kept afterwards is without.
 * What waits for its time stays; what the reader may not know any more is never sent.
 */
export const deliver = async (world: Sending, mail: Mail, message: Message): Promise<void> => {
  if (!isToBeSent(message)) return
  const written = message.of === undefined ? await checked(world, message) : await digest(world, message)
  if (written === undefined) return
  const { secret, ...kept } = written
  const said = secret === undefined ? kept : { ...kept, text: kept.text.replace(secretMark, secret) }
  try {
    await mail.deliver(said, await attachmentsOf(world, message))
  } catch (problem) {
    // It did not even try: nothing is known of the message that was not known before.
    if (problem instanceof TooMany) throw problem
    const failed = failureOf(message, problem, world.now())
    await world.store.messages.keep({ ...message, failed })
    if (failed.givenUp) return
    throw problem
  }
  const { failed: _, ...done } = kept
  await world.store.outbox.sent(done, world.now().toISOString())
}

const checked = async (world: Sending, message: Message): Promise<Message | undefined> => {
  if (await stillTold(world)(message)) return message
  await withhold(world, message)
  return undefined
}

const withhold = ({ store, now }: Sending, { secret: _, ...message }: Message): Promise<void> =>
  store.messages.keep({ ...message, withheld: now().toISOString() })

/** What a digest says is written now: of each message it is asked again whether the reader may know. */
const digest = async (world: Sending, message: Message): Promise<Message | undefined> => {
  const rows = await world.store.messages.loadMany(message.of ?? [])
  const may = stillTold(world)
  const told: Message[] = []
  for (const row of rows.toSorted((a, b) => (a.written < b.written ? -1 : 1)))
    if (await may(row)) told.push(row)
    else if (row.withheld === undefined) await withhold(world, row)
  if (told.length === 0) {
    await withhold(world, message)
    return undefined
  }
  const [only] = told
  if (told.length === 1 && only) return { ...message, subject: only.subject, text: only.text }
  const { subject, text } = writeDigest(told, message.language, {
    publicUrl: world.publicUrl ?? '',
    farewell,
  })
  return { ...message, subject, text }
}

/** What the server said, and whether it will say it again: a mailbox that is not there comes back at once (RFC 5321). */
const failureOf = (message: Message, problem: unknown, now: Date): Failure => ({
  at: now.toISOString(),
  reason: (problem instanceof Error ? problem.message : String(problem)).slice(0, 500),
  tries: (message.failed?.tries ?? 0) + 1,
  givenUp: isForGood(problem) || now.getTime() - Date.parse(message.written) > givenUpAfterMs,
})

const isForGood = (problem: unknown): boolean =>
  problem instanceof Error &&
  'responseCode' in problem &&
  typeof problem.responseCode === 'number' &&
  problem.responseCode >= 550 &&
  problem.responseCode < 560

/** Messages that were written before a time and not sent; a newer one is still on its way by the stream. */
export const sweepMessages = (
  world: Sending,
  mail: Mail,
  olderThan: string,
  goes: (message: Message) => boolean = () => true,
): Promise<Swept> =>
  sweep(world.store.outbox.unsent, async (message) => {
    if (message.written >= olderThan || !goes(message)) return false
    await deliver(world, mail, message)
    return true
  })
