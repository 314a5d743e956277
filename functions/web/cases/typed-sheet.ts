import { readNumber } from '../../../domain/form.ts'
import { reviewRules } from '../../../domain/panel.ts'
import { sheetProblems } from '../../../domain/sheet.ts'
import type { Problem } from '../../../domain/refusal.ts'
import type { Typed } from '../context.ts'
import { first } from '../typed-form.ts'
import type { OpenTask } from './answer-parts.tsx'

/** What was typed under `answer.scores.…`, by the item. */
const under = (typed: Typed, part: string): [string, string][] =>
  Object.entries(typed.values).flatMap(([name, [text = '']]): [string, string][] =>
    name.startsWith(`answer.${part}.`) && text.trim() !== '' ? [[name.slice(part.length + 8), text]] : [],
  )

/**
 * A sheet that came back: a score that is no number is found before the rubric is looked at, and would hide what else
 * is wrong. Everything is said at once.
 */
export const withSheetProblems = (typed: Typed, { task, file, moment }: OpenTask): Typed => {
  const refused = task.kind === 'score' && first(typed.values, 'answer.decision') === 'score'
  if (!refused || typed.problems.length === 0) return typed
  const scores = under(typed, 'scores').flatMap(([id, text]): [string, number][] => {
    const score = readNumber(text)
    return score === undefined ? [] : [[id, score]]
  })
  const said = new Set(typed.problems.map(({ field }) => field))
  const { rubric } = reviewRules(file, moment)
  const others = sheetProblems(rubric, {
    scores: Object.fromEntries(scores),
    reasons: Object.fromEntries(under(typed, 'reasons')),
  }).filter(({ field }) => !said.has(field))
  // In the order of the page, whichever door found them.
  const order = rubric.items.flatMap(({ id }) => [`answer.scores.${id}`, `answer.reasons.${id}`])
  const place = ({ field }: Problem): number => (order.includes(field) ? order.indexOf(field) : order.length)
  return { ...typed, problems: [...typed.problems, ...others].toSorted((a, b) => place(a) - place(b)) }
}
