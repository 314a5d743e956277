import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import type { Call } from '../../domain/call.ts'
import { CallId, idFromDigest } from '../../domain/ids.ts'
import { lingang } from '../../schemes/lingang.ts'
import { openCalls } from '../../functions/calls-of.ts'
import { crowdedCall } from '../support/call-of-many.ts'
import { digest } from '../support/cases.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { callsKey, keys } from '../../functions/store/keys.ts'
import { type OpenApp, openApp } from './open-app.ts'

/* A house of ten programmes and ten years: far more calls than any list shows at once. It is the third of June 2030. */

const day = (n: number): string => new Date(Date.UTC(2030, 5, 3 + n)).toISOString()
const call = (name: string, opens: number, closes: number): Call => ({
  ...crowdedCall,
  id: CallId.parse(idFromDigest(digest(name))),
  title: { zh: name, en: name },
  opens: day(opens),
  closes: day(closes),
})
const closed = Array.from({ length: 90 }, (_, n) => call(`closed ${n}`, -200 - n, -100 - n))
const running = Array.from({ length: 70 }, (_, n) => call(`running ${n}`, -10, 1 + n))
const coming = Array.from({ length: 3 }, (_, n) => call(`coming ${n}`, 1 + n, 300))

let open: OpenApp
let cookie: string
beforeAll(async () => {
  open = await openApp()
  await open.store.schemes.publish(takenOverAt('2026-01-01T00:00:00.000Z', lingang))
  await load(
    open.table,
    [...closed, ...running, ...coming].map((data) => ({
      ...keys.call(data.id),
      ...{ type: 'call', data, listKey: callsKey, listSort: `${data.closes}#${data.id}` },
    })),
  )
  const offices = [{ role: 'officer', scheme: 'lingang' }] as const
  cookie = (await open.settle('officer', { offices: [...offices] })).cookie
})
afterAll(() => open.stop())

const page = async (path: string): Promise<string> => {
  const response = await open.app.request(path, { headers: { cookie } })
  expect(response.status).toBe(200)
  return response.text()
}

test('the calls that are open are all found, without reading the years before', async () => {
  const found = await openCalls(open.world, instant(open.world.now()))
  const names = (calls: readonly Call[]) => calls.map(({ title }) => title.en).toSorted()
  expect(names(found)).toEqual(names([...running, ...coming]))
})

test('the first page begins with the call that closes first, and says how many there are', async () => {
  const home = await page('/')
  const shown = [...home.matchAll(/href="\/calls\/[^"]+">([^<]+)</g)].map(([, name]) => name)
  expect(shown).toEqual(Array.from({ length: 12 }, (_, n) => `running ${n}`))
  expect(home).toContain('全部 73 项申报通知')
})

test.each(['/board', '/meetings', '/programmes/lingang'])(
  '%s has the last of the calls too',
  async (path) => {
    const text = await page(path)
    expect(text).toContain('running 69')
    expect(text).toContain('running 0<')
  },
)

test('the oldest call has its board and its figures', async () => {
  expect(await page('/board')).toContain('closed 89')
  const figures = await open.figures.request('/insight', { headers: { cookie } })
  expect(await figures.text()).toContain('closed 89')
})
