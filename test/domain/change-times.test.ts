import { describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import { effectiveFrom, possibleFrom, renewalOpens, windowEnds } from '../../domain/change-times.ts'

const zone = 'Asia/Shanghai'

describe('a blocked month', () => {
  test.each([
    ['in October', [11, 12], '2026-10-31T15:59:59.999Z', undefined],
    ['in November, by the zone of the programme', [11, 12], '2026-10-31T16:00:00.000Z', '2027-01-01'],
    ['in December', [11, 12], '2026-12-05T00:00:00.000Z', '2027-01-01'],
    [
      'in January, which is blocked along with the two before',
      [1, 11, 12],
      '2026-12-05T00:00:00.000Z',
      '2027-02-01',
    ],
    ['in a month between two that are blocked', [1, 3], '2026-02-10T00:00:00.000Z', undefined],
    ['with nothing blocked', [], '2026-12-05T00:00:00.000Z', undefined],
  ])('says from when a request is possible: %s', (_name, blockedMonths, now, from) => {
    expect(possibleFrom({ blockedMonths }, now, zone)).toBe(from)
  })
})

describe('requests of a window', () => {
  test.each([
    ['two months', 2, '2026-03-10T00:00:00.000Z', '2026-04-30T16:00:00.000Z'],
    ['two months, on the last day', 2, '2026-04-30T15:59:00.000Z', '2026-04-30T16:00:00.000Z'],
    ['two months, on the first day of the next', 2, '2026-04-30T16:00:00.000Z', '2026-06-30T16:00:00.000Z'],
    ['the last two of a year', 2, '2026-12-10T00:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    [
      'five months, the last of a year being shorter',
      5,
      '2026-11-10T00:00:00.000Z',
      '2026-12-31T16:00:00.000Z',
    ],
    ['a whole year', 12, '2026-01-01T00:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ])('are taken up when it ends: %s', (_name, windowMonths, requested, ends) => {
    expect(windowEnds({ windowMonths }, requested, zone)).toBe(ends)
  })
  test('are taken up at once where a programme has none', () => {
    expect(windowEnds({}, '2026-03-10T00:00:00.000Z', zone)).toBeUndefined()
  })
})

test.each([
  ['at-once', '2026-12-31T15:00:00.000Z', '2026-12-31T15:00:00.000Z'],
  ['next-month', '2026-12-31T15:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ['next-month', '2026-12-31T16:00:00.000Z', '2027-01-31T16:00:00.000Z'],
  ['next-month', '2026-01-31T10:00:00.000Z', '2026-01-31T16:00:00.000Z'],
  ['next-year', '2026-03-10T00:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ['next-year', '2026-12-31T16:00:00.000Z', '2027-12-31T16:00:00.000Z'],
] as const)('a change that holds %s, agreed at %s, holds from %s', (effective, now, from) => {
  expect(effectiveFrom(effective, instant(new Date(now)), zone)).toBe(from)
})

test('a renewal can be asked for so many months before the term ends', () => {
  const renewal = { months: 36, times: 1, opensMonthsBefore: 6 }
  expect(renewalOpens(renewal, '2028-03-10T15:59:59.999Z', zone)).toBe('2027-09-10')
  expect(renewalOpens(renewal, '2028-08-31T15:59:59.999Z', zone)).toBe('2028-02-29')
})
