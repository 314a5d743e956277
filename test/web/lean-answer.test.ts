import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../functions/web/app.tsx'
import { isInsight } from '../../functions/insight/app.tsx'
import { type Api, Items, openApi } from '../support/api.ts'
import { signedIn } from '../support/signed-in.ts'
import { openCallOf, recognisedIn, trial } from '../support/trial.ts'
import { underNotice } from '../support/under-notice.ts'

let api: Api
let officer: string
const places = new Map<string, string>()
beforeAll(async () => {
  api = await openApi()
  const { town } = api
  await openCallOf(town, trial)
  const entry = await recognisedIn(town, trial, '甲', '成员')
  const calls = Items.parse((await api.ask('GET', '/calls?limit=100')).json).items
  places.set('ENTRY', entry.id).set('NOTICE', await underNotice(town))
  places.set('CALL', String(calls[0]?.id))
  officer = await signedIn(api, 'officer')
})
afterAll(() => api.stop())

const get = (template: string, headers: Record<string, string> = {}): Promise<Response> => {
  const path = template.replaceAll(/[A-Z]+/g, (name) => places.get(name) ?? name)
  const { request } = isInsight(new URL(path, 'http://here').pathname) ? api.insight : api.app
  return Promise.resolve(request(path, { headers }))
}
const kept = (answer: Response): (string | null)[] => [
  answer.headers.get('cache-control'),
  answer.headers.get('vary'),
]
const nobodys = ['no-store', null]
const keptBy = ({ headers }: Response): (string | null)[] => [
  headers.get('cache-control'),
  headers.get('etag'),
]

describe.each([
  '/',
  '/programmes',
  '/programmes/trial',
  '/programmes/trial/check',
  '/calls',
  '/calls/CALL',
  '/notices',
  '/notices/NOTICE',
  '/register',
  '/register?year=2026&sort=newest',
  '/register/ENTRY',
  '/register/ENTRY/certificate',
  '/certificates',
  '/certificates/check',
  '/receipts/check',
  '/open-data',
  '/api',
])('%s', (path) => {
  test('is kept for a minute by whoever is not signed in, and not sent twice', async () => {
    const first = await get(path)
    expect(first.status).toBe(200)
    expect(kept(first)).toEqual(['public, max-age=60', 'Cookie, Accept-Language, Accept-Encoding'])
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"\w{40}"$/)
    const text = await first.text()
    // What is for one browser alone: the key of a form, and what binds it to a session.
    expect(text).not.toContain('name="once"')
    expect(text).not.toMatch(/name="csrf" value="[^"]/)

    const again = await get(path, { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(kept(again)).toEqual(kept(first))
    expect(again.headers.get('content-security-policy')).not.toBeNull()
  })

  test('is kept by nobody of whoever is signed in, or was', async () => {
    expect(keptBy(await get(path, { cookie: officer }))).toEqual(nobodys)
    expect(keptBy(await get(path, { cookie: 'session=' }))).toEqual(nobodys)
    // An answer that a stranger got is not taken for theirs either.
    const tag = (await get(path)).headers.get('etag') ?? ''
    const answer = await get(path, { cookie: officer, 'if-none-match': tag })
    expect(answer.status).toBe(200)
    expect(keptBy(answer)).toEqual(nobodys)
  })

  test('is another answer in another language, by the browser’s list or by choice', async () => {
    const tags = await Promise.all(
      [{}, { 'accept-language': 'en' }, { cookie: 'language=en' }].map(
        async (headers) => (await get(path, headers)).headers.get('etag') ?? '',
      ),
    )
    expect(new Set(tags).size).toBe(2)
    expect(tags[1]).toBe(tags[2])
  })
})

test('an address that says the language is kept once that language is the chosen one', async () => {
  const choosing = await get('/calls?language=en')
  expect(choosing.headers.get('set-cookie')).toContain('language=en')
  expect(keptBy(choosing)).toEqual(nobodys)
  const chosen = await get('/calls?language=en', { cookie: 'language=en' })
  expect(chosen.headers.get('set-cookie')).toBeNull()
  expect(chosen.headers.get('cache-control')).toBe('public, max-age=60')
})

test.each([
  '/register?q=%E7%94%B2',
  '/register?q=nothing',
  '/register/ENTRY?check=ABCD',
  '/certificates?number=LGIC-1900-001',
  '/receipts/check?number=A2026-1B2C3D4E',
  '/programmes/trial/check?o1.name=%E7%94%B2',
  '/register/nothing',
  '/nothing',
  '/tasks',
  '/sign-in',
])('%s is kept by nobody: it shows what was typed, or is not there, or is for one reader', async (path) => {
  expect(keptBy(await get(path))).toEqual(nobodys)
})

test('what a form sent is kept by nobody, nor the page that says that it is done', async () => {
  const sent = await api.app.request('/certificates/check', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'text=nothing',
  })
  expect(keptBy(sent)).toEqual(nobodys)
  expect(keptBy(await get('/calls', { cookie: 'done=1' }))).toEqual(nobodys)
})

test('where the clock can be moved, a page is asked for every time, and sent when it changed', async () => {
  const now = api.town.program.clock.now()
  const practice = createApp({
    world: { ...api.web.world, now: () => now },
    settings: { ...api.web.settings, practice: true },
  })
  const first = await practice.request('/calls')
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await practice.request('/calls', { headers })).status).toBe(304)
})

const packing = { 'accept-encoding': 'gzip, deflate, br' }

test.each([
  ['a page for everybody', '/register', {}],
  ['a search of the register', '/register?year=2026&sort=newest', {}],
  ['a page of who is signed in', '/tasks', { cookie: 'officer' }],
  ['open data', '/open-data/register.json', {}],
  ['a feed', '/feeds/calls.atom', {}],
  ['the API’s own description', '/api/openapi.json', {}],
])('%s is sent packed, and reads the same', async (_what, path, { cookie }: { cookie?: string }) => {
  const headers = cookie === undefined ? {} : { cookie: officer }
  const plain = await get(path, headers)
  const packed = await get(path, { ...headers, ...packing })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('vary')).toContain('Accept-Encoding')
  const bytes = Buffer.from(await packed.arrayBuffer())
  const text = await plain.text()
  expect(gunzipSync(bytes).toString('utf8')).toBe(text)
  expect(bytes.length).toBeLessThan(Buffer.byteLength(text))
  expect(packed.headers.get('etag')).toBe(plain.headers.get('etag'))
})

test('a page that answers to words of its address is not packed for who is signed in', async () => {
  const answer = await get('/register?q=%E7%94%B2', { ...packing, cookie: officer })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-encoding')).toBeNull()
})

test('the API described says the same at every visit, under a head in the reader’s language', async () => {
  const [zh = '', again = '', en = ''] = await Promise.all(
    [{}, {}, { 'accept-language': 'en' }].map(async (headers) => (await get('/api', headers)).text()),
  )
  const described = (text: string): string =>
    text.slice(text.indexOf('<div lang="en">'), text.indexOf('</main>'))
  expect(again).toBe(zh)
  expect(described(en)).toBe(described(zh))
  expect(described(zh).match(/<details id="/g)?.length).toBeGreaterThan(50)
  expect([zh, en].map((text) => text.includes('<h1>接口（API）</h1>'))).toEqual([true, false])
})
