import { type CaseId, TaskId } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { standInFor } from '../../domain/stand-in.ts'
import type { World } from '../ports/world.ts'
import { deputiesOf } from '../stand-ins.ts'

export type Deputy = { readonly person: Person; readonly inPlaceOf: string }

/**
 * Who is told of a decision that a leader is asked for, because it may be taken in their place now. The same policy
 * as on the pages: whoever has another part in the case hears nothing of it.
 */
export const deputiesToTell = async (
  world: World,
  caseId: CaseId | undefined,
  { facts }: Tell,
): Promise<Deputy[]> => {
  const id = TaskId.safeParse(facts.taskId)
  if (caseId === undefined || facts.task !== 'approval' || !id.success) return []
  const file = await world.store.cases.load(caseId)
  const task = file?.tasks.find((one) => one.id === id.data)
  if (!file || task?.audience.is !== 'person') return []
  const people = await deputiesOf(world, task.audience.person, world.now().toISOString())
  return people.flatMap((person) => {
    const standing = standInFor(person, file, task)
    return standing && may(person, { to: 'answer', file, task })
      ? [{ person, inPlaceOf: standing.leader.name }]
      : []
  })
}
