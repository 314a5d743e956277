import type { Problem } from './refusal.ts'
import { type Rubric, rubricMax } from './rubric.ts'
import type { AnswerTo } from './task-answer.ts'

/** A sheet as far as its points are concerned. */
type Scored = Pick<Extract<AnswerTo<'score'>, { decision: 'score' }>, 'scores' | 'reasons'>

/**
 * Everything that is wrong with a sheet, at once: an item without a score, below nothing or over its maximum, without
 * the reason that it needs, or none of the rubric's.
 */
export const sheetProblems = (rubric: Rubric, { scores, reasons }: Scored): Problem[] => {
  const known = new Set<string>(rubric.items.map((item) => item.id))
  return [
    ...[...keysOf('scores', scores), ...keysOf('reasons', reasons)]
      .filter(({ id }) => !known.has(id))
      .map(({ field }) => ({ field, code: 'unknown-field' })),
    ...rubric.items.flatMap((item) => itemProblems(item, scores[item.id], reasons[item.id])),
  ]
}

const keysOf = (part: string, given: Readonly<Record<string, unknown>>) =>
  Object.keys(given).map((id) => ({ id, field: `answer.${part}.${id}` }))

const itemProblems = (
  { id, max, reasonBelow }: Rubric['items'][number],
  score: number | undefined,
  reason: string | undefined,
): Problem[] => {
  const field = `answer.scores.${id}`
  if (score === undefined) return [{ field, code: 'missing' }]
  if (score < 0) return [{ field, code: 'too-small', facts: { min: 0 } }]
  if (score > max) return [{ field, code: 'too-large', facts: { max } }]
  return reasonBelow !== undefined && score <= reasonBelow && !reason
    ? [{ field: `answer.reasons.${id}`, code: 'reason-needed', facts: { below: reasonBelow } }]
    : []
}

/**
 * A sheet's total: the points of its items as a part of what they can reach, of 100, so that thresholds mean the same
 * for a rubric of 60 points and one of 150; bonus points come on top as they are, no more than the rubric's cap.
 */
export const sheetTotal = (rubric: Rubric, scores: Readonly<Record<string, number>>): number => {
  let [own, bonus] = [0, 0]
  for (const item of rubric.items)
    if (item.bonus) bonus += scores[item.id] ?? 0
    else own += scores[item.id] ?? 0
  return (own / rubricMax(rubric)) * 100 + Math.min(bonus, rubric.bonusCap ?? Infinity)
}
