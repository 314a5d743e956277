import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Scheme } from '../../domain/scheme.ts'
import { supportFor } from '../../domain/support.ts'
import { eitKic } from '../../schemes/eit-kic.ts'
import { sematech } from '../../schemes/sematech.ts'
import { vlsi1976 } from '../../schemes/vlsi-1976.ts'

/** A hundredth of what is left when an amount is at most a million million. */
const hundredths = (value: number): number => Math.round(value * 100)

const amount = fc.integer({ min: 0, max: 1e14 }).map((n) => n / 100)
const rates = fc
  .array(fc.record({ years: fc.integer({ min: 1, max: 4 }), gap: fc.nat(2), percent: fc.nat(100) }), {
    maxLength: 5,
  })
  .map((spans) => {
    let last = 0
    return spans.map(({ years, gap, percent }) => {
      const fromYear = last + gap + 1
      last = fromYear + years - 1
      return { fromYear, toYear: last, rate: percent / 100 }
    })
  })
const instruments = fc
  .record({ rates }, { requiredKeys: ['rates'] })
  .chain((given) =>
    fc
      .record({ cap: amount, yearlyCap: amount }, { requiredKeys: [] })
      .map((bounds) => ({ ...given, ...bounds })),
  )
const costs = fc.array(amount, { maxLength: 20 })

describe('what an instrument pays', () => {
  test('is never over the cap of the term, nor of a year, nor over the year’s rate', () => {
    fc.assert(
      fc.property(instruments, costs, (instrument, spent) => {
        const { years, total } = supportFor(instrument, spent)
        expect(total).toBeLessThanOrEqual(instrument.cap ?? Infinity)
        for (const { paid, cost, rate } of years) {
          expect(paid).toBeGreaterThanOrEqual(0)
          expect(paid).toBeLessThanOrEqual(instrument.yearlyCap ?? Infinity)
          expect(hundredths(paid)).toBeLessThanOrEqual(Math.round(cost * rate * 100))
        }
      }),
    )
  })

  test('does not fall when a year costs more', () => {
    fc.assert(
      fc.property(instruments, costs, fc.nat(19), amount, (instrument, spent, at, more) => {
        const dearer = spent.map((cost, index) => (index === at ? cost + more : cost))
        expect(supportFor(instrument, dearer).total).toBeGreaterThanOrEqual(
          supportFor(instrument, spent).total,
        )
      }),
    )
  })

  test('adds up to the last hundredth', () => {
    fc.assert(
      fc.property(instruments, costs, (instrument, spent) => {
        const { years, total } = supportFor(instrument, spent)
        expect(hundredths(total)).toBe(years.reduce((sum, { paid }) => sum + hundredths(paid), 0))
      }),
    )
  })

  test('is nothing in a year without a rate and for a cost below nothing', () => {
    const instrument = { rates: [{ fromYear: 2, toYear: 2, rate: 0.5 }] }
    expect(supportFor(instrument, [100, -100, 100]).total).toBe(0)
    expect(supportFor(instrument, [100, 100, 100])).toEqual({
      total: 50,
      years: [
        { year: 1, cost: 100, rate: 0, paid: 0 },
        { year: 2, cost: 100, rate: 0.5, paid: 50 },
        { year: 3, cost: 100, rate: 0, paid: 0 },
      ],
    })
  })
})

/** Million of a currency. */
const m = 1_000_000

const instrument = (scheme: Scheme, id: string) => {
  const found = scheme.support.find((one) => one.id === id)
  if (!found) throw new RangeError(`no instrument ${id}`)
  return found
}

describe('the EIT pays all of four years and four fifths of three', () => {
  test.each([
    ['the same cost every year', [10, 10, 10, 10, 10, 10, 10], [10, 10, 10, 10, 8, 8, 8]],
    ['a slow start', [0, 5, 20, 40, 50, 60, 60], [0, 5, 20, 40, 40, 48, 48]],
    ['an eighth year, for which no rate is known', [1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0.8, 0.8, 0.8, 0]],
  ])('%s', (_name, costs, paid) => {
    const found = supportFor(
      instrument(eitKic, 'eit-grant'),
      costs.map((cost) => cost * m),
    )
    expect(found.years.map((year) => year.paid / m)).toEqual(paid)
    expect(found.total / m).toBeCloseTo(
      paid.reduce((sum, one) => sum + one, 0),
      9,
    )
  })
})

describe('the public match of SEMATECH is one to one, 100 million a year and half a thousand in all', () => {
  test.each([
    ['five years of 200 million', [200, 200, 200, 200, 200], [100, 100, 100, 100, 100]],
    ['a budget that grows beyond', [120, 180, 260, 300, 90], [60, 90, 100, 100, 45]],
    [
      'a sixth year, when the government has left',
      [200, 200, 200, 200, 200, 200],
      [100, 100, 100, 100, 100, 0],
    ],
  ])('%s', (_name, costs, paid) => {
    const found = supportFor(
      instrument(sematech, 'match'),
      costs.map((cost) => cost * m),
    )
    expect(found.years.map((year) => year.paid / m)).toEqual(paid)
  })
})

describe('the subsidy of the VLSI project is 41 per cent, up to 29 billion yen', () => {
  const thousandMillion = 1000 * m
  test.each([
    ['70 billion over four years', [10, 20, 20, 20], [4.1, 8.2, 8.2, 8.2], 28.7],
    ['80 billion, which the cap cuts in the last year', [20, 20, 20, 20], [8.2, 8.2, 8.2, 4.4], 29],
    ['a fifth year', [10, 10, 10, 10, 10], [4.1, 4.1, 4.1, 4.1, 0], 16.4],
  ])('%s', (_name, costs, paid, total) => {
    const found = supportFor(
      instrument(vlsi1976, 'subsidy'),
      costs.map((cost) => cost * thousandMillion),
    )
    expect(found.years.map((year) => year.paid / thousandMillion)).toEqual(paid)
    expect(found.total / thousandMillion).toBe(total)
  })
})
