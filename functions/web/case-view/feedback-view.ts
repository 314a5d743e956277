import { z } from 'zod'
import { type CaseFile, ended } from '../../../domain/case.ts'
import type { Moment } from '../../../domain/moment.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import { Words } from '../../../domain/words.ts'

/** What the applicants read of the review once it is decided, as far as the programme shows it; never who wrote it. */
export const FeedbackView = z.object({
  mean: z.number(),
  threshold: z.number(),
  items: z.array(
    z.object({ title: Words, max: z.number(), mean: z.number(), comments: z.array(z.string()) }),
  ),
  comments: z.array(z.string()),
})
export type FeedbackView = z.infer<typeof FeedbackView>

export const feedbackOf = (file: CaseFile, moment: Pick<Moment, 'scheme'>): FeedbackView | undefined => {
  const { head } = file
  const step = stepOf(moment.scheme, 'review')
  const shows = step?.feedback ?? 'reason'
  if (head.kind !== 'application' || !ended(head) || !step || shows === 'reason') return undefined
  const { result, round } = head.review
  const sheets = file.tasks.flatMap(({ answer, round: of }) =>
    answer?.kind === 'score' && answer.answer.decision === 'score' && of === round ? [answer.answer] : [],
  )
  if (!result || sheets.length === 0) return undefined
  const written = (texts: readonly (string | undefined)[]): string[] =>
    // By the words, so that their order does not tell one expert's from another's.
    shows === 'comments'
      ? texts
          .filter((text) => text !== undefined && text !== '')
          .map(String)
          .toSorted()
      : []
  return {
    mean: result.mean,
    threshold: step.panel.threshold,
    items: step.rubric.items.map(({ id, title, max }) => {
      const scores = sheets.map(({ scores: given }) => given[id] ?? 0)
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
      return {
        title,
        max,
        mean: Math.round(mean * 10) / 10,
        comments: written(sheets.map(({ reasons }) => reasons[id])),
      }
    }),
    comments: written(sheets.map(({ comment }) => comment)),
  }
}
