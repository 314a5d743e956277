import { notFound } from '../../domain/refusal.ts'
import type { Person } from '../../domain/person.ts'
import type { World } from '../ports/world.ts'
import { type Asking, persistently } from './run.ts'

const change = (world: World, { person: { id }, arrived }: Asking, next: (person: Person) => Person) =>
  persistently(async () => {
    const person = await world.store.people.load(id)
    if (!person?.active) throw notFound()
    await world.store.people.save({ ...next(person), revision: person.revision + 1 }, { at: arrived })
  })

/** Gives somebody's calendar an address of its own. An earlier one stops working; of the secret its hash is kept. */
export const openCalendar = (world: World, asking: Asking, secret: string): Promise<void> =>
  change(world, asking, (person) => ({
    ...person,
    calendar: { hash: world.digest(secret), since: asking.arrived },
  }))

/** Takes the address back: whoever has it reads nothing more. */
export const closeCalendar = (world: World, asking: Asking): Promise<void> =>
  change(world, asking, ({ calendar: _, ...person }) => person)
