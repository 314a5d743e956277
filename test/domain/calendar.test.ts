import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  CivilDate,
  civilDate,
  daysBetween,
  deadline,
  endOfDay,
  isWorkingDay,
  publicNotice,
  startOfDay,
} from '../../domain/calendar.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'

const shanghai = { timeZone: 'Asia/Shanghai', calendar: calendarCn }
const date = (text: string) => CivilDate.parse(text)

describe('deadlines', () => {
  test.each([
    // Submitted on 30 September 2026: the National Day week is off, Saturday 10 October is worked.
    ['2026-09-30T02:00:00.000Z', { n: 1, unit: 'working-day' }, '2026-10-08T15:59:59.999Z'],
    ['2026-09-30T02:00:00.000Z', { n: 3, unit: 'working-day' }, '2026-10-10T15:59:59.999Z'],
    ['2026-09-30T02:00:00.000Z', { n: 7, unit: 'calendar-day' }, '2026-10-07T15:59:59.999Z'],
    // 23:30 in London is the next morning in Shanghai.
    ['2026-11-22T23:30:00.000Z', { n: 1, unit: 'calendar-day' }, '2026-11-24T15:59:59.999Z'],
    ['2026-08-31T02:00:00.000Z', { n: 6, unit: 'month' }, '2027-02-28T15:59:59.999Z'],
  ] as const)('from %s, %o ends at %s', (from, limit, ends) => {
    expect(deadline(from, limit, shanghai)).toBe(ends)
  })

  test('a public notice of five working days over the National Day week begins on the next working day', () => {
    expect(publicNotice('2026-09-30T02:00:00.000Z', { n: 5, unit: 'working-day' }, shanghai)).toEqual({
      firstDay: '2026-10-08',
      lastDay: '2026-10-13',
      ends: '2026-10-13T15:59:59.999Z',
    })
  })

  test('the day the clocks change in Brussels has 23 hours', () => {
    const day = date('2026-03-29')
    const hours =
      (Date.parse(endOfDay(day, 'Europe/Brussels')) + 1 - Date.parse(startOfDay(day, 'Europe/Brussels'))) /
      3_600_000
    expect(hours).toBe(23)
  })
})

const anyDate = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(date('2024-01-01'), n))

test('a working-day deadline is a working day, and counts exactly as many as asked', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const ends = civilDate(
        deadline(startOfDay(from, 'Asia/Shanghai'), { n, unit: 'working-day' }, shanghai),
        'Asia/Shanghai',
      )
      const between = Array.from({ length: daysBetween(from, ends) }, (_, index) => addDays(from, index + 1))
      expect(isWorkingDay(ends, calendarCn)).toBe(true)
      expect(between.filter((day) => isWorkingDay(day, calendarCn))).toHaveLength(n)
    }),
  )
})

test('adding months never skips one', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 0, max: 60 }), (from, n) => {
      const [year = 0, month = 0] = addMonths(from, n).split('-').map(Number)
      const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
      expect(year * 12 + month).toBe(fromYear * 12 + fromMonth + n)
    }),
  )
})
