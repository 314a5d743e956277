import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Scheme } from '../../domain/scheme.ts'
import { type Api, openApi } from '../support/api.ts'
import { reader } from '../support/reader.ts'
import { openCallOf, recognisedIn, trial } from '../support/trial.ts'

const kinds = [
  {
    id: 'standards',
    title: { zh: '联合标准', en: 'Joint standards' },
    unit: { zh: '项', en: 'items' },
    sort: 'standard',
  },
  {
    id: 'patents',
    title: { zh: '发明专利', en: 'Patents' },
    unit: { zh: '件', en: 'patents' },
    sort: 'patent',
  },
]
const open = Scheme.parse({
  ...trial,
  ref: 'counted@1',
  results: kinds,
  outcome: { ...trial.outcome, register: ['parties', 'results'] },
})
const closed = Scheme.parse({ ...open, ref: 'quiet@1', outcome: { ...trial.outcome, register: ['parties'] } })

let api: Api
beforeAll(async () => {
  api = await openApi()
  await openCallOf(api.town, open)
  await openCallOf(api.town, closed)
})
afterAll(() => api.stop())

const cells = (html: string): string[] =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )

test('the lead enters results and corrects one; everybody sees what counts, with sums by kind and year', async () => {
  const { id } = await recognisedIn(api.town, open, '成果牵头', '成果成员')
  const lead = await reader(api, '成果牵头')
  const member = await reader(api, '成果成员')
  const path = `/register/${id}/results`
  expect((await lead.get(`/register/${id}`)).html).toContain(path)
  expect((await member.get(`/register/${id}`)).html).not.toContain(path)
  expect((await member.get(path)).status).toBe(404)

  const given = {
    kind: 'standards',
    title: '智能照明 RFID 标准',
    on: '2030年10月14日',
    quantity: '很多',
    evidence: 'Q/PD 1',
  }
  const refused = await lead.post(path, given)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('日期：请填写日期')
  expect(refused.html).toContain('数量：请填写数字')
  expect(refused.html).toContain('智能照明 RFID 标准')
  const right = { ...given, on: '2030-10-14', quantity: '２' }
  expect((await lead.post(path, right)).status).toBe(303)
  await lead.post(path, { ...right, kind: 'patents', title: '天线', on: '2031-02-01', quantity: '5' })
  await lead.post(path, { ...right, title: '照明标准（修订）', quantity: '3', corrects: '1' })
  const form = (await lead.get(`${path}?corrects=3`)).html
  expect(form).toContain('更正第 3 条')
  expect(form).toContain('照明标准（修订）')
  expect(form).toContain('已由第 3 条更正')
  expect((await member.post(path, right)).status).toBe(404)
  expect((await lead.post(path, { ...right, corrects: '1' })).html).toContain('已被更正')

  const page = await (await api.app.request(`/register/${id}`)).text()
  expect(cells(page)).toContain('联合标准 3 3 项')
  expect(cells(page)).toContain('发明专利 5 5 件')
  expect(page).not.toContain('智能照明 RFID 标准')
  const answer = await api.ask('GET', `/register/${id}/results`)
  expect(answer).toMatchObject({
    status: 200,
    json: {
      items: [{ seq: 3, corrects: 1 }, { seq: 2 }, { seq: 1, corrected: 3 }],
      sums: [
        { kind: 'patents', years: { '2031': 5 }, total: 5 },
        { kind: 'standards', years: { '2030': 3 }, total: 3 },
      ],
    },
  })
})

test('where the register does not show results, they are for the parties and the office alone', async () => {
  const { id } = await recognisedIn(api.town, closed, '内部牵头', '内部成员')
  await api.town.person('quiet officer', [{ role: 'officer', scheme: 'quiet' }])
  await api.town.person('other officer', [{ role: 'officer', scheme: 'lingang' }])
  const lead = await reader(api, '内部牵头')
  const given = { kind: 'patents', title: '内部专利', on: '2031-01-01', quantity: '1', evidence: 'ZL 2031' }
  await lead.post(`/register/${id}/results`, given)
  for (const [name, sees] of [
    ['内部牵头', true],
    ['内部成员', true],
    ['quiet officer', true],
    ['other officer', false],
  ] as const)
    expect((await (await reader(api, name)).get(`/register/${id}`)).html.includes('内部专利')).toBe(sees)
  expect(await (await api.app.request(`/register/${id}`)).text()).not.toContain('内部专利')
  expect((await api.ask('GET', `/register/${id}/results`)).status).toBe(404)
})

test('two results entered in the same instant both stand, one after the other', async () => {
  const { id } = await recognisedIn(api.town, open, '同时牵头', '同时成员')
  const lead = await reader(api, '同时牵头')
  const given = { kind: 'patents', on: '2031-01-01', quantity: '1', evidence: 'ZL 2031' }
  const sent = await Promise.all(
    ['甲', '乙', '丙'].map((title) =>
      lead.post(`/register/${id}/results`, { ...given, title: `专利${title}`, once: title }),
    ),
  )
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303])
  const again = await lead.post(`/register/${id}/results`, { ...given, title: '专利甲', once: '甲' })
  expect(again.status).toBe(303)
  const { items } = z
    .object({ items: z.array(z.object({ seq: z.number() })) })
    .parse((await api.ask('GET', `/register/${id}/results`)).json)
  expect(items.map(({ seq }) => seq)).toEqual([3, 2, 1])
})

test('what is answered to somebody who is known is kept by no cache, and the rest is told apart by who asks', async () => {
  const { id } = await recognisedIn(api.town, closed, '缓存牵头', '缓存成员')
  await api.standFor('缓存牵头')
  const path = `/register/${id}/results`
  const own = await api.as('缓存牵头').get(path)
  expect(own.status).toBe(200)
  expect(own.headers.get('cache-control')).toBe('private, no-store')
  const withCookie = await api.ask('GET', '/register', { cookie: 'session=somebody' })
  expect(withCookie.headers.get('cache-control')).toBe('private, no-store')
  const anybody = await api.ask('GET', '/register')
  expect(anybody.headers.get('cache-control')).toBe('public, max-age=60')
  expect(anybody.headers.get('vary')).toBe('authorization, cookie, Accept-Encoding')
})
