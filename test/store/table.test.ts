import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Item } from '../../functions/store/table.ts'
import { type OpenStore, openStore } from './open-store.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

const item = (n: number, data: unknown): Item => ({ pk: `THING#${n}`, sk: 'THING', type: 'thing', data })

test('many keys are fetched in requests of a hundred, each item once', async () => {
  const { table, meter } = open
  for (let n = 0; n < 230; n += 1) await table.put(item(n, n))
  const keys = Array.from({ length: 230 }, (_, n) => ({ pk: `THING#${n}`, sk: 'THING' }))
  const found: unknown[] = []
  const use = await meter.during(async () => {
    found.push(...(await table.getMany([...keys, ...keys, { pk: 'NOTHING', sk: 'NOTHING' }])))
  })
  expect(found).toHaveLength(230)
  expect(use.requests).toBe(3)
})

test('items that do not fit into one answer are asked for again', async () => {
  const { table } = open
  // DynamoDB answers at most 16 MB at a time and leaves the rest to be asked for.
  const heavy = 'x'.repeat(350_000)
  for (let n = 1000; n < 1060; n += 1) await table.put(item(n, heavy))
  const found = await table.getMany(
    Array.from({ length: 60 }, (_, n) => ({ pk: `THING#${1000 + n}`, sk: 'THING' })),
  )
  expect(new Set(found.map(({ pk }) => pk)).size).toBe(60)
})

test('a key longer than any item can have finds nothing', async () => {
  const { table } = open
  const long = { pk: `CLAIM#${'语'.repeat(700)}`, sk: 'CLAIM' }
  expect(await table.get(long)).toBeUndefined()
  expect(await table.remove(long)).toBeUndefined()
  expect(await table.get({ pk: 'CLAIM#short', sk: 's'.repeat(1025) })).toBeUndefined()
})

test('a refused write is counted as a request', async () => {
  const { table, meter } = open
  const guard = { ConditionExpression: 'attribute_not_exists(pk)' }
  await table.put(item(5000, 1), guard)
  const use = await meter.during(() => table.put(item(5000, 2), guard).catch(() => undefined))
  expect(use).toMatchObject({ requests: 1, writes: 1, writeUnits: 0 })
})
