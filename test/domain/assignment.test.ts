import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assign, type Fit, type Hand, type Need } from '../../domain/assignment.ts'

const fields = ['甲', '乙']

/** Who suits what, at which cost; `undefined` is a conflict. */
const suits = fc.option(fc.record({ cost: fc.integer({ min: 0, max: 9 }), fields: fc.subarray(fields) }), {
  nil: undefined,
  freq: 3,
})
const problems = (cases: number, people: number) =>
  fc.record({
    needs: fc.array(
      fc
        .record({ seats: fc.integer({ min: 0, max: 3 }), fields: fc.subarray(fields) })
        .map(({ seats, fields: kept }): Need => ({ seats, fields: kept.slice(0, seats) })),
      { minLength: 1, maxLength: cases },
    ),
    hands: fc.array(
      fc
        .record({ held: fc.integer({ min: 0, max: 2 }), more: fc.integer({ min: 0, max: 4 }) })
        .map(({ held, more }): Hand => ({ held, most: held + more })),
      { minLength: 1, maxLength: people },
    ),
    table: fc.array(fc.array(suits, { minLength: people, maxLength: people }), {
      minLength: cases,
      maxLength: cases,
    }),
  })
type Problem = { needs: Need[]; hands: Hand[]; table: (Fit | undefined)[][] }
const solve = ({ needs, hands, table }: Problem) => assign(needs, hands, (need, hand) => table[need]?.[hand])

const loadsOf = ({ hands }: Problem, placed: readonly { hand: number }[]): number[] =>
  hands.map(({ held }, hand) => held + placed.filter((one) => one.hand === hand).length)

/** What is best, found by trying every way to fill the places one after the other. */
const bestOf = ({ needs, hands, table }: Problem) => {
  const places = needs.flatMap(({ seats, fields: kept }, need) =>
    Array.from({ length: seats }, (_, index) => ({ need, field: kept[index] })),
  )
  const load = hands.map(({ held }) => held)
  const fair = Math.floor((load.reduce((sum, held) => sum + held, 0) + places.length) / hands.length) + 1
  const found = new Map<number, { filled: number; cost: number }>()
  const here = new Set<string>()
  const walk = (at: number, filled: number, cost: number): void => {
    const place = places[at]
    if (place === undefined) {
      const most = Math.max(fair, ...load.map((now, hand) => (now > (hands[hand]?.held ?? 0) ? now : 0)))
      const known = found.get(most)
      if (!known || filled > known.filled || (filled === known.filled && cost < known.cost))
        found.set(most, { filled, cost })
      return
    }
    walk(at + 1, filled, cost)
    hands.forEach(({ most }, hand) => {
      const fit = table[place.need]?.[hand]
      const name = `${place.need}/${hand}`
      const before = load[hand] ?? 0
      if (!fit || before >= most || here.has(name)) return
      if (place.field !== undefined && !fit.fields.includes(place.field)) return
      here.add(name)
      load[hand] = before + 1
      walk(at + 1, filled + 1, cost + fit.cost + 3 * before)
      load[hand] = before
      here.delete(name)
    })
  }
  walk(0, 0, 0)
  const filled = Math.max(...[...found.values()].map((one) => one.filled))
  const most = Math.min(...[...found].filter(([, one]) => one.filled === filled).map(([cap]) => cap))
  const cost = Math.min(
    ...[...found].filter(([cap, one]) => cap <= most && one.filled === filled).map(([, one]) => one.cost),
  )
  return { filled, most, cost }
}

const costOf = (problem: Problem, placed: readonly { need: number; hand: number }[]): number => {
  const load = problem.hands.map(({ held }) => held)
  return placed.reduce((sum, { need, hand }) => {
    const before = load[hand] ?? 0
    load[hand] = before + 1
    return sum + (problem.table[need]?.[hand]?.cost ?? 0) + 3 * before
  }, 0)
}

describe('an assignment of a whole call', () => {
  test('never has a conflict, nobody twice in a case, nobody over their limit, and fields for their own places', () => {
    fc.assert(
      fc.property(problems(8, 12), (problem) => {
        const { placed, missing } = solve(problem)
        const wanted = problem.needs.reduce((sum, { seats }) => sum + seats, 0)
        expect(placed.length + missing).toBe(wanted)
        expect(new Set(placed.map(({ need, hand }) => `${need}/${hand}`)).size).toBe(placed.length)
        for (const { need, hand, field } of placed) {
          const fit = problem.table[need]?.[hand]
          expect(fit).toBeDefined()
          expect(field === undefined || fit?.fields.includes(field)).toBe(true)
        }
        problem.needs.forEach(({ seats, fields: kept }, need) => {
          const here = placed.filter((one) => one.need === need)
          expect(here.length).toBeLessThanOrEqual(seats)
          // Places that are kept for a field are not given to anybody else.
          expect(here.filter(({ field }) => field === undefined).length).toBeLessThanOrEqual(
            seats - kept.length,
          )
        })
        loadsOf(problem, placed).forEach((load, hand) =>
          expect(load).toBeLessThanOrEqual(
            Math.max(problem.hands[hand]?.most ?? 0, problem.hands[hand]?.held ?? 0),
          ),
        )
      }),
    )
  })

  test('is the best that trying everything finds: places filled, then the most that anybody has, then the fit', () => {
    fc.assert(
      fc.property(
        problems(3, 4).filter(({ needs }) => needs.reduce((sum, { seats }) => sum + seats, 0) <= 6),
        (problem) => {
          const { placed } = solve(problem)
          const best = bestOf(problem)
          expect(placed).toHaveLength(best.filled)
          const added = new Set(placed.map(({ hand }) => hand))
          const most = Math.max(0, ...loadsOf(problem, placed).filter((_, hand) => added.has(hand)))
          expect(most).toBeLessThanOrEqual(best.most)
          expect(costOf(problem, placed)).toBe(best.cost)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('gives nobody more than one over the mean where nobody has a conflict or a limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 5, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (cases, people, seats) => {
          const { load, missing } = assign(
            Array.from({ length: cases }, () => ({ seats, fields: [] })),
            Array.from({ length: people }, () => ({ held: 0, most: 1000 })),
            (_, hand) => ({ cost: hand, fields: [] }),
          )
          expect(missing).toBe(0)
          expect(load.most).toBeLessThanOrEqual(load.mean + 1)
        },
      ),
    )
  })

  test('is the same whenever it is made', () => {
    fc.assert(
      fc.property(problems(5, 6), (problem) => {
        expect(solve(problem)).toEqual(solve(problem))
      }),
    )
  })
})
