import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Scheme } from '../../domain/scheme.ts'
import { asrc } from '../../schemes/asrc.ts'
import { sematech } from '../../schemes/sematech.ts'
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

const membershipOf = ({ membership: found }: Scheme): Membership => {
  if (!found) throw new RangeError('a programme without membership')
  return found
}

describe('a member of SEMATECH pays one per cent of its semiconductor sales, within bounds', () => {
  test.each([
    ['a small maker', 40, 1],
    ['at the least', 100, 1],
    ['a dollar of dues over it', 100.0001, 1.000001],
    ['in between', 430, 4.3],
    ['at the most', 1500, 15],
    ['the largest', 5200, 15],
    ['no sales yet', 0, 1],
  ])('%s: %d million of sales', (_name, sales, millions) => {
    const found = duesFor(membershipOf(sematech), { kind: 'enterprise', figure: sales * 1e6 })
    expect(found?.amount).toBeCloseTo(millions * 1e6, 6)
    expect(found?.tier.votes).toBe(1)
  })

  test('a university is no member', () => {
    expect(duesFor(membershipOf(sematech), { kind: 'university', figure: 1e9 })).toBeUndefined()
  })
})

describe('a member of ASRC is in a tier by its storage revenue', () => {
  test.each([
    ['a drive maker', 'enterprise', 10_000, 'large', 25_000, 3, true],
    ['at the bound of the large', 'enterprise', 1_000, 'large', 25_000, 3, true],
    ['just under it', 'enterprise', 999.99, 'medium', 10_000, 2, true],
    ['at the bound of the medium', 'enterprise', 100, 'medium', 10_000, 2, true],
    ['a start-up without revenue', 'enterprise', 0, 'small', 4_000, 1, false],
    ['a university, whatever it earns', 'university', 2_000, 'associate', 500, 0, false],
  ] as const)('%s', (_name, kind, millions, id, amount, votes, mayLead) => {
    const found = duesFor(membershipOf(asrc), { kind, figure: millions * 1e6 })
    expect(found).toMatchObject({ amount, tier: { id, votes, mayLead } })
  })

  test.each([
    [undefined, 500],
    [4, 500],
    [7, 700],
    [11, 1000],
  ])('a university that takes %o units pays for five to ten of them: %i', (units, amount) => {
    const associate = { kind: 'university' as const, ...(units === undefined ? {} : { units }) }
    expect(duesFor(membershipOf(asrc), associate)?.amount).toBe(amount)
  })

  test('who commits for years is said by tier', () => {
    expect(membershipOf(asrc).tiers.map(({ id, commitmentYears }) => [id, commitmentYears])).toEqual([
      ['associate', 1],
      ['large', 3],
      ['medium', 3],
      ['small', 3],
    ])
  })
})
