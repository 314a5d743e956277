import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Use } from '../../functions/store/meter.ts'
import { loadCases } from '../support/load.ts'
import { type OpenStore, openStore } from './open-store.ts'
import { questions } from './questions.ts'

const sizes = [400, 1200] as const
let open: OpenStore
const used = new Map<number, Map<string, Use>>()

/** A list's rows are counted too: a page that came back empty would cost little at any size. */
const rowsOf = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items)
    ? answer.items.length
    : answer === undefined
      ? 0
      : 1
const rows = new Map<string, number>()

beforeAll(async () => {
  open = await openStore()
  let from = 0
  for (const size of sizes) {
    await loadCases(open.table, size, from)
    from = size
    const costs = new Map<string, Use>()
    for (const { asks, ask } of questions)
      costs.set(
        asks,
        await open.meter.during(async () => {
          rows.set(`${asks} of ${size}`, rowsOf(await ask(open.store)))
        }),
      )
    used.set(size, costs)
  }
})
afterAll(() => open.stop())

test('all ten questions that the keys are designed from are asked', () => {
  expect([...new Set(questions.map(({ number }) => number))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

describe.each(questions)('$number: $asks', ({ asks, requests, units }) => {
  const at = (size: number): Use | undefined => used.get(size)?.get(asks)

  test.each(sizes)(`costs ${requests} requests and ${units} units a page at %i cases`, (size) => {
    expect(at(size)).toEqual({ requests, writes: 0, readUnits: units, writeUnits: 0 })
  })

  test('answers as much of the large programme as of the small one', () => {
    expect(rows.get(`${asks} of 400`)).toBeGreaterThan(0)
    expect(rows.get(`${asks} of 1200`)).toBeGreaterThanOrEqual(rows.get(`${asks} of 400`) ?? NaN)
  })
})
