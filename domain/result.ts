import { civilDate } from './calendar.ts'
import { type EnteredResult, type NewResult, nextLine, type RecordLine } from './consortium-record.ts'
import type { Consortium } from './consortium.ts'
import type { Stamp } from './history.ts'
import type { Moment } from './moment.ts'
import { type Problem, Refusal } from './refusal.ts'

/** A result as it stands in the record, and by which entry it was corrected. */
export type Result = EnteredResult & {
  readonly seq: number
  readonly entered: string
  readonly corrected?: number
}

/** Every result that was ever entered, the last one first. */
export const resultsIn = (lines: readonly RecordLine[]): Result[] => {
  const entered = lines.flatMap(({ seq, entry, stamp }) => {
    if (entry.is !== 'result') return []
    const { is: _, ...given } = entry
    return [{ ...given, seq, entered: stamp.at }]
  })
  const by = new Map(
    entered.flatMap(({ corrects, seq }) => (corrects === undefined ? [] : [[corrects, seq]])),
  )
  return entered
    .map((one) => {
      const corrected = by.get(one.seq)
      return corrected === undefined ? one : { ...one, corrected }
    })
    .toReversed()
}

/** What counts: neither corrected nor taken back; by the day that it is of, the last one first. */
export const inForce = (results: readonly Result[]): Result[] =>
  results
    .filter(({ corrected, quantity }) => corrected === undefined && quantity > 0)
    .toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))

/** How much of a kind there is in each year, and in all. */
export type ResultSum = {
  readonly kind: string
  readonly years: Readonly<Record<string, number>>
  readonly total: number
}

export const sumsOf = (results: readonly Result[]): ResultSum[] =>
  [...Map.groupBy(inForce(results), ({ kind }) => kind)].map(([kind, own]) => {
    const years = Map.groupBy(own, ({ on }) => on.slice(0, 4))
    const sum = (some: readonly Result[]): number => some.reduce((all, { quantity }) => all + quantity, 0)
    return {
      kind,
      years: Object.fromEntries([...years].map(([year, some]) => [year, sum(some)])),
      total: sum(own),
    }
  })

/** Enters a result of a consortium that stands. An entry is never changed: a new one stands in for it. */
export const enterResult = (
  consortium: Consortium,
  lines: readonly RecordLine[],
  given: EnteredResult,
  stamp: Stamp,
  moment: Pick<Moment, 'now' | 'scheme' | 'digest'>,
): RecordLine => {
  if (moment.scheme.results.length === 0) throw new Refusal('not-allowed-here')
  if (consortium.standing.is !== 'recognised')
    throw new Refusal('not-at-this-step', { facts: { status: consortium.standing.is } })
  const problems = problemsWith(lines, given, moment)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  return nextLine(consortium, lines, { is: 'result', ...given }, stamp, moment.digest)
}

const problemsWith = (
  lines: readonly RecordLine[],
  { kind, on, quantity, corrects }: NewResult,
  { now, scheme }: Pick<Moment, 'now' | 'scheme'>,
): Problem[] => {
  const open = resultsIn(lines).filter(({ corrected }) => corrected === undefined)
  return [
    ...(scheme.results.some(({ id }) => id === kind) ? [] : [{ field: 'kind', code: 'not-an-option' }]),
    ...(on > civilDate(now, scheme.timeZone) ? [{ field: 'on', code: 'in-the-future' }] : []),
    ...(quantity === 0 && corrects === undefined
      ? [{ field: 'quantity', code: 'nothing-to-take-back' }]
      : []),
    ...(corrects !== undefined && !open.some(({ seq }) => seq === corrects)
      ? [{ field: 'corrects', code: 'already-corrected' }]
      : []),
  ]
}
