import { afterAll, beforeAll, expect, test } from 'vitest'
import { xmlSteps } from '../../../functions/spreadsheet/xml.ts'
import { atomFeed, xmlText } from '../../../functions/web/open-data/atom.ts'
import { NoticeView } from '../../../functions/web/notices/notice-view.ts'
import { isInsight } from '../../../functions/insight/app.tsx'
import { type Api, Items, openApi } from '../../support/api.ts'
import { openCallOf, recognisedIn, trial } from '../../support/trial.ts'
import { underNotice } from '../../support/under-notice.ts'

let api: Api
let notice: string
let entry: string
beforeAll(async () => {
  api = await openApi()
  const { town } = api
  await openCallOf(town, trial)
  entry = (await recognisedIn(town, trial, '“甲”&<乙>', '成员')).id
  notice = await underNotice(town)
})
afterAll(() => api.stop())

const get = (path: string, headers: Record<string, string> = {}) => api.insight.request(path, { headers })
const textOf = async (path: string) => (await get(path)).text()

/** What stands in the elements of this name; every element that opens must close. */
const elements = (xml: string, name: string): string[] => {
  const found: string[] = []
  const open: string[] = []
  for (const step of xmlSteps(xml)) {
    if (step.is === 'open' && !step.empty) open.push(step.name)
    else if (step.is === 'close') expect(open.pop()).toBe(step.name)
    else if (step.is === 'text' && open.at(-1) === name) found.push(step.text)
  }
  expect(open).toEqual([])
  return found
}

test.each(['zh', 'en'])('calls, notices and new entries come as feeds in %s', async (language) => {
  const calls = Items.parse((await api.ask('GET', '/calls?limit=100')).json).items
  const feed = await textOf(`/feeds/calls.atom?language=${language}`)
  const pages = calls.map(({ id }) => `http://localhost:3000/calls/${String(id)}`)
  expect(new Set(elements(feed, 'id').slice(1))).toEqual(new Set(pages))
  expect(elements(await textOf(`/feeds/notices.atom?language=${language}`), 'id').slice(1)).toEqual([
    `http://localhost:3000/notices/${notice}`,
  ])
  const register = await textOf(`/feeds/register.atom?language=${language}`)
  expect(elements(register, 'id').slice(1)).toEqual([`http://localhost:3000/register/${entry}`])
  expect(elements(register, 'title').slice(1)).toEqual(['“甲”&<乙>创新联合体'])
  expect(feed).toContain(`xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}"`)
  expect(elements(feed, 'title')[0]).toBe(language === 'zh' ? '申报通知' : 'Calls')
})

test('a feed that has not changed is not sent twice', async () => {
  for (const path of [
    '/feeds/calls.atom',
    '/feeds/notices.atom',
    '/feeds/register.atom',
    '/feeds/deadlines.ics',
  ]) {
    const first = await get(path)
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    expect((await get(path, { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
  }
})

test('the calendar has when each call opens and closes and when each notice ends, in UTC', async () => {
  const calendar = await textOf('/feeds/deadlines.ics')
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = calendar.replaceAll('\r\n ', '').split('\r\n')
  const calls = Items.parse((await api.ask('GET', '/calls?limit=100')).json).items
  const stamp = (at: unknown): string => `${String(at).slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const ends = lines.filter((line) => line.startsWith('DTEND:'))
  expect(ends).toHaveLength(calls.length * 2 + 1)
  for (const { opens, closes } of calls)
    for (const at of [opens, closes]) expect(ends).toContain(`DTEND:${stamp(at)}`)
  const { json } = await api.ask('GET', `/notices/${notice}`)
  expect(ends).toContain(`DTEND:${stamp(NoticeView.parse(json).ends)}`)
  expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(ends.length)
})

test('an empty feed is a feed, and no sign breaks one', () => {
  expect(
    elements(atomFeed({ title: 't', self: 's', page: 'p', language: 'en', entries: [] }), 'updated'),
  ).toEqual(['1970-01-01T00:00:00Z'])
  expect(xmlText('a\u0000\u0008<b>&"c"\ud83d')).toBe('a&lt;b&gt;&amp;&quot;c&quot;\ufffd')
})

test('the map names every call, programme and entry once, and no notice', async () => {
  const index = elements(await textOf('/sitemap.xml'), 'loc')
  const maps = await Promise.all(index.map((address) => textOf(address.replace('http://localhost:3000', ''))))
  const addresses = maps.flatMap((xml) => elements(xml, 'loc'))
  expect(new Set(addresses).size).toBe(addresses.length)
  const items = async (path: string) => Items.parse((await api.ask('GET', path)).json).items
  for (const { id } of await items('/calls?limit=100'))
    expect(addresses).toContain(`http://localhost:3000/calls/${String(id)}`)
  for (const { id } of await items('/register?limit=100'))
    expect(addresses).toContain(`http://localhost:3000/register/${String(id)}`)
  expect(addresses.join('\n')).not.toContain(notice)
  for (const address of addresses) {
    const path = address.replace('http://localhost:3000', '') || '/'
    const { status } = await (isInsight(path) ? api.insight : api.app).request(path)
    expect([path, status]).toEqual([path, 200])
  }
})

test('robots are told of the map, and kept from what is somebody’s own', async () => {
  const robots = await textOf('/robots.txt')
  expect(robots).toContain('Sitemap: http://localhost:3000/sitemap.xml')
  expect(robots).toContain('Disallow: /files/')
  // What is not named there answers them nothing that could be kept.
  for (const path of ['/applications', '/tasks', '/reviews', '/board', '/me', '/administration', '/cases/x'])
    expect([path, (await api.app.request(path)).status]).toEqual([path, 401])
})

test.each(['/', '/programmes', '/calls', '/notices', '/register', '/open-data'])(
  '%s names its one address, both languages and what it is',
  async (path) => {
    const { request } = isInsight(path) ? api.insight : api.app
    const html = await (await request(`${path}?language=en`)).text()
    const address = `http://localhost:3000${path}`
    expect(html).toContain(`<link rel="canonical" href="${address}"/>`)
    for (const language of ['zh', 'en']) expect(html).toContain(`href="${address}?language=${language}"`)
    expect(html).toMatch(/<meta name="description" content="[^"]{20,}"\/>/)
    expect(html).toContain('<html lang="en">')
  },
)

test('a notice says how to object, and is kept by no search engine', async () => {
  const html = await (await api.app.request(`/notices/${notice}?language=zh`)).text()
  expect(html).toContain('个人须实名，单位须加盖公章')
  expect(html).toContain('联系方式')
  expect(html).toMatch(/异议截止<\/dt><dd[^>]*><time[^>]*>[^<]* 23:59（北京时间）/)
  expect(html).toContain('noindex')
})
