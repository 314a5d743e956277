import type { ApplicationHead, CaseFile, CaseHead } from './case.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { type Selection, stepOf } from './scheme-step.ts'

/** Where something stands among the others. */
export type Place = {
  /** What it is ranked by: the panel's mean, or the result that a year's own score went into. */
  readonly mean: number
  /** From 1; equal means share a place, and the next one comes after all of them. */
  readonly place: number
  readonly tied: boolean
  /** Under the line that the programme draws, over it, or sharing a place with some on either side. */
  readonly line: 'over' | 'at' | 'under' | 'none'
}

/** One reviewed case among those of its call, or of its year. */
export type Ranked = Place & { readonly head: CaseHead; readonly spread: number; readonly sheets: number }

const meanOf = (head: CaseHead): number | undefined => {
  const { result, open } = head.review
  if (result === undefined || open || head.status.is === 'withdrawn') return undefined
  return head.kind === 'evaluation' ? (head.score?.result ?? result.mean) : result.mean
}

/** The cases whose review is done, the best first, with the line after as many as may pass. */
export const rankingOf = (heads: readonly CaseHead[], most?: number): Ranked[] =>
  inRank(
    heads.flatMap((head) => {
      const mean = meanOf(head)
      return mean === undefined || head.review.result === undefined
        ? []
        : [
            {
              ...{ id: head.id, head, mean },
              ...{ spread: head.review.result.spread, sheets: head.review.result.sheets },
            },
          ]
    }),
    most,
  )

/** Puts what has a mean in order, the best first; equal means share a place. */
export const inRank = <One extends { readonly id: string; readonly mean: number }>(
  given: readonly One[],
  most?: number,
): (One & Place)[] => {
  const ordered = given.toSorted((a, b) => b.mean - a.mean || (a.id < b.id ? -1 : 1))
  const level = new Map<number, number>()
  for (const { mean } of ordered) level.set(mean, (level.get(mean) ?? 0) + 1)
  let better = 0
  return ordered.map((one, index) => {
    if (ordered[index - 1]?.mean !== one.mean) better = index
    const equal = level.get(one.mean) ?? 1
    return { ...one, place: better + 1, tied: equal > 1, line: lineOf(better, equal, most) }
  })
}

const lineOf = (better: number, level: number, most: number | undefined): Place['line'] => {
  if (most === undefined) return 'none'
  if (better + level <= most) return 'over'
  return better < most ? 'at' : 'under'
}

/** Approved at the last level or recognised already, and not refused since. */
export const isSelected = (head: CaseHead): head is ApplicationHead => {
  if (head.kind !== 'application' || head.status.is === 'refused' || head.status.is === 'withdrawn')
    return false
  if (head.place !== undefined || head.status.is === 'recognised') return true
  return head.status.is === 'notice' && head.approval.round > 0 && !head.approval.open
}

export const selectedOf = (heads: readonly CaseHead[]): ApplicationHead[] => heads.filter(isSelected)

/** How a programme limits the number of its applications that pass, where it does. */
export const selectionOf = (head: CaseHead, { scheme }: Pick<Moment, 'scheme'>): Selection | undefined =>
  head.kind === 'application' ? stepOf(scheme, 'review')?.selection : undefined

/** A place among the selected of a call is a name that only one case can hold. */
export const placeClaim = ({ call }: Pick<ApplicationHead, 'call'>, place: number): string =>
  `place:${call}:${place}`

/** Who passed besides this case, of how many that may; nothing where the programme draws no line. */
const passed = ({ head }: CaseFile, moment: Moment) => {
  const most = selectionOf(head, moment)?.most
  const selected = selectedOf((moment.others ?? []).filter(({ id }) => id !== head.id))
  return most === undefined ? undefined : { most, selected }
}

/** As many as may pass have passed. */
export const isFull = (file: CaseFile, moment: Moment): boolean => {
  const { most = Infinity, selected = [] } = passed(file, moment) ?? {}
  return selected.length >= most
}

/**
 * The place among the selected that an application takes when its last level approves it; nothing where the programme
 * draws no line. Refused when as many as may pass have passed.
 */
export const placeFor = (file: CaseFile, moment: Moment): number | undefined => {
  const { most, selected } = passed(file, moment) ?? {}
  if (most === undefined || selected === undefined) return undefined
  if (selected.length >= most) throw new Refusal('quota-full', { facts: { most, selected: selected.length } })
  const taken = new Set(selected.map(({ place }) => place))
  return Array.from({ length: most }, (_, index) => index + 1).find((place) => !taken.has(place))
}
