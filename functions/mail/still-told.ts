import type { CaseFile } from '../../domain/case.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import type { World } from '../ports/world.ts'
import { withStandIns } from '../stand-ins.ts'

type Reads = Pick<World, 'store' | 'now'>

/**
 * The policy, asked when a message is about to go: whoever left an office, an organisation or a review since it was
 * written reads nothing of it. Each case is read once. Of a row of an earlier program only the person is asked.
 */
export const stillTold = (world: Reads) => {
  const files = new Map<CaseId, Promise<CaseFile | undefined>>()
  const people = new Map<string, Promise<Person | undefined>>()
  const fileOf = (id: CaseId): Promise<CaseFile | undefined> => {
    const known = files.get(id) ?? world.store.cases.load(id)
    files.set(id, known)
    return known
  }
  return async ({ to, through, case: of }: Message): Promise<boolean> => {
    if (to === undefined) return true
    const known = people.get(to) ?? world.store.people.load(to)
    people.set(to, known)
    const found = await known
    if (found === undefined) return true
    const person = await withStandIns(world, found, world.now().toISOString())
    if (through === undefined) return person.active
    const file = of === undefined ? undefined : await fileOf(of)
    return may(person, { to: 'be-told', through, file })
  }
}
