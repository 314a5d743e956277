import { isWorkday } from 'chinese-days'
import { expect, test } from 'vitest'
import { addDays, CivilDate, isProvisional, isWorkingDay } from '../../domain/calendar.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'

test('every day of 2024, 2025 and 2026 agrees with an independent record of the arrangements', () => {
  const wrong: string[] = []
  for (let day = CivilDate.parse('2024-01-01'); day <= '2026-12-31'; day = addDays(day, 1))
    if (isWorkingDay(day, calendarCn) !== isWorkday(day)) wrong.push(day)
  expect(wrong).toEqual([])
})

test('a day whose arrangement is not published yet says so', () => {
  expect(isProvisional(CivilDate.parse('2026-12-31'), calendarCn)).toBe(false)
  expect(isProvisional(CivilDate.parse('2027-02-08'), calendarCn)).toBe(true)
})
