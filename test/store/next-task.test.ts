import { afterAll, beforeAll, expect, test } from 'vitest'
import { lingang } from '../../schemes/lingang.ts'
import { crowdedCall, crowdedHead, crowdedItems } from '../support/call-of-many.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'

let open: OpenApp
let cookie: string
const done = crowdedHead(4)
beforeAll(async () => {
  open = await openApp()
  await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
  await open.store.calls.save(crowdedCall)
  await load(
    open.table,
    (function* () {
      for (let n = 0; n < 20; n += 1) yield* crowdedItems(n)
    })(),
  )
  cookie = (await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })).cookie
})
afterAll(() => open.stop())

const page = async (more: string): Promise<string> =>
  (await open.app.request(`/cases/${done.id}`, { headers: { cookie: `${cookie}${more}` } })).text()

test('after something is done, the case leads to the next of the office, the first to fall due', async () => {
  const waiting = await open.store.tasks.openFor('office:lingang:officer', { limit: 50 })
  const first = waiting.items.toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0]
  expect(first).toBeDefined()
  expect(await page('; done=1')).toContain(
    `下一件：<a href="/cases/${first?.case}/tasks/${first?.id}">形式审查 · ${first?.about.title}</a>`,
  )
})

test('who only looks at a case is not led away from it', async () => {
  expect(await page('')).not.toContain('下一件')
})
