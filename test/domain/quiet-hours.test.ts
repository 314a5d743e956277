import { describe, expect, test } from 'vitest'
import { isQuiet, nextWeek, nextWorking } from '../../domain/quiet-hours.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'

const china = { timeZone: 'Asia/Shanghai', calendar: calendarCn }
const hours = { from: '20:00', to: '08:00' }
const here = (time: string): string => new Date(`${time}:00+08:00`).toISOString()

describe('quiet hours', () => {
  test.each([
    ['a working morning', '2026-09-29T08:00', false],
    ['a minute before it', '2026-09-29T07:59', true],
    ['the last minute of the evening', '2026-09-29T19:59', false],
    ['the evening', '2026-09-29T20:00', true],
    ['the National Day, at noon', '2026-10-01T12:00', true],
    ['an ordinary Saturday', '2026-09-26T12:00', true],
    ['a Saturday that is worked in exchange', '2026-10-10T12:00', false],
    ['the evening of that Saturday', '2026-10-10T21:00', true],
  ])('%s', (_, time, quiet) => {
    expect(isQuiet(here(time), hours, china)).toBe(quiet)
  })

  test('may lie within a day', () => {
    const noon = { from: '12:00', to: '14:00' }
    expect(isQuiet(here('2026-09-29T13:59'), noon, china)).toBe(true)
    expect(isQuiet(here('2026-09-29T14:00'), noon, china)).toBe(false)
    expect(isQuiet(here('2026-09-29T22:00'), noon, china)).toBe(false)
  })
})

test.each([
  ['the evening before a holiday', '2026-09-30T21:00', '2026-10-08T08:00'],
  ['the evening before a make-up Saturday', '2026-10-09T21:00', '2026-10-10T08:00'],
  ['the night', '2026-09-29T03:00', '2026-09-29T08:00'],
  ['the hour itself', '2026-09-29T08:00', '2026-09-30T08:00'],
])('the next working morning after %s', (_, time, morning) => {
  expect(nextWorking(here(time), '08:00', china)).toBe(here(morning))
})

test('a zone’s own morning is its own', () => {
  const brussels = { timeZone: 'Europe/Brussels', calendar: calendarCn }
  expect(nextWorking('2026-10-23T20:00:00.000Z', '08:00', brussels)).toBe('2026-10-26T07:00:00.000Z')
})

test('the next week begins on its first working day, also when all of it is a holiday', () => {
  expect(nextWeek(here('2026-09-23T10:00'), '08:00', china)).toBe(here('2026-09-28T08:00'))
  expect(nextWeek(here('2026-09-28T07:00'), '08:00', china)).toBe(here('2026-10-08T08:00'))
})
