import { expect, test } from 'vitest'
import { agesAt } from '../../domain/age.ts'
import { addDays, CivilDate, civilDate, isWorkingDay } from '../../domain/calendar.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'

const counting = { timeZone: 'Asia/Shanghai', calendar: calendarCn }

test('a weekend adds days but no working days', () => {
  // A Friday evening in Shanghai, looked at on the Monday after.
  const ageOf = agesAt('2026-03-16T02:00:00.000Z', counting)
  expect(ageOf('2026-03-13T12:00:00.000Z')).toEqual({ days: 3, working: 1 })
  expect(ageOf('2026-03-16T01:00:00.000Z')).toEqual({ days: 0, working: 0 })
})

test('holidays do not count as worked, and a Saturday worked in exchange does', () => {
  // The Spring Festival of 2026: off from 15 to 23 February, worked on the 14th and the 28th.
  const ageOf = agesAt('2026-03-02T02:00:00.000Z', counting)
  expect(ageOf('2026-02-13T02:00:00.000Z')).toEqual({ days: 17, working: 7 })
})

test('the day is the programme’s: late in the evening of UTC it is tomorrow in Shanghai', () => {
  const ageOf = agesAt('2026-03-11T02:00:00.000Z', counting)
  expect(ageOf('2026-03-10T16:30:00.000Z').days).toBe(0)
  expect(ageOf('2026-03-10T15:30:00.000Z').days).toBe(1)
})

test('asked in any order, it says what counting day by day says', () => {
  const now = '2026-11-03T02:00:00.000Z'
  const ageOf = agesAt(now, counting)
  const today = civilDate(now, counting.timeZone)
  for (const back of [300, 4, 41, 0, 120, 299, 1]) {
    const from = CivilDate.parse(addDays(today, -back))
    let working = 0
    for (let day = from; day < today;) {
      day = addDays(day, 1)
      if (isWorkingDay(day, calendarCn)) working += 1
    }
    expect(ageOf(`${from}T04:00:00.000Z`)).toEqual({ days: back, working })
  }
})
