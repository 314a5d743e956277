import { z } from 'zod'
import { answerTask } from '../../domain/answer.ts'
import { lastNews } from '../../domain/approval-news.ts'
import { stepUpOf } from '../../domain/approval.ts'
import { approvalEffect, type ApprovalEffect } from '../../domain/approval-effect.ts'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import { CaseId, TaskId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { may } from '../../domain/policy.ts'
import { selectedOf, selectionOf } from '../../domain/ranking.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { standInFor } from '../../domain/stand-in.ts'
import { isSureEnough, requireSure } from '../../domain/step-up.ts'
import { ApprovalAnswer } from '../../domain/task-answer.ts'
import type { Task } from '../../domain/task.ts'
import type { Words } from '../../domain/words.ts'
import { casesOf, withOthers } from '../other-cases.ts'
import type { World } from '../ports/world.ts'
import { type Asking, momentFor, stale } from './run.ts'
import { stampOf } from './as-lead.ts'
import { answer } from './tasks.ts'

/** As many decisions as are taken in one go: more than a leader reads in a sitting. */
export const mostApprovals = 50

export const ApprovalItem = z.strictObject({
  case: CaseId,
  task: TaskId,
  seen: z
    .number()
    .int()
    .optional()
    .describe('`seen` of the list: a case of which there is something newer is not decided'),
})
export type ApprovalItem = z.infer<typeof ApprovalItem>

export const DecideMany = z.strictObject({
  items: z.array(ApprovalItem).min(1).max(mostApprovals),
  answer: ApprovalAnswer,
})
export type DecideMany = z.infer<typeof DecideMany>

/** What the decision would do to one case, or why it cannot be taken. Who may not know of a case learns no title. */
export type ForeseenApproval = ApprovalItem & {
  readonly title?: string
  readonly scheme?: string
  /** The leader in whose place it would be. */
  readonly inPlaceOf?: string
  readonly effect?: ApprovalEffect
  readonly refusal?: Refusal
}

/** The places of a call: how many are to be given, and how many of them these decisions take. */
export type PlacesTaken = {
  readonly batch: string
  readonly title: Words
  readonly most: number
  readonly left: number
  readonly taken: number
}

export type ForeseenApprovals = {
  readonly items: readonly ForeseenApproval[]
  readonly places: readonly PlacesTaken[]
  /** A second factor is needed first, at most so many minutes old. */
  readonly stepUp?: number
}

type Opened = ApprovalItem & { readonly file?: CaseFile; readonly found?: Task }

/** The cases of each call as they would stand after the decisions before. */
type Batches = Map<string, CaseHead[]>

/** What would become of each, one after the other in the order in which they are done. Nothing is written. */
export const previewApprovals = async (
  world: World,
  asking: Asking,
  { items, answer: given }: DecideMany,
): Promise<ForeseenApprovals> => {
  // Cases of a call compete for its places: each is weighed with those before it as they would stand then.
  const batches: Batches = new Map()
  const places = new Map<string, PlacesTaken>()
  const foreseen: ForeseenApproval[] = []
  const opened = await inOrder(world, items)
  for (const { file, found, ...item } of opened) {
    if (!file || !found || !may(asking.person, { to: 'answer', file, task: found })) {
      foreseen.push({ ...item, refusal: notFound() })
      continue
    }
    const { title, scheme } = file.head
    const standing = standInFor(asking.person, file, found)
    const known = { ...item, title, scheme, ...(standing ? { inPlaceOf: standing.leader.name } : {}) }
    const moment = await among(world, batches, file, await momentFor(world, scheme, asking.arrived))
    notePlaces(places, batches, file, moment)
    try {
      if (isStale(item, file, found)) throw stale()
      const stamp = {
        ...stampOf(asking, 'approver'),
        ...(standing ? { inPlaceOf: standing.leader.id } : {}),
      }
      const { head } = answerTask(file, found, { kind: 'approval', answer: given }, stamp, moment)
      takePlace(places, batches, file, head)
      const effect = given.decision === 'approve' ? approvalEffect(file, found, moment) : undefined
      foreseen.push({ ...known, seen: lastNews(file.events), ...(effect ? { effect } : {}) })
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      foreseen.push({ ...known, refusal: problem })
    }
  }
  const stepUp = await demanded(world, asking, opened)
  return {
    items: foreseen,
    places: [...places.values()],
    ...(stepUp === undefined ? {} : { stepUp }),
  }
}

const isStale = ({ seen }: ApprovalItem, file: CaseFile, task: Task): boolean =>
  seen !== undefined && task.state.is === 'open' && lastNews(file.events) !== seen

/** What is still to be given of a call, before the first of its cases. */
const notePlaces = (
  places: Map<string, PlacesTaken>,
  batches: Batches,
  { head }: CaseFile,
  moment: Moment,
): void => {
  const { batch, batchTitle: title } = head
  const most = selectionOf(head, moment)?.most
  if (most === undefined || places.has(batch)) return
  const left = Math.max(0, most - selectedOf(batches.get(batch) ?? []).length)
  places.set(batch, { batch, title, most, left, taken: 0 })
}

/** The case as it would stand then, among the others of its call. */
const takePlace = (
  places: Map<string, PlacesTaken>,
  batches: Batches,
  { head: before }: CaseFile,
  head: CaseHead,
): void => {
  const others = batches.get(head.batch)
  if (!others) return
  const now = others.map((one) => (one.id === head.id ? head : one))
  batches.set(head.batch, now)
  const known = places.get(before.batch)
  if (known)
    places.set(before.batch, {
      ...known,
      taken: known.taken + selectedOf(now).length - selectedOf(others).length,
    })
}

/** The moment with the other cases of the call, which are read once for all of its cases. */
const among = async (
  world: World,
  batches: Batches,
  file: CaseFile,
  moment: Awaited<ReturnType<typeof momentFor>>,
) => {
  if (selectionOf(file.head, moment)?.most === undefined) return withOthers(world, file, moment)
  const others = batches.get(file.head.batch) ?? (await casesOf(world, file.head.batch))
  batches.set(file.head.batch, others)
  return { ...moment, others }
}

/** The best first: where only so many may pass, the places go to them. A case named twice is done once. */
const inOrder = async (world: World, items: readonly ApprovalItem[]): Promise<Opened[]> => {
  const once = [...new Map(items.map((item) => [item.task, item])).values()]
  const opened = await Promise.all(
    once.map(async (item): Promise<Opened> => {
      const file = await world.store.cases.load(item.case)
      const found = file?.tasks.find(({ id, kind }) => id === item.task && kind === 'approval')
      return file && found ? { ...item, file, found } : item
    }),
  )
  return opened.toSorted((a, b) => meanOf(b) - meanOf(a) || (a.case < b.case ? -1 : 1))
}

const meanOf = ({ file }: Opened): number => file?.head.review.result?.mean ?? -1

/** How young a second factor must be for all that is still open; nothing where the sign-in is sure enough. */
const demanded = async (
  world: World,
  { person, arrived, assurance }: Asking,
  opened: readonly Opened[],
): Promise<number | undefined> => {
  const minutes: number[] = []
  for (const { file, found } of opened) {
    if (!file || found?.state.is !== 'open' || !may(person, { to: 'answer', file, task: found })) continue
    const moment = await momentFor(world, file.head.scheme, arrived)
    const needed = stepUpOf(file, found, moment, assurance?.byDefault)
    if (needed !== undefined && !(assurance && isSureEnough(assurance, needed))) minutes.push(needed)
  }
  return minutes.length === 0 ? undefined : Math.min(...minutes)
}

/** What became of one decision among several. */
export type DecidedApproval = ApprovalItem & { readonly refusal?: Refusal }

/**
 * Takes the same decision on several cases, each by the command for one and under a key of its own: sent again, it
 * goes on where it stopped and does nothing twice. What is refused keeps no other waiting, except a sign-in that is
 * not sure enough for one of them: then nothing is done before it is.
 */
export const decideMany = async (
  world: World,
  asking: Asking,
  given: DecideMany,
): Promise<DecidedApproval[]> => {
  const opened = await inOrder(world, given.items)
  requireSure(asking.assurance, await demanded(world, asking, opened))
  const results: DecidedApproval[] = []
  for (const { file: _, found: __, ...item } of opened) {
    const key = asking.key === undefined ? undefined : world.digest(`${asking.key}.${item.task}`)
    try {
      await answer(world, { ...asking, key }, { ...item, answer: { kind: 'approval', answer: given.answer } })
      results.push(item)
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      results.push({ ...item, refusal: problem })
    }
  }
  return results
}
