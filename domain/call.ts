import { z } from 'zod'
import { civilDate } from './calendar.ts'
import { CallId, schemeCode, SchemeRef } from './ids.ts'
import type { Scheme } from './scheme.ts'
import { Words } from './words.ts'

/** A window in which organisations may apply to a programme, until the minute it closes. */
export const Call = z.strictObject({
  id: CallId,
  scheme: SchemeRef,
  title: Words,
  opens: z.iso.datetime({ precision: 3 }),
  closes: z.iso.datetime({ precision: 3 }),
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

/** Opens in a month in which the programme opens no call. */
export const blockedMonth = (
  { opens }: Pick<Call, 'opens'>,
  { batches, timeZone }: Pick<Scheme, 'batches' | 'timeZone'>,
): number | undefined => {
  const month = Number(civilDate(opens, timeZone).slice(5, 7))
  return batches?.blockedMonths.includes(month) === true ? month : undefined
}

type Window = NonNullable<Scheme['batches']>['windows'][number]

/** The programme's windows, when it has some and the call opens outside of all of them. */
export const missedWindows = (
  { opens }: Pick<Call, 'opens'>,
  { batches, timeZone }: Pick<Scheme, 'batches' | 'timeZone'>,
): readonly Window[] | undefined => {
  const day = civilDate(opens, timeZone).slice(5)
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
  const yearOf = ({ opens }: Call): number => Number(civilDate(opens, timeZone).slice(0, 4))
  const year = yearOf(call)
  const others = calls.filter(
    (one) => one.id !== call.id && schemeCode(one.scheme) === schemeCode(call.scheme) && yearOf(one) === year,
  )
  return others.length >= max ? { year, max } : undefined
}
