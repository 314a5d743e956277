import { instant } from '../domain/calendar.ts'
import type { CaseId } from '../domain/ids.ts'
import { resultsToEnter } from '../domain/reported-results.ts'
import { enterResult } from '../domain/result.ts'
import { momentFor, persistently } from './commands/run.ts'
import type { World } from './ports/world.ts'

/**
 * Enters what an accepted report named and the record did not have. Done after the report is accepted; what an earlier
 * try entered is known by its row, and passed over.
 */
export const enterReported = (world: World, id: CaseId): Promise<void> =>
  persistently(async () => {
    const file = await world.store.cases.load(id)
    if (file?.head.kind !== 'evaluation' || file.head.status.is !== 'confirmed') return
    const consortium = await world.store.consortia.load(file.head.consortium)
    // Whoever withdrew meanwhile has no record that goes on.
    if (consortium?.standing.is !== 'recognised') return
    const now = instant(world.now())
    const moment = await momentFor(world, file.head.scheme, now)
    const lines = [...(await world.store.consortia.record(consortium.id))]
    for (const result of resultsToEnter(file, lines, moment)) {
      const line = enterResult(consortium, lines, result, { by: 'system', as: 'system', at: now }, moment)
      await world.store.consortia.enter(line, lines, { at: now })
      lines.push(line)
    }
  })
