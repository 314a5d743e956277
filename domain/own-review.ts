import { z } from 'zod'
import { titleFor } from './blind.ts'
import type { CaseFile } from './case.ts'
import { CaseId, PersonId, SchemeRef, TaskId } from './ids.ts'
import type { Moment } from './moment.ts'
import { reviewRules } from './panel.ts'
import { sheetTotal } from './sheet.ts'
import type { Task } from './task.ts'
import { Words } from './words.ts'
import { Time } from './time.ts'

/** One person's own piece of reviewing, as their list and their comparison show it. It lies with the person. */
export const OwnReview = z.strictObject({
  task: TaskId,
  case: CaseId,
  person: PersonId,
  scheme: SchemeRef,
  batch: z.string().max(60),
  batchTitle: Words,
  /** As this person may read it. */
  title: z.string().max(400),
  caseKind: z.enum(['application', 'evaluation', 'change']),
  due: Time.optional(),
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('declared'), at: Time }),
    z.strictObject({
      is: z.literal('handed-in'),
      at: Time,
      scores: z.record(z.string().max(40), z.number()),
      total: z.number(),
    }),
    z.strictObject({ is: z.literal('stepped-aside'), at: Time }),
  ]),
})
export type OwnReview = z.infer<typeof OwnReview>

/** The row of whoever was asked, after they declared, handed in or stepped aside. */
export const ownReviewOf = (
  file: CaseFile,
  { id, audience, about, due, declared, state, answer }: Task,
  moment: Moment,
): OwnReview | undefined => {
  if (audience.is !== 'person') return undefined
  const { panel, rubric } = reviewRules(file, moment)
  const at = state.is === 'answered' ? state.stamp.at : declared?.at
  if (at === undefined) return undefined
  const given = answer?.kind === 'score' ? answer.answer : undefined
  return {
    task: id,
    case: file.head.id,
    person: audience.person,
    scheme: file.head.scheme,
    batch: file.head.batch,
    batchTitle: file.head.batchTitle,
    title: titleFor(file, panel.blind, moment),
    caseKind: about.caseKind,
    ...(due === undefined ? {} : { due }),
    state:
      given === undefined
        ? { is: 'declared', at }
        : given.decision === 'score'
          ? { is: 'handed-in', at, scores: given.scores, total: sheetTotal(rubric, given.scores) }
          : { is: 'stepped-aside', at },
  }
}
