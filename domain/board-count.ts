import type { Age } from './age.ts'
import { lateSince } from './board.ts'
import { type SeenRow, stepsOfRow } from './board-filter.ts'

/** How many cases stand at a step, how many of them are late, and how long they have been there. */
export type StepCount = {
  readonly step: string
  readonly count: number
  readonly late: number
  /** Days in the step: of the one in the middle, and of the one that has been there longest. */
  readonly middle: Age
  readonly oldest: Age
}

/** The steps that have cases, and for approvals each level under the whole. */
export const countSteps = (
  rows: readonly SeenRow[],
  now: string,
  ageOf: (since: string) => Age,
): Map<string, StepCount> => {
  const held = new Map<string, { late: number; since: string[] }>()
  for (const row of rows)
    for (const step of stepsOfRow(row)) {
      const known = held.get(step) ?? { late: 0, since: [] }
      held.set(step, known)
      known.since.push(row.since)
      if (lateSince(row, now) !== undefined) known.late += 1
    }
  return new Map(
    [...held].map(([step, { late, since }]) => {
      const ordered = since.toSorted()
      const at = (index: number): Age => ageOf(ordered[index] ?? now)
      return [
        step,
        {
          ...{ step, count: since.length, late },
          middle: at(Math.floor((ordered.length - 1) / 2)),
          oldest: at(0),
        },
      ]
    }),
  )
}
