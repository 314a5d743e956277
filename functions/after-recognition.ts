import { answersIn } from '../domain/case-form.ts'
import { instant } from '../domain/calendar.ts'
import type { CaseId } from '../domain/ids.ts'
import { enterMilestone } from '../domain/milestone.ts'
import { plannedMilestones } from '../domain/planned-milestones.ts'
import { momentFor, persistently } from './commands/run.ts'
import type { World } from './ports/world.ts'

/**
 * The milestones of the form become those of the consortium. Only a record that has none yet, or whose beginning is theirs,
 * takes them: asked again after a stop in between, it goes on where it stopped.
 */
export const milestonesFollow = (world: World, id: CaseId): Promise<void> =>
  persistently(async () => {
    const file = await world.store.cases.load(id)
    if (file?.head.kind !== 'application' || file.head.status.is !== 'recognised') return
    const moment = await momentFor(world, file.head.scheme, instant(world.now()))
    const planned = plannedMilestones(moment.scheme, answersIn(file))
    const consortium =
      planned.length === 0 ? undefined : await world.store.consortia.load(file.head.status.consortium)
    if (!consortium) return
    const stamp = { by: 'system', as: 'system', at: file.head.status.since } as const
    const lines = [...(await world.store.consortia.record(consortium.id))]
    const isOurs = (line: (typeof lines)[number]): boolean =>
      line.stamp.by === 'system' && line.stamp.at === stamp.at && line.entry.is === 'milestone-set'
    if (!lines.every(isOurs)) return
    for (const milestone of planned.slice(lines.length)) {
      const line = enterMilestone(consortium, lines, { is: 'milestone-set', ...milestone }, stamp, moment)
      await world.store.consortia.enter(line, lines, { at: instant(world.now()) })
      lines.push(line)
    }
  })
