import { instant } from '../domain/calendar.ts'
import type { ChangeHead } from '../domain/case.ts'
import { milestoneOfChange } from '../domain/change-milestone.ts'
import { closedByMerger } from '../domain/change-merger.ts'
import type { CaseId } from '../domain/ids.ts'
import { enterMilestone } from '../domain/milestone.ts'
import { Refusal } from '../domain/refusal.ts'
import { momentFor, persistently } from './commands/run.ts'
import type { World } from './ports/world.ts'

/**
 * What a change that holds brings about besides: the milestone's line in the record, and the end of the entry that
 * merged. Asked again after a stop in between; what was done already is seen and passed over.
 */
export const changeTakesEffect = async (world: World, id: CaseId): Promise<void> => {
  const file = await world.store.cases.load(id)
  if (file?.head.kind !== 'change' || file.head.status.is !== 'applied') return
  const { head } = file
  if (head.request.kind === 'milestone') await persistently(() => enterLine(world, head))
  if (head.request.kind === 'merger') await persistently(() => closeMerged(world, head))
}

const enterLine = async (world: World, head: ChangeHead): Promise<void> => {
  const consortium = await world.store.consortia.load(head.consortium)
  const moment = await momentFor(world, head.scheme, instant(world.now()))
  const { milestones } = moment.scheme
  if (!consortium || !milestones) return
  const lines = await world.store.consortia.record(head.consortium)
  const stamp = { by: 'system', as: 'system', at: head.status.since } as const
  const known = lines.some(
    (line) => line.stamp.by === 'system' && line.stamp.at === stamp.at && line.entry.is !== 'result',
  )
  const entry = known ? undefined : milestoneOfChange(head.request, lines, milestones)
  if (!entry) return
  // The office agreed to this change, whatever else may be moved.
  const agreed = {
    ...moment,
    scheme: { ...moment.scheme, milestones: { ...milestones, renegotiable: true } },
  }
  try {
    await world.store.consortia.enter(enterMilestone(consortium, lines, entry, stamp, agreed), lines, {
      at: instant(world.now()),
    })
  } catch (problem) {
    // It was reached, or the programme has no more, since it was asked for: the change stays on record by itself.
    if (!(problem instanceof Refusal) || problem.code === 'changed-meanwhile') throw problem
  }
}

const closeMerged = async (world: World, head: ChangeHead): Promise<void> => {
  if (head.request.kind !== 'merger') return
  const other = await world.store.consortia.byNumber(head.request.number)
  const closed = other && closedByMerger(other, head)
  if (closed) await world.store.consortia.save(closed)
}
