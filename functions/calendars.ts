import type { WorkingCalendar } from '../domain/calendar.ts'
import type { Scheme } from '../domain/scheme.ts'
import { calendarCn } from '../schemes/calendar-cn.ts'

/** No public holidays: Saturdays and Sundays only. */
const weekends: WorkingCalendar = {
  ...calendarCn,
  code: 'weekends',
  title: { zh: '仅周末休息', en: 'Weekends only' },
  holidays: {},
  workdays: [],
}

/** The working calendar that a programme counts in. */
export const calendarOf = (scheme: Pick<Scheme, 'calendar'>): WorkingCalendar =>
  scheme.calendar === 'cn' ? calendarCn : weekends

/** The working calendar of somebody who lives by the clocks of this zone. */
export const calendarIn = (zone: Scheme['timeZone']): WorkingCalendar =>
  zone === 'Asia/Shanghai' ? calendarCn : weekends
