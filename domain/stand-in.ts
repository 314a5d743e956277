import { chainTasks, decidedInChain, decidesAt } from './approval.ts'
import type { CaseFile } from './case.ts'
import { conflictOf } from './conflict.ts'
import type { Decision } from './decision.ts'
import { covers } from './delegation.ts'
import { schemeCode } from './ids.ts'
import { askedToScore } from './panel.ts'
import type { Person, StandIn } from './person.ts'
import type { Task } from './task.ts'

/**
 * In whose place somebody may take this decision now. The leader must still be the right one for it, and whoever
 * decides instead must have no other part in the case: nobody decides twice in one chain, or on what they checked,
 * scored or applied for.
 */
export const standInFor = (person: Person, file: CaseFile, task: Task): StandIn | undefined => {
  const { audience, level } = task
  if (task.kind !== 'approval' || audience.is !== 'person' || !person.active) return undefined
  const at = { scheme: schemeCode(file.head.scheme), ...(level === undefined ? {} : { level }) }
  const found = person.standsIn?.find(
    ({ delegation, leader }) =>
      leader.id === audience.person &&
      covers(delegation, at) &&
      decidesAt(leader, level, at.scheme) &&
      conflictOf(leader, file) === undefined,
  )
  // What was decided may be looked at again; what is open is for somebody who has not decided in this chain.
  const again = task.state.is === 'open' && decidedInChain(file).includes(person.id)
  return found && !again && !hasOtherPart(person, file, at.scheme) ? found : undefined
}

/** Approves in this chain in person, scores or scored it, did anything else with it, or belongs to who applies. */
const hasOtherPart = (person: Person, file: CaseFile, scheme: string): boolean =>
  conflictOf(person, file) !== undefined ||
  person.offices.some((office) => office.role === 'approver' && [scheme, '*'].includes(office.scheme)) ||
  askedToScore(file).includes(person.id) ||
  chainTasks(file).some(({ audience }) => audience.is === 'person' && audience.person === person.id) ||
  file.head.opened.by === person.id ||
  file.tasks.some(
    ({ kind, state }) => kind !== 'approval' && state.is === 'answered' && state.stamp.by === person.id,
  ) ||
  file.events.some(({ stamp }) => stamp.by === person.id && stamp.as !== 'approver')

/** The decision as the record keeps it: who took it in whose place, by which delegation. */
export const asDeputy = (
  decision: Decision,
  task: Pick<Task, 'id'>,
  person: Pick<Person, 'id' | 'name'>,
  { delegation }: StandIn,
): Decision => {
  const [first, ...events] = decision.events
  return {
    ...decision,
    events: first ? [{ ...first, facts: { ...first.facts, delegation: delegation.id } }, ...events] : [],
    tasks: (decision.tasks ?? []).map((one) =>
      one.id === task.id
        ? { ...one, deputy: { person: person.id, name: person.name, delegation: delegation.id } }
        : one,
    ),
  }
}
