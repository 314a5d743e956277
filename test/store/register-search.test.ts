import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineOf } from '../../domain/register-line.ts'
import { findLines } from '../../domain/register-search.ts'
import { keepRegisterPacked, mostPending, registerLines } from '../../functions/register-lines.ts'
import { createStore } from '../../functions/store/store.ts'
import { consortiumWrites } from '../../functions/store/consortia.ts'
import { lingang } from '../../schemes/lingang.ts'
import { registered } from '../support/large-register.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'

const large = 5000

let open: OpenApp
beforeAll(async () => {
  open = await openApp()
  await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
  await open.world.schemes.load(lingang.ref)
})
afterAll(() => open.stop())

/** The same table, seen by a process that has just started. */
const freshProcess = () => ({ ...open.world, store: createStore(open.table) })

const searched = async (world: ReturnType<typeof freshProcess>, q: string) => {
  const found: { names: readonly string[] } = { names: [] }
  const use = await open.meter.during(async () => {
    found.names = findLines(await registerLines(world), { q }).map(({ name }) => name)
  })
  expect(use.writes).toBe(0)
  return { ...found, requests: use.requests }
}

test('a small register is read as it is, and the clock leaves it alone', async () => {
  for (let n = 0; n < 3; n += 1) await open.store.consortia.save(registered(n))
  await keepRegisterPacked(open.world)
  expect(await open.store.registerPack.read()).toBeUndefined()
  expect(await searched(freshProcess(), '生物医药 第1创新')).toEqual({
    names: ['生物医药第1创新联合体'],
    requests: 2,
  })
})

test('one that has grown is packed, with the entries of an earlier program that wait nowhere', async () => {
  await load(
    open.table,
    (function* () {
      for (let n = 3; n < mostPending + 20; n += 1) {
        const [entry] = consortiumWrites(registered(n))
        if (!entry || !('put' in entry)) continue
        const { holderKey: _, holderSort: __, ...row } = entry.put
        yield row
      }
    })(),
  )
  await keepRegisterPacked(open.world)
  expect((await open.store.registerPack.read())?.lines).toHaveLength(mostPending + 20)
  await keepRegisterPacked(open.world)
  expect((await open.store.registerPack.pending({ limit: 10 })).items).toEqual([])
})

test('what was written since the pack is found at once, and stands in for what the pack says', async () => {
  const before = registered(17)
  await open.store.consortia.save({ ...before, name: '改名后的创新联合体', revision: 2 })
  const lines = await registerLines(freshProcess())
  expect(lines).toHaveLength(mostPending + 20)
  expect(findLines(lines, { q: '改名后的' }).map(({ id }) => id)).toEqual([before.id])
  expect(findLines(lines, { q: before.name })).toEqual([])
})

test('a new pack is made when much was written beside the old one, and says the same', async () => {
  for (let n = 20; n < mostPending + 20; n += 1)
    await open.store.consortia.save({ ...registered(n), place: '浙江温州', revision: 2 })
  const before = await registerLines(freshProcess())
  await keepRegisterPacked(open.world)
  expect((await open.store.registerPack.read())?.revision).toBe(2)
  await keepRegisterPacked(open.world)
  expect((await open.store.registerPack.pending({ limit: 10 })).items).toEqual([])
  const after = await registerLines(freshProcess())
  const inOrder = (lines: typeof after) => lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(inOrder(after)).toEqual(inOrder(before))
  expect(findLines(after, { region: '浙江温州' })).toHaveLength(mostPending)
})

test('a search over five thousand consortia costs two requests, in a new process and in an old one', async () => {
  const lines = Array.from({ length: large }, (_, n) => lineOf(registered(n), lingang))
  await open.store.registerPack.write(lines, 3)
  const world = freshProcess()
  for (const _ of ['new', 'old'])
    expect(await searched(world, '第4711创新联合体')).toEqual({
      names: [registered(4711).name],
      requests: 2,
    })
})
