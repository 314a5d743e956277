import { addMonths, CivilDate, civilDate, type Instant, startOfDay } from './calendar.ts'
import type { ChangeRule, ChangeRules } from './change-rules.ts'
import type { Outcome } from './outcome.ts'

const monthOf = (day: CivilDate): number => Number(day.slice(5, 7))
/** The first day of the month so many months later. */
const firstOfMonth = (day: CivilDate, later: number): CivilDate =>
  addMonths(CivilDate.parse(`${day.slice(0, 7)}-01`), later)

/** In a blocked month: the first day on which a request is possible again. */
export const possibleFrom = (
  { blockedMonths }: Pick<ChangeRules, 'blockedMonths'>,
  now: string,
  timeZone: string,
): CivilDate | undefined => {
  let day = civilDate(now, timeZone)
  if (!blockedMonths.includes(monthOf(day))) return undefined
  // At most eleven months are blocked, so there is one that is not.
  while (blockedMonths.includes(monthOf(day))) day = firstOfMonth(day, 1)
  return day
}

/**
 * Where requests are collected: when the window ends that a request was made in. Windows are counted from January;
 * the last one of a year may be shorter.
 */
export const windowEnds = (
  { windowMonths }: Pick<ChangeRules, 'windowMonths'>,
  requested: string,
  timeZone: string,
): Instant | undefined => {
  if (windowMonths === undefined) return undefined
  const day = civilDate(requested, timeZone)
  const before = monthOf(day) - 1
  const next = Math.min(12, (Math.floor(before / windowMonths) + 1) * windowMonths)
  return startOfDay(firstOfMonth(day, next - before), timeZone)
}

/** From when a change holds that was agreed now. */
export const effectiveFrom = (
  effective: ChangeRule['effective'],
  now: Instant,
  timeZone: string,
): Instant => {
  const today = civilDate(now, timeZone)
  switch (effective) {
    case 'at-once':
      return now
    case 'next-month':
      return startOfDay(firstOfMonth(today, 1), timeZone)
    case 'next-year':
      return startOfDay(CivilDate.parse(`${Number(today.slice(0, 4)) + 1}-01-01`), timeZone)
  }
}

/** The first day on which a renewal can be asked for. */
export const renewalOpens = (
  renewal: NonNullable<Outcome['renewal']>,
  validUntil: string,
  timeZone: string,
): CivilDate => addMonths(civilDate(validUntil, timeZone), -renewal.opensMonthsBefore)
