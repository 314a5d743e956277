import { z } from 'zod'
import { requireAnswerable } from '../../domain/answer.ts'
import type { CaseFile } from '../../domain/case.ts'
import { declareNone } from '../../domain/declaration.ts'
import type { Decision } from '../../domain/decision.ts'
import {
  type DraftSheet,
  isOfSheet,
  mergeSheet,
  type MergedSheet,
  type TypedOver,
} from '../../domain/draft-sheet.ts'
import type { CaseId, TaskId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { ownReviewOf } from '../../domain/own-review.ts'
import { reviewRules } from '../../domain/panel.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { placesIn } from '../../domain/remarked-places.ts'
import { takeBackSheet } from '../../domain/take-back-sheet.ts'
import type { Task } from '../../domain/task.ts'
import type { Zone } from '../../domain/zone-time.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, onCase, patiently } from './run.ts'

const Done = z.object({})

type OneTask = { readonly case: CaseId; readonly task: TaskId }

/** An expert declares that none of the programme's ties applies: the application is opened to them. */
export const declareNoTie = (
  world: World,
  asking: Asking,
  input: OneTask & { readonly seen?: string | undefined },
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'declare', case: input.case, input },
    (file, moment) => {
      const task = file.tasks.find(({ id }) => id === input.task)
      if (!task || !may(asking.person, { to: 'declare', file, task })) throw notFound()
      const stamp = stampOf(asking, 'expert')
      const decision = declareNone(file, task, input, stamp, moment)
      return { decision: withOwnReview(file, task, decision, moment), stamp, result: {} }
    },
    Done.parse,
  )

/** An expert takes the own sheet back, where the programme lets them, and goes on from what stood in it. */
export const takeSheetBack = (world: World, asking: Asking, input: OneTask): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'take-sheet-back', case: input.case, input },
    (file, moment) => {
      const task = file.tasks.find(({ id }) => id === input.task)
      if (task?.kind !== 'score' || !may(asking.person, { to: 'answer', file, task })) throw notFound()
      const stamp = stampOf(asking, 'expert')
      const { decision, values } = takeBackSheet(file, task, moment)
      const own = { task: input.task, case: input.case, person: asking.person.id }
      const draft: DraftSheet = { ...own, values, saved: asking.arrived, revision: 1 }
      const whole = { ...withOwnReview(file, task, decision, moment), draftSheets: [draft] }
      return { decision: whole, stamp, result: {} }
    },
    Done.parse,
  )

/** The expert's own row goes with whatever became of the task; what was only a draft is over once it is answered. */
export const withOwnReview = (
  file: CaseFile,
  { id, kind, audience }: Task,
  decision: Decision,
  moment: Moment,
): Decision => {
  const now = decision.tasks?.find((task) => task.id === id)
  const row = kind === 'score' && now ? ownReviewOf(file, now, moment) : undefined
  if (!now || !row || audience.is !== 'person') return decision
  return {
    ...decision,
    ownReviews: [row],
    ...(now.state.is === 'open' ? {} : { draftsOver: [{ person: audience.person, task: id }] }),
  }
}

export type KeptSheet = MergedSheet & {
  /** Counts the saves, and how many there were before this one. */
  readonly revision: number
  readonly since: number
  readonly zone: Zone
}

/** Keeps what an expert types into a sheet. Nobody else reads it; saying it twice changes nothing. */
export const keepSheet = (
  world: World,
  asking: Asking,
  input: OneTask & { readonly typed: TypedOver },
): Promise<KeptSheet> =>
  patiently(async () => {
    const file = await world.store.cases.load(input.case)
    const task = file?.tasks.find(({ id }) => id === input.task)
    if (!file || !task) throw notFound()
    if (may(asking.person, { to: 'declare', file, task })) throw new Refusal('not-declared')
    if (task.kind !== 'score' || !may(asking.person, { to: 'answer', file, task })) throw notFound()
    const moment = await momentFor(world, file.head.scheme, asking.arrived)
    requireAnswerable(task, moment)
    const before = await world.store.reviews.draft(asking.person.id, input.task)
    const merged = mergeSheet(before?.values ?? {}, input.typed, ofSheetIn(file, moment))
    const since = before?.revision ?? 0
    const kept = { ...merged, since, zone: moment.scheme.timeZone }
    if (!merged.changed) return { ...kept, revision: since }
    const draft: DraftSheet = {
      task: input.task,
      case: input.case,
      person: asking.person.id,
      values: merged.values,
      saved: asking.arrived,
      revision: since + 1,
    }
    await world.store.reviews.saveDraft(draft, file.head.batch)
    return { ...kept, revision: draft.revision }
  })

const ofSheetIn = (file: CaseFile, moment: Moment): ((name: string) => boolean) => {
  const { rubric } = reviewRules(file, moment)
  const places = placesIn(file, moment)
  return (name) => isOfSheet(name, rubric, places)
}
