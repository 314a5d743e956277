import { z } from 'zod'
import { timeFormat } from './time-format.ts'
import { Words } from './words.ts'

/** A day of the civil calendar: `2026-11-23`. Real days only. */
export const CivilDate = z.iso.date().brand<'CivilDate'>()
export type CivilDate = z.infer<typeof CivilDate>

/** A point in time in UTC with milliseconds: `2026-11-23T15:59:59.999Z`. Compares as text. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

export const TimeLimit = z.strictObject({
  n: z.number().int().min(1).max(600),
  unit: z.enum(['working-day', 'calendar-day', 'month']),
})
export type TimeLimit = z.infer<typeof TimeLimit>

/** Which days are worked. After `knownUntil` the year's arrangement is not published yet: weekends only. */
export const WorkingCalendar = z.strictObject({
  code: z.string(),
  title: Words,
  /** Days off by arrangement, with their name. */
  holidays: z.record(z.string(), Words),
  /** Saturdays and Sundays worked in exchange (调休). */
  workdays: z.array(z.string()),
  knownUntil: CivilDate,
})
export type WorkingCalendar = z.infer<typeof WorkingCalendar>

/** Where and how days are counted. */
export type Counting = { readonly timeZone: string; readonly calendar: WorkingCalendar }

const dayMs = 86_400_000
const utc = (date: CivilDate): number => Date.parse(`${date}T00:00:00.000Z`)
const civil = (ms: number): CivilDate => CivilDate.parse(new Date(ms).toISOString().slice(0, 10))

export const instant = (date: Date): Instant => Instant.parse(date.toISOString())

/** How far the zone is ahead of UTC at this moment, in milliseconds. */
const offsetAt = (ms: number, timeZone: string): number => {
  const parts = timeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(ms)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** The day that it is there. */
export const civilDate = (at: string, timeZone: string): CivilDate => {
  const ms = Date.parse(at)
  return civil(ms + offsetAt(ms, timeZone))
}

/** The first millisecond of a day there. */
export const startOfDay = (date: CivilDate, timeZone: string): Instant => atClock(date, '00:00', timeZone)

/** When the clocks there show this time of that day; `23:59` has no seconds yet. */
export const atClock = (date: CivilDate, clock: string, timeZone: string): Instant => {
  const guess = Date.parse(`${date}T${clock}:00.000Z`)
  // Twice, because the offset is asked for at the wrong moment the first time when the clocks change that day.
  const near = guess - offsetAt(guess, timeZone)
  return instant(new Date(guess - offsetAt(near, timeZone)))
}

/** The last millisecond of a day there. */
export const endOfDay = (date: CivilDate, timeZone: string): Instant =>
  instant(new Date(Date.parse(startOfDay(addDays(date, 1), timeZone)) - 1))

export const addDays = (date: CivilDate, n: number): CivilDate => civil(utc(date) + n * dayMs)

/** The same day of a later month, or that month's last day when it has no such day. */
export const addMonths = (date: CivilDate, n: number): CivilDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate()
  return civil(Date.UTC(year, month - 1 + n, Math.min(day, last)))
}

/** Whole days from one to the other. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((utc(to) - utc(from)) / dayMs)

export const isWorkingDay = (date: CivilDate, calendar: WorkingCalendar): boolean => {
  if (calendar.workdays.includes(date)) return true
  if (calendar.holidays[date]) return false
  const weekday = new Date(utc(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The arrangement for this day is not published yet, so public holidays may still move what was counted. */
export const isProvisional = (date: CivilDate, calendar: WorkingCalendar): boolean =>
  date > calendar.knownUntil

/** The n-th working day after a day; the day itself does not count. */
export const addWorkingDays = (date: CivilDate, n: number, calendar: WorkingCalendar): CivilDate => {
  let day = date
  for (let left = n; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/** How many days were worked from one day to another, the second one counted and the first one not. */
export const workingDaysBetween = (from: CivilDate, to: CivilDate, calendar: WorkingCalendar): number => {
  let worked = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) worked += 1
  }
  return worked
}

const lastDay = (from: CivilDate, { n, unit }: TimeLimit, calendar: WorkingCalendar): CivilDate => {
  switch (unit) {
    case 'working-day':
      return addWorkingDays(from, n, calendar)
    case 'calendar-day':
      return addDays(from, n)
    case 'month':
      return addMonths(from, n)
  }
}

/** The end of the last day of a limit. The day on which it begins does not count. */
export const deadline = (from: string, limit: TimeLimit, { timeZone, calendar }: Counting): Instant =>
  endOfDay(lastDay(civilDate(from, timeZone), limit, calendar), timeZone)

/** A public notice: from the next (working) day for so many days, both ends included. */
export const publicNotice = (
  from: string,
  limit: TimeLimit,
  { timeZone, calendar }: Counting,
): { firstDay: CivilDate; lastDay: CivilDate; ends: Instant } => {
  const today = civilDate(from, timeZone)
  const firstDay = limit.unit === 'working-day' ? addWorkingDays(today, 1, calendar) : addDays(today, 1)
  const last = lastDay(today, limit, calendar)
  return { firstDay, lastDay: last, ends: endOfDay(last, timeZone) }
}
