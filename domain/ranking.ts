import type { ApplicationHead, CaseFile, CaseHead } from './case.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { type Selection, stepOf } from './scheme-step.ts'

/** One reviewed case among those of its call, or of its year. */
export type Ranked = {
  readonly head: CaseHead
  /** What it is ranked by: the panel's mean, or the result that a year's own score went into. */
  readonly mean: number
  readonly spread: number
  readonly sheets: number
  /** From 1; equal means share a place, and the next one comes after all of them. */
  readonly place: number
  readonly tied: boolean
  /** Under the line that the programme draws, over it, or sharing a place with some on either side. */
  readonly line: 'over' | 'at' | 'under' | 'none'
}

const meanOf = (head: CaseHead): number | undefined => {
  const { result, open } = head.review
  if (result === undefined || open || head.status.is === 'withdrawn') return undefined
  return head.kind === 'evaluation' ? (head.score?.result ?? result.mean) : result.mean
}

/** The cases whose review is done, the best first, with the line after as many as may pass. */
export const rankingOf = (heads: readonly CaseHead[], most?: number): Ranked[] => {
  const reviewed = heads
    .flatMap((head) => {
      const mean = meanOf(head)
      return mean === undefined || head.review.result === undefined
        ? []
        : [{ head, mean, spread: head.review.result.spread, sheets: head.review.result.sheets }]
    })
    .toSorted((a, b) => b.mean - a.mean || (a.head.id < b.head.id ? -1 : 1))
  return reviewed.map((one) => {
    const better = reviewed.filter(({ mean }) => mean > one.mean).length
    const level = reviewed.filter(({ mean }) => mean === one.mean).length
    return { ...one, place: better + 1, tied: level > 1, line: lineOf(better, level, most) }
  })
}

const lineOf = (better: number, level: number, most: number | undefined): Ranked['line'] => {
  if (most === undefined) return 'none'
  if (better + level <= most) return 'over'
  return better < most ? 'at' : 'under'
}

/** Approved at the last level or recognised already, and not refused since. */
const isSelected = (head: CaseHead): head is ApplicationHead => {
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
