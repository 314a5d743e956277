import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { nextStop } from '../../functions/clock/next-stop.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let id: CaseId
beforeAll(async () => {
  town = await openTown({ begins: '2031-03-03T01:00:00.000Z' })
  id = await town.apply('临港电力', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
})
afterAll(() => town.program.stop())

const firstAlarm = async (): Promise<string> => {
  const alarms = (await town.file(id)).tasks.flatMap((task) => task.alarm ?? [])
  return alarms.toSorted()[0] ?? ''
}

test('the way to a far day stops at the first full hour at which something is due', async () => {
  const due = await firstAlarm()
  const stop = await nextStop(town.program.world, new Date('2031-12-01T00:00:00.000Z'))
  expect(stop.toISOString()).toMatch(/T\d\d:00:00\.000Z$/)
  expect(stop.getTime()).toBeGreaterThanOrEqual(Date.parse(due))
  expect(stop.getTime()).toBeLessThan(Date.parse(due) + 3_600_000)
})

test('a time before anything is due is gone to at once', async () => {
  const soon = new Date(Date.parse(await firstAlarm()) - 1000)
  expect(await nextStop(town.program.world, soon)).toEqual(soon)
})

test('a stop is never beyond the time that was asked for', async () => {
  const justDue = new Date(Date.parse(await firstAlarm()) + 1)
  const stop = await nextStop(town.program.world, justDue)
  expect(stop.getTime()).toBeLessThanOrEqual(justDue.getTime())
})

test('what is overdue already is done before time goes on', async () => {
  await town.program.clock.moveTo(new Date(Date.parse(await firstAlarm()) + 60_000))
  const before = town.program.clock.now().getTime()
  const stop = await nextStop(town.program.world, new Date('2031-12-01T00:00:00.000Z'))
  expect(stop.getTime()).toBeGreaterThanOrEqual(before)
  expect(stop.getTime()).toBeLessThan(before + 3_600_000)
})
