import { type Arrangement, changedDays, withArrangements, yearOf } from '../../../domain/arrangement.ts'
import { CivilDate, isWorkingDay, type WorkingCalendar } from '../../../domain/calendar.ts'
import type { ChangeHolidays } from '../../commands/holidays.ts'
import type { Person } from '../../../domain/person.ts'
import type { World } from '../../ports/world.ts'
import { type OpenDeadlines, openDeadlines } from './open-deadlines.ts'

/** One year of the calendar: who says so, and how much of it. */
export type HolidayYear = Pick<Arrangement, 'off' | 'worked' | 'year'> & {
  /** Entered here, brought along by the program, or not announced: then weekends are off and nothing else. */
  readonly from: 'entered' | 'program' | 'nobody'
  readonly source?: string
  readonly version: number
}

/** From the first year that the program knows to the one after next. */
export const holidayYears = async (world: World): Promise<HolidayYear[]> => {
  const [calendar, entered] = await Promise.all([
    world.calendars.of({ calendar: 'cn' }),
    world.store.holidays.inForce(),
  ])
  const now = world.now().getUTCFullYear()
  const years = new Set([now - 1, now, now + 1, ...entered.map(({ year }) => year)])
  return [...years].toSorted((a, b) => b - a).map((year) => yearFrom(year, calendar, entered))
}

/** One year as it is in force. */
export const holidayYear = async (world: World, year: number): Promise<HolidayYear> => {
  const [calendar, entered] = await Promise.all([
    world.calendars.of({ calendar: 'cn' }),
    world.store.holidays.inForce(),
  ])
  return yearFrom(year, calendar, entered)
}

const yearFrom = (year: number, calendar: WorkingCalendar, entered: readonly Arrangement[]): HolidayYear => {
  const own = entered.find((one) => one.year === year)
  if (own) {
    const { off, worked, source, version } = own
    return { year, from: 'entered', source, version, off, worked }
  }
  const known = yearOf(calendar, year)
  return { year, from: known.off.length > 0 ? 'program' : 'nobody', version: 0, ...known }
}

/** What entering a year changes: which days, and which deadlines that were told already. */
export const lookAt = async (
  world: World,
  reader: Person,
  year: number,
  { off, worked, source }: Pick<ChangeHolidays, 'off' | 'worked' | 'source'>,
): Promise<{
  readonly days: readonly { readonly day: CivilDate; readonly worked: boolean }[]
  readonly open: OpenDeadlines
}> => {
  const before = await world.calendars.of({ calendar: 'cn' })
  const after = withArrangements(before, [{ year, off, worked, source }])
  const days = changedDays(before, after, year).map((day) => ({ day, worked: isWorkingDay(day, after) }))
  if (days.length === 0) return { days, open: { deadlines: [], more: false } }
  const until = CivilDate.parse(`${year + 1}-06-30`)
  return {
    days,
    open: await openDeadlines(
      world,
      reader,
      { until, before, after },
      (one) => one.before !== one.after || (one.onDayOff && days.some(({ day }) => one.due.startsWith(day))),
    ),
  }
}

/** Open deadlines that lie in a time whose days off are not announced yet. */
export const unannounced = async (
  world: World,
  reader: Person,
  year: number,
): Promise<OpenDeadlines | undefined> => {
  const calendar = await world.calendars.of({ calendar: 'cn' })
  if (`${year}-12-31` <= calendar.knownUntil) return undefined
  const until = CivilDate.parse(`${year}-12-31`)
  return openDeadlines(
    world,
    reader,
    { until, before: calendar, after: calendar },
    ({ due }) => due.slice(0, 10) > calendar.knownUntil,
  )
}
