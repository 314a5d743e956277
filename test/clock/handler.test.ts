import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type OpenStore, openStore } from '../store/open-store.ts'

let opened: OpenStore
beforeAll(async () => {
  opened = await openStore()
})
afterAll(() => opened.stop())

beforeEach(() => {
  vi.resetModules()
  vi.stubEnv('TABLE', opened.table.name)
  vi.stubEnv('DYNAMODB_ENDPOINT', opened.endpoint)
})
afterEach(() => vi.unstubAllEnvs())

/** The function as Lambda loads it: its environment is read once, when it starts. */
const loaded = async () => (await import('../../functions/clock/handler.ts')).handler

test('the hourly call moves no clock and says what it did', async () => {
  const before = Date.now()
  const answer = await (await loaded())({})
  expect(answer).toMatchObject({ done: 0, failed: 0, swept: 0 })
  expect(Date.parse(answer.now) - before).toBeLessThan(60_000)
})

test('nobody moves time where real applications are', async () => {
  await expect((await loaded())({ moveTo: '2099-01-01T00:00:00.000Z' })).rejects.toThrow('rehearsal')
})

test('a rehearsal goes to the time that it is told', async () => {
  vi.stubEnv('PRACTICE_CLOCK', '1')
  const moveTo = new Date(Date.now() + 40 * 86_400_000).toISOString()
  const { now } = await (await loaded())({ moveTo })
  expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(moveTo))
  expect(Date.parse(now)).toBeLessThan(Date.parse(moveTo) + 60_000)
})
