import { z } from 'zod'
import { CaseId, PersonId } from './ids.ts'
import type { Place } from './ranking.ts'
import { type Problem, Refusal } from './refusal.ts'
import type { Selection } from './scheme-step.ts'

const reason = z.string().trim().max(2000)

/** Which cases the office puts forward from a ranking, or none; decided again, the earlier decision stays on record. */
export const SelectionDecision = z.strictObject({
  batch: z.string().max(60),
  /** From 1: the last one counts. */
  n: z.number().int().min(1),
  selected: z.array(CaseId).max(1000),
  /** Every case of the ranking that it was decided on. */
  ranked: z.array(CaseId).max(5000),
  /** Why nobody, or why not in the order of the ranking. */
  reason: reason.optional(),
  /** Why these of the cases with equal means on the line, and not the others. */
  tieReason: reason.optional(),
  by: PersonId,
  byName: z.string().max(120),
  at: z.iso.datetime({ precision: 3 }),
})
export type SelectionDecision = z.infer<typeof SelectionDecision>

export const DecideSelection = z.strictObject({
  selected: z.array(CaseId).max(1000).describe('The cases that are put forward; none means nobody'),
  reason: reason.optional().describe('Needed where nobody is, or not in the order of the ranking'),
  tieReason: reason.optional().describe('Needed where some of equal mean are, and others are not'),
  n: z
    .number()
    .int()
    .min(0)
    .describe('The number of the last decision that this one was made after; 0 for the first'),
})
export type DecideSelection = z.infer<typeof DecideSelection>

type Candidate = Place & { readonly id: CaseId }

/** Needs for each choice that the ranking alone does not make a reason of its own. */
export const selectionProblems = (
  ranked: readonly Candidate[],
  { selected, reason: why, tieReason }: DecideSelection,
): Problem[] => {
  const chosen = new Set<string>(selected)
  const strange = selected.filter((id) => !ranked.some((one) => one.id === id))
  const inside = ranked.filter(({ id }) => chosen.has(id)).map(({ mean }) => mean)
  const outside = ranked.filter(({ id }) => !chosen.has(id)).map(({ mean }) => mean)
  const worst = Math.min(...inside)
  const passedOver = inside.length > 0 && outside.some((mean) => mean > worst)
  const split = inside.some((mean) => outside.includes(mean))
  return [
    ...strange.map(() => ({ field: 'selected', code: 'not-an-option' })),
    ...((selected.length === 0 || passedOver) && !why ? [{ field: 'reason', code: 'missing' }] : []),
    ...(split && !tieReason ? [{ field: 'tieReason', code: 'missing' }] : []),
  ]
}

/** Refuses more than may pass, and what nobody gave a reason for. */
export const requireSelectable = (
  ranked: readonly Candidate[],
  input: DecideSelection,
  selection: Selection | undefined,
): void => {
  const problems = selectionProblems(ranked, input)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const most = selection?.most
  if (most !== undefined && input.selected.length > most)
    throw new Refusal('quota-full', { facts: { most, selected: input.selected.length } })
}
