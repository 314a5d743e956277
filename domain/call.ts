import { z } from 'zod'
import { civilDate } from './calendar.ts'
import { mostGrace } from './case.ts'
import { CallId, PersonId, schemeCode, SchemeRef } from './ids.ts'
import type { Scheme } from './scheme.ts'
import { Words } from './words.ts'

/** The deadline was moved: from when to when, why, and by whom. */
export const Extension = z.strictObject({
  from: z.iso.datetime({ precision: 3 }),
  to: z.iso.datetime({ precision: 3 }),
  reason: Words,
  at: z.iso.datetime({ precision: 3 }),
  by: PersonId,
})
export type Extension = z.infer<typeof Extension>

/** A call that closed so many days ago is extended no more: what was handed in is being decided. */
export const mostDaysClosed = 30

/** A window in which organisations may apply to a programme, until the minute it closes. */
export const Call = z.strictObject({
  id: CallId,
  scheme: SchemeRef,
  title: Words,
  opens: z.iso.datetime({ precision: 3 }),
  /** The last instant that counts: a request that arrives a millisecond later comes too late. */
  closes: z.iso.datetime({ precision: 3 }),
  /** Minutes after it in which a request still counts; that it needed them is on record. */
  grace: z.number().int().min(0).max(mostGrace).optional(),
  /** Every time that the deadline was moved, the first one first. */
  extensions: z.array(Extension).max(50).optional(),
  /** When it was announced, where it had opened before: what the programme says of its calls counts from here. */
  announced: z.iso.datetime({ precision: 3 }).optional(),
  revision: z.number().int().min(1),
})
export type Call = z.infer<typeof Call>

export type BatchNumber = { readonly year: number; readonly ofYear: number; readonly overall: number }

/** Which of its programme's calls one is, in the year that it opens and in all: counted, never stored. */
export const batchNumber = (call: Call, calls: readonly Call[], timeZone: string): BatchNumber => {
  const yearOf = ({ opens }: Pick<Call, 'opens'>): number => Number(civilDate(opens, timeZone).slice(0, 4))
  const before = calls.filter(
    (one) =>
      one.id !== call.id &&
      schemeCode(one.scheme) === schemeCode(call.scheme) &&
      (one.opens < call.opens || (one.opens === call.opens && one.id < call.id)),
  )
  const year = yearOf(call)
  return {
    year,
    ofYear: before.filter((one) => yearOf(one) === year).length + 1,
    overall: before.length + 1,
  }
}

/** The day that counts for blocked months, windows and how many a year: a past opening hides behind none. */
const countsFrom = ({ opens, announced }: Pick<Call, 'opens' | 'announced'>): string => announced ?? opens

/** Opened so long before it is announced that somebody mistyped the year. */
export const opensTooEarly = ({ opens }: Pick<Call, 'opens'>, now: string): boolean =>
  Date.parse(now) - Date.parse(opens) > mostDaysPast * 86_400_000
const mostDaysPast = 400

/** Opens in a month in which the programme opens no call. */
export const blockedMonth = (
  call: Pick<Call, 'opens' | 'announced'>,
  { batches, timeZone }: Pick<Scheme, 'batches' | 'timeZone'>,
): number | undefined => {
  const month = Number(civilDate(countsFrom(call), timeZone).slice(5, 7))
  return batches?.blockedMonths.includes(month) === true ? month : undefined
}

type Window = NonNullable<Scheme['batches']>['windows'][number]

/** The programme's windows, when it has some and the call opens outside of all of them. */
export const missedWindows = (
  call: Pick<Call, 'opens' | 'announced'>,
  { batches, timeZone }: Pick<Scheme, 'batches' | 'timeZone'>,
): readonly Window[] | undefined => {
  const day = civilDate(countsFrom(call), timeZone).slice(5)
  const within = ({ from, to }: Window): boolean =>
    from <= to ? from <= day && day <= to : from <= day || day <= to
  const windows = batches?.windows ?? []
  return windows.length === 0 || windows.some(within) ? undefined : windows
}

/** How many calls the programme opens a year, when one more would be too many. */
export const fullYear = (
  call: Call,
  calls: readonly Call[],
  { batches, timeZone }: Pick<Scheme, 'batches' | 'timeZone'>,
): { readonly year: number; readonly max: number } | undefined => {
  const max = batches?.perYear
  if (max === undefined) return undefined
  const yearOf = (one: Call): number => Number(civilDate(countsFrom(one), timeZone).slice(0, 4))
  const year = yearOf(call)
  const others = calls.filter(
    (one) => one.id !== call.id && schemeCode(one.scheme) === schemeCode(call.scheme) && yearOf(one) === year,
  )
  return others.length >= max ? { year, max } : undefined
}
