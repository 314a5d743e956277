import { everything } from './every-page.ts'
import { type Delegation, delegationState } from '../domain/delegation.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Person } from '../domain/person.ts'
import type { World } from './ports/world.ts'

/**
 * A person with those in whose place they may decide now. Only who holds a delegation costs a read: the leaders are
 * looked at as they are now, so that an office given up ends what was left to others with it.
 */
export const withStandIns = async (
  { store }: Pick<World, 'store'>,
  person: Person,
  now: string,
): Promise<Person> => {
  const inForce = (person.delegated ?? []).filter((one) => delegationState(one, now) === 'in-force')
  if (inForce.length === 0) return person
  const leaders = await store.people.loadMany([...new Set(inForce.map(({ from }) => from))])
  return {
    ...person,
    standsIn: inForce.flatMap((delegation) => {
      const leader = leaders.find(({ id, active }) => id === delegation.from && active)
      return leader ? [{ delegation, leader }] : []
    }),
  }
}

/** Those who may decide in somebody's place now, each with all that they stand in for. */
export const deputiesOf = async (
  world: Pick<World, 'store'>,
  leader: PersonId,
  now: string,
): Promise<Person[]> => {
  const made = await everyDelegationOf(world, leader)
  const holders = [
    ...new Set(made.filter((one) => delegationState(one, now) === 'in-force').map(({ to }) => to)),
  ]
  if (holders.length === 0) return []
  const people = await world.store.people.loadMany(holders)
  return Promise.all(people.map((person) => withStandIns(world, person, now)))
}

/** All that a leader ever made. */
export const everyDelegationOf = ({ store }: Pick<World, 'store'>, leader: PersonId): Promise<Delegation[]> =>
  everything((page) => store.delegations.madeBy(leader, page))
