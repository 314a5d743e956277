import { describe, expect, test } from 'vitest'
import { batchNumber, blockedMonth, Call, fullYear, missedWindows } from '../../domain/call.ts'
import { idFromDigest } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { digest } from '../support/cases.ts'

const zone = 'Asia/Shanghai'
const call = (name: string, opens: string, scheme = 'lingang@1') =>
  Call.parse({
    id: idFromDigest(digest(name)),
    scheme,
    title: { zh: name, en: name },
    opens,
    closes: '2040-01-01T00:00:00.000Z',
    revision: 1,
  })

describe('the number of a batch', () => {
  const calls = [
    call('2025 autumn', '2025-09-01T00:00:00.000Z'),
    call('2026 autumn', '2026-09-01T00:00:00.000Z', 'lingang@2'),
    call('2026 spring', '2026-03-01T00:00:00.000Z'),
    call('else', '2026-01-01T00:00:00.000Z', 'else@1'),
    call('new year', '2026-12-31T16:30:00.000Z', 'lingang@2'),
  ]
  const numbers = (name: string) => {
    const found = calls.find(({ title }) => title.en === name)
    if (!found) throw new Error(name)
    const { year, ofYear, overall } = batchNumber(found, calls, zone)
    return [year, ofYear, overall]
  }
  test.each([
    ['2025 autumn', 2025, 1, 1],
    ['2026 spring', 2026, 1, 2],
    ['2026 autumn', 2026, 2, 3],
    // Half past midnight on New Year's Day in China.
    ['new year', 2027, 1, 4],
    ['else', 2026, 1, 1],
  ])('%s', (name, ...expected) => {
    expect(numbers(name)).toEqual(expected)
  })

  test('is a different one for calls that open in the same instant', () => {
    const both = ['a', 'b'].map((name) => call(name, '2026-03-01T00:00:00.000Z'))
    const found = both.map((one) => batchNumber(one, both, zone).overall)
    expect(new Set(found)).toEqual(new Set([1, 2]))
  })
})

describe('a month without calls', () => {
  const scheme = Scheme.parse({ ...lingang, batches: { blockedMonths: [11, 12] } })
  test.each([
    ['2026-11-15T00:00:00.000Z', 11],
    ['2026-10-31T15:59:59.999Z', undefined],
    ['2026-10-31T16:00:00.000Z', 11],
    ['2026-12-31T16:00:00.000Z', undefined],
  ])('%s is %s', (opens, month) => {
    expect(blockedMonth({ opens }, scheme)).toBe(month)
    expect(blockedMonth({ opens }, lingang)).toBeUndefined()
  })
})

describe('a call opens within a window of its programme', () => {
  const spring = { from: '03-01', to: '04-15' }
  const newYear = { from: '12-20', to: '01-10' }
  test.each([
    [[spring], '2026-03-01T00:00:00.000Z', true],
    [[spring], '2026-04-15T15:59:59.999Z', true],
    // The sixteenth has begun in China.
    [[spring], '2026-04-15T16:00:00.000Z', false],
    [[spring, newYear], '2026-12-31T00:00:00.000Z', true],
    [[spring, newYear], '2026-01-11T00:00:00.000Z', false],
    [[], '2026-07-01T00:00:00.000Z', true],
  ])('%o at %s: %s', (windows, opens, fits) => {
    const batches = { windows, blockedMonths: [] }
    expect(missedWindows({ opens }, { batches, timeZone: zone }) === undefined).toBe(fits)
  })
})

describe('a programme opens so many calls a year', () => {
  const batches = { perYear: 1, windows: [], blockedMonths: [] }
  const first = call('first', '2026-03-01T00:00:00.000Z')
  const others = [first, call('else', '2026-03-01T00:00:00.000Z', 'else@1')]
  test.each([
    ['second of the year', '2026-09-01T00:00:00.000Z', { year: 2026, max: 1 }],
    ['next year in China', '2026-12-31T16:00:00.000Z', undefined],
  ])('%s', (name, opens, full) => {
    expect(fullYear(call(name, opens, 'lingang@2'), others, { batches, timeZone: zone })).toEqual(full)
  })
  test('one that is changed does not count itself', () => {
    expect(fullYear(first, others, { batches, timeZone: zone })).toBeUndefined()
  })
  test('without a number there is no limit', () => {
    expect(fullYear(call('second', first.opens), others, { timeZone: zone })).toBeUndefined()
  })
})
