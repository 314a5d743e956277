import type { TimeLimit } from '../../domain/calendar.ts'

/** Days of the programme's working calendar, days of any kind, months: how documents of programmes count. */
export const workingDays = (n: number): TimeLimit => ({ n, unit: 'working-day' })
export const calendarDays = (n: number): TimeLimit => ({ n, unit: 'calendar-day' })
export const months = (n: number): TimeLimit => ({ n, unit: 'month' })
