import { z } from 'zod'
import type { CaseFile, CaseHead } from '../../../domain/case.ts'
import type { CaseId, TaskId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { selectedOf, selectionOf } from '../../../domain/ranking.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Task } from '../../../domain/task.ts'
import { Words } from '../../../domain/words.ts'
import { momentFor } from '../../commands/run.ts'
import { casesOf } from '../../other-cases.ts'
import { withRegister } from '../../in-register.ts'
import type { PageRequest } from '../../ports/paging.ts'
import type { World } from '../../ports/world.ts'
import type { StepUpSettings } from '../context.ts'
import { Minute, minuteOf } from './minute.ts'

/** The places of a call that are still to be given. */
export const Places = z.object({
  batch: z.string(),
  title: Words,
  most: z.number().int(),
  left: z.number().int(),
})
export type Places = z.infer<typeof Places>

/** Whose list: one's own, and those of the leaders in whose place one decides. */
export const leadersFor = (person: Person): { readonly id: string; readonly name?: string }[] => [
  ...(may(person, { to: 'delegate' }) ? [{ id: person.id }] : []),
  ...[...new Map((person.standsIn ?? []).map(({ leader }) => [leader.id, leader.name])).entries()].map(
    ([id, name]) => ({ id, name }),
  ),
]

/** Decides for themself, or for somebody: everybody else finds no such list. */
export const requireLeader = (person: Person): void => {
  if (!may(person, { to: 'decide' })) throw notFound()
}

export type ApprovalPage = {
  readonly items: readonly Minute[]
  readonly places: readonly Places[]
  readonly next?: string
}

type Reader = { readonly world: World; readonly person: Person; readonly arrived: Moment['now'] }

/**
 * A page of what waits for a leader. Each case is read by itself and asked of the policy: what one may not decide, for
 * whatever reason, is not there. The cases of a call are read once, however many of them are on the page.
 */
export const approvalPage = async (
  reader: Reader & { readonly stepUp: StepUpSettings | undefined },
  leader: string,
  page: PageRequest,
): Promise<ApprovalPage> => {
  const { world } = reader
  const { items, ...rest } = await world.store.tasks.openFor(`person:${leader}`, page)
  const opened = (
    await Promise.all(
      items.filter(({ kind }) => kind === 'approval').map((task) => openApproval(reader, task.case, task.id)),
    )
  ).filter((one) => one !== undefined)
  const batches = await limitedBatches(world, opened)
  return {
    items: opened.map(({ file, task, moment }) =>
      minuteOf(reader.person, file, task, moment, {
        others: batches.get(file.head.batch) ?? [],
        stepUpByDefault: reader.stepUp?.minutes,
      }),
    ),
    places: placesIn(opened, batches),
    ...rest,
  }
}

type Opened = { readonly file: CaseFile; readonly task: Task; readonly moment: Moment }

/** One decision that waits, as whoever asks may take it; nothing when they may not. */
export const openApproval = async (
  { world, person, arrived }: Reader,
  id: CaseId,
  taskId: TaskId,
): Promise<Opened | undefined> => {
  const file = await world.store.cases.load(id)
  const task = file?.tasks.find((one) => one.id === taskId)
  if (!file || task?.kind !== 'approval' || task.state.is !== 'open') return undefined
  if (!may(person, { to: 'answer', file, task })) return undefined
  const moment = await momentFor(world, file.head.scheme, arrived)
  return { file, task, moment: await withRegister(world, file, moment) }
}

const limitedBatches = async (
  world: World,
  opened: readonly Opened[],
): Promise<ReadonlyMap<string, readonly CaseHead[]>> => {
  const limited = opened.filter(({ file, moment }) => selectionOf(file.head, moment) !== undefined)
  const names = [...new Set(limited.map(({ file }) => file.head.batch))]
  return new Map(await Promise.all(names.map(async (name) => [name, await casesOf(world, name)] as const)))
}

const placesIn = (opened: readonly Opened[], batches: ReadonlyMap<string, readonly CaseHead[]>): Places[] => {
  const found = new Map<string, Places>()
  for (const { file, moment } of opened) {
    const most = selectionOf(file.head, moment)?.most
    if (most === undefined) continue
    const { batch, batchTitle: title } = file.head
    const left = Math.max(0, most - selectedOf(batches.get(batch) ?? []).length)
    found.set(batch, { batch, title, most, left })
  }
  return [...found.values()]
}

/** One case of the list, for a page of its own. */
export const oneMinute = async (
  reader: Reader & { readonly stepUp: StepUpSettings | undefined },
  id: CaseId,
  task: TaskId,
): Promise<Minute | undefined> => {
  const opened = await openApproval(reader, id, task)
  if (!opened) return undefined
  const batches = await limitedBatches(reader.world, [opened])
  return minuteOf(reader.person, opened.file, opened.task, opened.moment, {
    others: batches.get(opened.file.head.batch) ?? [],
    stepUpByDefault: reader.stepUp?.minutes,
  })
}
