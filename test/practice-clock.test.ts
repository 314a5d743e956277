import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceClock } from '../functions/practice-clock.ts'
import { onTime } from '../functions/ports-aws.ts'
import { type OpenStore, openStore } from './store/open-store.ts'

let opened: OpenStore
beforeAll(async () => {
  opened = await openStore()
})
afterAll(() => opened.stop())

const wall = Date.parse('2031-03-03T01:00:00.000Z')

test('what one function moves, another sees at its next call, and time flows on from there', async () => {
  let later = 0
  const moving = practiceClock(opened.table, () => wall + later)
  const practice = practiceClock(opened.table, () => wall + later)
  const asked = onTime({ practice }, () => Promise.resolve(practice.now().toISOString()))
  expect(await asked()).toBe('2031-03-03T01:00:00.000Z')

  await moving.moveTo(new Date('2032-01-15T02:00:00.000Z'))
  expect(practice.now().toISOString()).toBe('2031-03-03T01:00:00.000Z')
  expect(await asked()).toBe('2032-01-15T02:00:00.000Z')
  later = 90_000
  expect(await asked()).toBe('2032-01-15T02:01:30.000Z')
})

test('the clock is never moved back, not by a function that has not heard of the last move either', async () => {
  const ahead = practiceClock(opened.table, () => wall)
  const unaware = practiceClock(opened.table, () => wall)
  await ahead.moveTo(new Date('2033-01-01T00:00:00.000Z'))
  await unaware.moveTo(new Date('2032-06-01T00:00:00.000Z'))
  expect(unaware.now().toISOString()).toBe('2033-01-01T00:00:00.000Z')
})

test('where nothing is rehearsed, a call goes straight to its handler', async () => {
  const double = onTime({ practice: undefined }, (n: number) => Promise.resolve(2 * n))
  expect(await double(21)).toBe(42)
})
