import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../domain/person.ts'
import { nextOfOffice } from '../../functions/web/cases/next-task.tsx'
import { lingang } from '../../schemes/lingang.ts'
import { crowdedCall, crowdedHead, crowdedItems } from '../support/call-of-many.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'

let open: OpenApp
let cookie: string
let officer: Person
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
  const settled = await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })
  cookie = settled.cookie
  officer = settled.person
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

test('what lists still name after it is done is not what comes next', async () => {
  const { items } = await open.store.tasks.openFor('office:lingang:officer', { limit: 2 })
  const [just, then] = items
  expect(then).toBeDefined()
  expect((await nextOfOffice(open.web, officer, lingang.ref, just?.case ?? ''))?.id).toBe(then?.id)
})

test('who only looks at a case is not led away from it', async () => {
  expect(await page('')).not.toContain('下一件')
})
