import { z } from 'zod'
import {
  addDays,
  atClock,
  type CivilDate,
  civilDate,
  type Counting,
  type Instant,
  isWorkingDay,
} from './calendar.ts'
import { timeFormat } from './time-format.ts'

/** A full hour of the day: the clock looks for what is due at every one of them. */
export const FullHour = z.string().regex(/^([01]\d|2[0-3]):00$/)

/** From when until when nobody is to be written to: over midnight where the first is the later one. */
export const QuietHours = z.strictObject({ from: FullHour, to: FullHour })
export type QuietHours = z.infer<typeof QuietHours>

const clockAt = (at: string, timeZone: string): string =>
  timeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(new Date(at))

/** Whether a moment lies in somebody's quiet hours. A day off is quiet altogether; a make-up working day is not. */
export const isQuiet = (at: string, { from, to }: QuietHours, { timeZone, calendar }: Counting): boolean => {
  if (!isWorkingDay(civilDate(at, timeZone), calendar)) return true
  const clock = clockAt(at, timeZone)
  return from <= to ? from <= clock && clock < to : clock >= from || clock < to
}

/** The next time, after a moment, at which the clocks of a working day show this hour. */
export const nextWorking = (at: string, hour: string, { timeZone, calendar }: Counting): Instant => {
  let day = civilDate(at, timeZone)
  for (;;) {
    const then = atClock(day, hour, timeZone)
    if (then > at && isWorkingDay(day, calendar)) return then
    day = addDays(day, 1)
  }
}

/** The Monday of the week that a day is in. */
const mondayOf = (day: CivilDate): CivilDate => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** This hour on the first working day of the next week that has one. */
export const nextWeek = (at: string, hour: string, { timeZone, calendar }: Counting): Instant => {
  const monday = addDays(mondayOf(civilDate(at, timeZone)), 7)
  return nextWorking(new Date(Date.parse(atClock(monday, hour, timeZone)) - 1).toISOString(), hour, {
    timeZone,
    calendar,
  })
}
