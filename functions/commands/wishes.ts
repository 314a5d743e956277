import { z } from 'zod'
import { MessageWishes } from '../../domain/message-wishes.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once } from './run.ts'

export const ChangeWishes = MessageWishes
export type ChangeWishes = MessageWishes

/** Changes how messages reach oneself. What waits already goes out when it was to. */
export const changeWishes = (world: World, asking: Asking, wishes: ChangeWishes): Promise<object> =>
  once(world, asking, { command: 'change-wishes', wishes }, z.object({}).parse, async (onceItem) => {
    if (wishes.quiet !== undefined && wishes.quiet !== 'never' && wishes.quiet.from === wishes.quiet.to)
      throw new Refusal('invalid', { problems: [{ field: 'quietTo', code: 'same-hour' }] })
    const person = await world.store.people.load(asking.person.id)
    if (!person?.active) throw notFound()
    await world.store.people.save(
      { ...person, wishes, revision: person.revision + 1 },
      { at: asking.arrived, once: onceItem({}) },
    )
    return {}
  })
