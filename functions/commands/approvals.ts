import { z } from 'zod'
import { answerTask } from '../../domain/answer.ts'
import { stepUpOf } from '../../domain/approval.ts'
import { approvalEffect, type ApprovalEffect } from '../../domain/approval-effect.ts'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import { CaseId, TaskId } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { selectionOf } from '../../domain/ranking.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { standInFor } from '../../domain/stand-in.ts'
import { requireSure } from '../../domain/step-up.ts'
import { ApprovalAnswer, type Task } from '../../domain/task.ts'
import { casesOf, withOthers } from '../other-cases.ts'
import type { World } from '../ports.ts'
import { type Asking, momentFor } from './run.ts'
import { stampOf } from './as-lead.ts'
import { answer } from './tasks.ts'

/** As many decisions as are taken in one go: more than a leader reads in a sitting. */
export const mostApprovals = 50

export const ApprovalItem = z.strictObject({ case: CaseId, task: TaskId })
export type ApprovalItem = z.infer<typeof ApprovalItem>

export const DecideMany = z.strictObject({
  items: z.array(ApprovalItem).min(1).max(mostApprovals),
  answer: ApprovalAnswer,
})
export type DecideMany = z.infer<typeof DecideMany>

/** What the decision would do to one case, or why it cannot be taken. Who may not know of a case learns no title. */
export type ForeseenApproval = ApprovalItem & {
  readonly title?: string
  readonly effect?: ApprovalEffect
  readonly refusal?: Refusal
}

type Opened = ApprovalItem & { readonly file?: CaseFile; readonly found?: Task }

/** What would become of each, one after the other in the order in which they are done. Nothing is written. */
export const previewApprovals = async (
  world: World,
  asking: Asking,
  { items, answer: given }: DecideMany,
): Promise<ForeseenApproval[]> => {
  // Cases of a call compete for its places: each is weighed with those before it as they would stand then.
  const batches = new Map<string, CaseHead[]>()
  const foreseen: ForeseenApproval[] = []
  for (const { file, found, ...item } of await inOrder(world, items)) {
    const known = file && found && may(asking.person, { to: 'answer', file, task: found })
    if (!known) {
      foreseen.push({ ...item, refusal: notFound() })
      continue
    }
    try {
      const plain = await momentFor(world, file.head.scheme, asking.arrived)
      requireSure(asking.assurance, stepUpOf(file, found, plain, asking.assurance?.byDefault))
      const moment = await among(world, batches, file, plain)
      const standing = standInFor(asking.person, file, found)
      const stamp = {
        ...stampOf(asking, 'approver'),
        ...(standing ? { inPlaceOf: standing.leader.id } : {}),
      }
      const { head } = answerTask(file, found, { kind: 'approval', answer: given }, stamp, moment)
      const others = batches.get(file.head.batch)
      if (others)
        batches.set(
          file.head.batch,
          others.map((one) => (one.id === head.id ? head : one)),
        )
      const effect = given.decision === 'approve' ? approvalEffect(file, found, moment) : undefined
      foreseen.push({ ...item, title: file.head.title, ...(effect ? { effect } : {}) })
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      foreseen.push({ ...item, title: file.head.title, refusal: problem })
    }
  }
  return foreseen
}

/** The moment with the other cases of the call, which are read once for all of its cases. */
const among = async (
  world: World,
  batches: Map<string, CaseHead[]>,
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

/** What became of one decision among several. */
export type DecidedApproval = ApprovalItem & { readonly refusal?: Refusal }

/**
 * Takes the same decision on several cases, each by the command for one and under a key of its own: sent again, it
 * goes on where it stopped and does nothing twice. What is refused keeps no other waiting, except a sign-in that is
 * not sure enough: then nothing is done, and everything is asked for again afterwards.
 */
export const decideMany = async (
  world: World,
  asking: Asking,
  given: DecideMany,
): Promise<DecidedApproval[]> => {
  const results: DecidedApproval[] = []
  for (const { file: _, found: __, ...item } of await inOrder(world, given.items)) {
    const key = asking.key === undefined ? undefined : world.digest(`${asking.key}.${item.task}`)
    try {
      await answer(world, { ...asking, key }, { ...item, answer: { kind: 'approval', answer: given.answer } })
      results.push(item)
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      if (problem.code === 'step-up-needed' && results.every(({ refusal }) => refusal !== undefined))
        throw problem
      results.push({ ...item, refusal: problem })
    }
  }
  return results
}
