import { civilDate, instant } from '../domain/calendar.ts'
import { asChange } from '../domain/change.ts'
import { evaluationId } from '../domain/evaluation.ts'
import { followParties } from '../domain/evaluation-parties.ts'
import type { CaseId } from '../domain/ids.ts'
import { momentFor, persistently } from './commands/run.ts'
import type { World } from './ports/world.ts'

/** Two years may be open at once, and a rectification may last into a third. */
const yearsOpen = 3

/**
 * Brings the evaluations of a consortium that are under way after a change of its parties: a decision of its own on each,
 * with an event in its trail. Done twice, it changes nothing the second time.
 */
export const evaluationsFollow = async (world: World, change: CaseId): Promise<void> => {
  const file = await world.store.cases.load(change)
  const consortium = file && (await world.store.consortia.load(asChange(file).consortium))
  if (!consortium) return
  const now = instant(world.now())
  const { scheme } = await momentFor(world, file.head.scheme, now)
  const year = Number(civilDate(now, scheme.timeZone).slice(0, 4))
  for (let back = 0; back < yearsOpen; back += 1) {
    const id = evaluationId(consortium, year - back, world)
    await persistently(async () => {
      const evaluation = await world.store.cases.load(id)
      if (!evaluation) return
      const moment = await momentFor(world, evaluation.head.scheme, now)
      const decision = followParties(evaluation, consortium, moment)
      if (decision)
        await world.store.cases.commit(evaluation, decision, {
          stamp: { by: 'system', as: 'system', at: now },
        })
    })
  }
}
