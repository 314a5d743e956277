import { z } from 'zod'
import { type Message, stateOf } from '../../domain/message.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once } from './run.ts'

export const SendAgain = z.strictObject({ reason: z.string().trim().min(2).max(1000) })
export type SendAgain = z.infer<typeof SendAgain>

/** A message with its case, as far as somebody may know of it. */
export const openMessage = async (
  world: World,
  asking: Pick<Asking, 'person'>,
  owner: string,
  id: string,
) => {
  const message = await world.store.messages.load(owner, id)
  if (!message) throw notFound()
  const file = message.case === undefined ? undefined : await world.store.cases.load(message.case)
  if (!may(asking.person, { to: 'see-message', message, file })) throw notFound()
  return { message, file, maySend: may(asking.person, { to: 'send-again', message, file }) }
}

/** A failed message can go again; so can one whose person had no address then. */
export const mayGoAgain = (message: Message): boolean =>
  message.replaced === undefined && ['failed', 'tried', 'no-address'].includes(stateOf(message))

/**
 * Sends a message again in the place of one that failed, to the address that the person has now. The new row says of
 * which, by whom and why; the old one says which took its place.
 */
export const sendAgain = (
  world: World,
  asking: Asking,
  { owner, id }: { readonly owner: string; readonly id: string },
  input: SendAgain,
): Promise<object> =>
  once(world, asking, { command: 'send-again', owner, id, input }, z.object({}).parse, async (onceItem) => {
    const { message, maySend } = await openMessage(world, asking, owner, id)
    if (!maySend) throw notFound()
    if (!mayGoAgain(message)) throw new Refusal('not-at-this-step')
    const person = message.to === undefined ? undefined : await world.store.people.load(message.to)
    const { failed: _, ...plain } = message
    await world.store.messages.again(
      message,
      {
        ...plain,
        // A person's messages about no case lie under the person, so its place stays the same.
        id: `${message.id.slice(0, 170)}/again/${world.newId()}`,
        address: person?.email ?? message.address,
        written: asking.arrived,
        plan: { is: 'at-once', because: 'wish' },
        again: { of: message.id, by: asking.person.id, reason: input.reason, at: asking.arrived },
      },
      { at: asking.arrived, once: onceItem({}) },
    )
    return {}
  })
