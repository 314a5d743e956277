import { z } from 'zod'
import type { RecordLine } from './consortium-record.ts'
import { milestonesIn } from './milestone.ts'
import { resultsIn, sumsOf } from './result.ts'

/** What a consortium's record comes to: kept at its end, so that a programme's are read together. */
export const RecordSums = z.strictObject({
  /** For accepted milestones, in units of the programme's currency. */
  paid: z.number(),
  milestones: z.number().int(),
  accepted: z.number().int(),
  /** By kind of result: how much counts. */
  results: z.record(z.string(), z.number()),
})
export type RecordSums = z.infer<typeof RecordSums>

export const recordSums = (lines: readonly RecordLine[]): RecordSums => {
  const milestones = milestonesIn(lines)
  const accepted = milestones.flatMap(({ state }) => (state.is === 'accepted' ? [state.amount] : []))
  return {
    paid: accepted.reduce((sum, amount) => sum + amount, 0),
    milestones: milestones.length,
    accepted: accepted.length,
    results: Object.fromEntries(sumsOf(resultsIn(lines)).map(({ kind, total }) => [kind, total])),
  }
}
