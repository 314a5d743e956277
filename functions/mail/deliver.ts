import type { Message } from '../../domain/message.ts'
import type { Mail, World } from '../ports.ts'

/** Sends a message and notes that it was sent. The message id travels along, so that a repeat can be recognised. */
export const deliver = async (world: World, mail: Mail, message: Message): Promise<void> => {
  if (message.sent !== undefined) return
  await mail.deliver(message)
  await world.store.outbox.sent(message, world.now().toISOString())
}

/** Messages that were written and not sent. */
export const sweepMessages = async (world: World, mail: Mail): Promise<number> => {
  let sent = 0
  let after: string | undefined
  do {
    const page = await world.store.outbox.unsent(after === undefined ? {} : { after })
    for (const message of page.items) {
      await deliver(world, mail, message)
      sent += 1
    }
    after = page.next
  } while (after !== undefined)
  return sent
}
