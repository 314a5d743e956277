import { everyPage } from '../every-page.ts'
import { instant } from '../../domain/calendar.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Run } from '../../domain/case-run.ts'
import type { CaseId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'

/** So many failures without a step between them mean a fault that another attempt does not cure; the alarm has rung long before. */
const mostFailures = 200

/** Which execution failed, as its name says. */
export type Failed = Pick<Run, 'cycle' | 'attempt'>

/**
 * Replaces a case's execution by a new attempt, which passes by everything that the record shows as done.
 * `failed` is the one that ended; when a later one runs already, nothing happens.
 */
export const restart = async (world: World, id: CaseId, failed?: Failed): Promise<boolean> => {
  for (let attempt = 1; ; attempt += 1) {
    const file = await world.store.cases.load(id)
    const run = file?.head.run
    if (!file || !run || run.ended) return false
    if (failed !== undefined && (run.cycle !== failed.cycle || run.attempt !== failed.attempt)) return false
    const failures = failed === undefined ? undefined : failuresOf(run, file)
    if (failures !== undefined && failures.n > mostFailures) return false
    const at = instant(world.now())
    const next = { ...run, attempt: run.attempt + 1 }
    const head = { ...file.head, run: failures === undefined ? next : { ...next, failures } }
    try {
      await world.store.cases.commit(
        file,
        { head, events: [], start: true },
        { stamp: { by: 'system', as: 'system', at } },
      )
      return true
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.code !== 'changed-meanwhile' || attempt >= 6) throw problem
    }
  }
}

/** Counts on while no step gets done, and from one again when one did. */
const failuresOf = ({ failures }: Run, file: CaseFile): { n: number; done: number } => {
  const done = file.steps.filter((step) => step.state.is === 'done').length
  return { n: failures?.done === done ? failures.n + 1 : 1, done }
}

/** Every case whose workflow is under way: after a restart of the whole program. */
export const restartAll = async (world: World): Promise<number> => {
  let restarted = 0
  for await (const ids of everyPage(world.store.cases.running))
    for (const id of ids) if (await restart(world, id)) restarted += 1
  return restarted
}
