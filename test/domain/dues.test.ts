import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DuesFormula, duesFor, Membership } from '../../domain/dues.ts'

const money = fc.integer({ min: 0, max: 1e12 }).map((n) => n / 100)
const twoBounds = fc
  .tuple(money, money)
  .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }))

const membership = (dues: DuesFormula, more: object = {}): Membership =>
  Membership.parse({
    currency: 'USD',
    figure: { zh: '销售额', en: 'sales' },
    tiers: [
      {
        id: 'member',
        title: { zh: '成员', en: 'Member' },
        dues,
        votes: 1,
        mayLead: true,
        rights: [],
        commitmentYears: 1,
        ...more,
      },
    ],
  })
const due = (of: Membership, figure?: number, units?: number): number | undefined =>
  duesFor(of, {
    kind: 'enterprise',
    ...(figure === undefined ? {} : { figure }),
    ...(units === undefined ? {} : { units }),
  })?.amount

const percentage = fc.record({ rate: fc.nat(1000), bounds: twoBounds }).map(({ rate, bounds }) => ({
  kind: 'percentage' as const,
  rate: rate / 1000,
  ...bounds,
}))
/** Bands that begin higher and cost no less, as `schemeMistakes` asks for the first of the two. */
const rising = fc
  .array(fc.tuple(money, money), { minLength: 1, maxLength: 8 })
  .map((pairs) => {
    const [froms, amounts] = [0, 1].map((at) => pairs.map((pair) => pair[at] ?? 0).toSorted((a, b) => a - b))
    return (froms ?? []).map((from, index) => ({ from, amount: amounts?.[index] ?? 0 }))
  })
  .map((bands) => ({ kind: 'bands' as const, bands }))

describe('what a member pays', () => {
  test('does not fall when its figure rises', () => {
    fc.assert(
      fc.property(fc.oneof(percentage, rising), money, money, (dues, figure, more) => {
        const of = membership(dues)
        expect(due(of, figure + more)).toBeGreaterThanOrEqual(due(of, figure) ?? Infinity)
      }),
    )
  })

  test('is never outside the bounds of a percentage, and is the percentage between them', () => {
    fc.assert(
      fc.property(percentage, money, (dues, figure) => {
        const amount = due(membership(dues), figure) ?? Number.NaN
        expect(amount).toBeGreaterThanOrEqual(dues.min)
        expect(amount).toBeLessThanOrEqual(dues.max)
        const between = amount > dues.min && amount < dues.max
        expect(between ? Math.abs(amount - figure * dues.rate) : 0).toBeLessThan(0.0101)
      }),
    )
  })

  test('is never outside the units of a category, however many are taken', () => {
    const units = fc.integer({ min: -5, max: 50 })
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), money, fc.option(units, { nil: undefined }), (a, b, price, of) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)]
        const amount = due(membership({ kind: 'units', price, min, max }), undefined, of) ?? Number.NaN
        expect(amount).toBeGreaterThanOrEqual(min * price)
        expect(amount).toBeLessThanOrEqual(max * price)
      }),
    )
  })

  test('is one of the amounts of the bands, or nothing below the first', () => {
    fc.assert(
      fc.property(rising, money, (dues, figure) => {
        const amount = due(membership(dues), figure) ?? Number.NaN
        const begun = dues.bands.filter(({ from }) => from <= figure)
        expect(amount).toBe(begun.at(-1)?.amount ?? 0)
      }),
    )
  })

  test('is the amount of a band from the very figure that it begins at', () => {
    const bands = [100, 200].map((from) => ({ from, amount: from / 10 }))
    const found = [99.99, 100, 199.99, 200].map((figure) => due(membership({ kind: 'bands', bands }), figure))
    expect(found).toEqual([0, 10, 10, 20])
  })

  test('is the flat amount whatever the figure, and a missing figure is nothing', () => {
    expect(due(membership({ kind: 'flat', amount: 500 }), 1e9)).toBe(500)
    expect(due(membership({ kind: 'percentage', rate: 0.01 }))).toBe(0)
  })

  test('is in whole hundredths', () => {
    expect(due(membership({ kind: 'percentage', rate: 0.01 }), 333.33)).toBe(3.33)
    // 29 × 0.01 × 100 is 28.999999999999996 to a computer.
    expect(due(membership({ kind: 'percentage', rate: 0.01 }), 29)).toBe(0.29)
  })
})

describe('the tier of a member', () => {
  const tier = (from: number, below: number) => membership({ kind: 'flat', amount: 1 }, { from, below })
  test.each([
    [99, false],
    [100, true],
    [199, true],
    [200, false],
  ])('begins at its least and ends before its most: %i', (figure, inside) => {
    expect(due(tier(100, 200), figure)).toBe(inside ? 1 : undefined)
  })

  test('is none for a kind that no tier is for', () => {
    const firms = membership({ kind: 'flat', amount: 1 }, { kinds: ['enterprise'] })
    expect(duesFor(firms, { kind: 'university', figure: 1 })).toBeUndefined()
  })
})
