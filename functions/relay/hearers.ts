import { decidesAt } from '../../domain/approval.ts'
import { type Hearers, hearersKey } from '../../domain/message.ts'
import type { Person } from '../../domain/person.ts'
import { hearsAt } from '../../domain/told.ts'
import type { World } from '../ports/world.ts'
import { deputiesOf } from '../stand-ins.ts'

/**
 * Everybody who is to hear of something now. A level of an approval is all who decide there, and whoever stands in for
 * one of them: a leader who is away would not be there to act.
 */
export const hearersIn = async (world: World, hearers: Hearers): Promise<Person[]> => {
  if (hearers.is !== 'level') return world.store.people.inAudience(hearersKey(hearers))
  const approvers = await world.store.people.inAudience(`office:${hearers.scheme}:approver`)
  const leaders = approvers.filter((person) => decidesAt(person, hearers.level, hearers.scheme))
  const now = world.now().toISOString()
  const deputies = await Promise.all(leaders.map(({ id }) => deputiesOf(world, id, now)))
  return [...leaders, ...deputies.flat().filter((person) => hearsAt(person, hearers))]
}
