import { addDays, type CivilDate, civilDate, type Counting, daysBetween, isWorkingDay } from './calendar.ts'

/** How long something has lasted: whole civil days, and how many of them were worked. */
export type Age = { readonly days: number; readonly working: number }

/** Nothing in a list is older: what is, counts as so old. */
const mostDays = 3660

/**
 * How old things are now, by the programme's calendar. Made once for a list of thousands: the working days are counted
 * back from today as far as somebody asks, and each hour's civil date is looked up once.
 */
export const agesAt = (now: string, { timeZone, calendar }: Counting): ((since: string) => Age) => {
  const today = civilDate(now, timeZone)
  const dates = new Map<string, CivilDate>()
  const dateOf = (at: string): CivilDate => {
    // The zones are whole hours apart from UTC: a day begins on the hour.
    const hour = at.slice(0, 13)
    const known = dates.get(hour) ?? civilDate(at, timeZone)
    dates.set(hour, known)
    return known
  }
  // How many days after the n-th day before today were worked, today included.
  const worked = [0]
  let counted = today
  const workedSince = (days: number): number => {
    for (let n = worked.length; n <= days; n += 1) {
      worked.push((worked[n - 1] ?? 0) + (isWorkingDay(counted, calendar) ? 1 : 0))
      counted = addDays(counted, -1)
    }
    return worked[days] ?? 0
  }
  const ages = new Map<CivilDate, Age>()
  return (since) => {
    const from = dateOf(since)
    const known = ages.get(from)
    if (known) return known
    const days = Math.min(mostDays, Math.max(0, daysBetween(from, today)))
    const age = { days, working: workedSince(days) }
    ages.set(from, age)
    return age
  }
}
