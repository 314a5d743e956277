import { type Message, secretMark } from '../../domain/message.ts'
import type { Mail, Swept, World } from '../ports.ts'
import { sweep } from '../relay/sweep.ts'
import { attachmentsOf } from './attachments.ts'

/**
 * Sends a message and notes that it was sent; a person without an address reads it on the case's page. The message id
 * travels along, so that a repeat can be recognised. A secret is in the mail alone: what is kept afterwards is without.
 */
export const deliver = async (world: World, mail: Mail, message: Message): Promise<void> => {
  if (message.sent !== undefined || message.address === '') return
  const { secret, ...kept } = message
  const said = secret === undefined ? kept : { ...kept, text: kept.text.replace(secretMark, secret) }
  await mail.deliver(said, await attachmentsOf(world, message))
  await world.store.outbox.sent(kept, world.now().toISOString())
}

/** Messages that were written before a time and not sent; a newer one is still on its way by the stream. */
export const sweepMessages = (world: World, mail: Mail, olderThan: string): Promise<Swept> =>
  sweep(world.store.outbox.unsent, async (message) => {
    if (message.written >= olderThan) return false
    await deliver(world, mail, message)
    return true
  })
