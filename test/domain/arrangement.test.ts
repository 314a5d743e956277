import { describe, expect, test } from 'vitest'
import {
  type ArrangedYear,
  changedDays,
  checkArrangement,
  withArrangements,
  workingDaysUntil,
  yearOf,
} from '../../domain/arrangement.ts'
import { addWorkingDays, CivilDate, isWorkingDay } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/refusal.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'

const day = (text: string) => CivilDate.parse(text)
const off = (first: string, last: string, zh = '元旦') => ({
  first: day(first),
  last: day(last),
  name: { zh, en: zh === '元旦' ? "New Year's Day" : 'x' },
})
/** Not the real one: days that are easily counted by hand. */
const next: ArrangedYear = {
  year: 2027,
  source: '国办发明电〔2026〕1号',
  off: [off('2026-12-31', '2027-01-02'), off('2027-02-05', '2027-02-11', '春节')],
  worked: [day('2027-02-13'), day('2027-02-14')],
}

const wrong = (given: Partial<ArrangedYear>): string[] => {
  try {
    checkArrangement({ ...next, ...given })
    return []
  } catch (problem) {
    return problem instanceof Refusal ? problem.problems.map(({ field, code }) => `${field} ${code}`) : ['?']
  }
}

describe('an arrangement is checked for what a typing error looks like', () => {
  test.each([
    ['nothing', {}, []],
    ['a working day among the weekends worked', { worked: [day('2027-03-01')] }, ['worked not-a-weekend']],
    ['a weekend worked twice', { worked: [day('2027-02-13'), day('2027-02-13')] }, ['worked day-twice']],
    ['off and worked at once', { worked: [day('2027-02-06')] }, ['worked day-twice']],
    [
      'a day off twice',
      { off: [off('2027-02-05', '2027-02-07'), off('2027-02-07', '2027-02-08')] },
      ['off.1.first day-twice'],
    ],
    ['an end before its beginning', { off: [off('2027-02-05', '2027-02-04')] }, ['off.0.last ends-before']],
    ['a month', { off: [off('2027-02-05', '2027-03-05')] }, ['off.0.last too-long-a-break']],
    ['another year', { off: [off('2028-02-05', '2028-02-06')] }, ['off.0.first other-year']],
    ['a weekend of another year', { worked: [day('2026-02-14')] }, ['worked other-year']],
  ])('%s', (_, given, expected) => {
    expect(wrong(given)).toEqual(expected)
  })
})

describe('a year that was entered', () => {
  const calendar = withArrangements(calendarCn, [next])

  test('counts from then on, and leaves the other years alone', () => {
    expect(isWorkingDay(day('2026-12-31'), calendarCn)).toBe(true)
    expect(isWorkingDay(day('2026-12-31'), calendar)).toBe(false)
    // 5 days off on weekdays, two weekend days worked: by hand, the tenth working day after 3 February.
    expect(addWorkingDays(day('2027-02-03'), 10, calendarCn)).toBe('2027-02-17')
    expect(addWorkingDays(day('2027-02-03'), 10, calendar)).toBe('2027-02-22')
    expect(workingDaysUntil(day('2027-02-03'), day('2027-02-22'), calendar)).toBe(10)
    expect(calendar.holidays['2026-10-01']?.zh).toBe('国庆节')
    expect(calendar.knownUntil).toBe('2027-12-31')
  })

  test('takes the place of what the program brought along', () => {
    const over = withArrangements(calendarCn, [
      { year: 2026, source: '另一通知', off: [off('2026-01-01', '2026-01-01')], worked: [] },
    ])
    expect(isWorkingDay(day('2026-10-01'), over)).toBe(true)
    expect(isWorkingDay(day('2026-02-14'), over)).toBe(false)
    expect(over.knownUntil).toBe('2026-12-31')
  })

  test('after a gap the calendar is not known', () => {
    const far = { ...next, year: 2028, off: [off('2028-01-01', '2028-01-03')], worked: [] }
    expect(withArrangements(calendarCn, [far]).knownUntil).toBe('2026-12-31')
    expect(withArrangements(calendarCn, [far, { ...next }]).knownUntil).toBe('2028-12-31')
  })

  test('comes out as it went in, and says which days it changes', () => {
    expect(yearOf(calendar, 2027)).toEqual({ off: next.off, worked: next.worked })
    expect(yearOf(calendarCn, 2027)).toEqual({ off: [], worked: [] })
    // 31 December (Thu), 1 January (Fri), 5 and 8-11 February, and the two weekend days.
    expect(changedDays(calendarCn, calendar, 2027)).toEqual([
      ...['2026-12-31', '2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
      ...['2027-02-11', '2027-02-13', '2027-02-14'],
    ])
  })
})
