import { withArrangements } from '../domain/arrangement.ts'
import { CivilDate, type WorkingCalendar } from '../domain/calendar.ts'
import type { Scheme } from '../domain/scheme.ts'
import { calendarCn } from '../schemes/calendar-cn.ts'
import type { Store } from './ports/store.ts'
import type { Calendars } from './ports/world.ts'

/** No public holidays: Saturdays and Sundays only, in every year to come. */
const weekends: WorkingCalendar = {
  ...calendarCn,
  code: 'weekends',
  title: { zh: '仅周末休息', en: 'Weekends only' },
  holidays: {},
  workdays: [],
  knownUntil: CivilDate.parse('9999-12-31'),
}

/** A year that was entered in another process counts here no later than this. */
const freshMs = 60_000

/**
 * The working calendars, with the years that an administrator entered over those that the program brings along. They
 * are read once a minute and process: one small query.
 */
export const calendarsOf = (store: Store['holidays'], now: () => Date): Calendars => {
  let held: { readonly until: number; readonly cn: Promise<WorkingCalendar> } | undefined
  const cn = async (): Promise<WorkingCalendar> => {
    const time = now().getTime()
    if (!held || held.until <= time || held.until > time + freshMs)
      held = {
        until: time + freshMs,
        cn: store.inForce().then((years) => withArrangements(calendarCn, years)),
      }
    const asked = held
    try {
      return await asked.cn
    } catch (problem) {
      if (held === asked) held = undefined
      throw problem
    }
  }
  return {
    of: async ({ calendar }: Pick<Scheme, 'calendar'>) => (calendar === 'cn' ? cn() : weekends),
    inZone: async (zone) => (zone === 'Asia/Shanghai' ? cn() : weekends),
    renew: () => {
      held = undefined
    },
  }
}
