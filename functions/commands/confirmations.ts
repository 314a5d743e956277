import type { CaseFile } from '../../domain/case.ts'
import type { Section } from '../../domain/case-section.ts'
import { askAgain } from '../../domain/confirmation.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { speaksFor } from '../../domain/person.ts'
import { draftWithDeadline } from '../current-deadline.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, persistently } from './run.ts'

/**
 * After a section was saved: asks those again who had confirmed what it says. Most saves change nothing that anybody
 * confirmed, and this decides so from what was read anyway. A confirmation that is not so any more counts for nothing,
 * whether it was asked for again or not; so this may come after the save, and may come twice.
 */
export const askAgainAfter = async (
  world: World,
  asking: Asking,
  before: CaseFile,
  saved: Section,
  moment: Moment,
): Promise<void> => {
  const others = before.sections.filter(({ id, owner }) => id !== saved.id || owner !== saved.owner)
  if (askAgain({ ...before, sections: [...others, saved] }, moment))
    await askAgainIn(world, asking, before.head.id)
}

/** Asks everybody again whose confirmation is not so any more, as many in one transaction as it holds. */
export const askAgainIn = async (world: World, asking: Asking, id: CaseId): Promise<void> => {
  while (await persistently(() => askSome(world, asking, id)));
}

const askSome = async (world: World, asking: Asking, id: CaseId): Promise<boolean> => {
  const file = await world.store.cases.load(id)
  if (!file) return false
  const moment = await momentFor(world, file.head.scheme, asking.arrived)
  const decision = askAgain(await draftWithDeadline(world, file, moment.now), moment)
  if (!decision) return false
  const own = file.members.find(({ organisation }) => speaksFor(asking.person, organisation))
  const stamp = stampOf(asking, own?.role === 'member' ? 'member' : 'lead', own?.organisation)
  await world.store.cases.commit(file, decision, { stamp })
  return true
}
