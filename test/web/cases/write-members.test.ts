import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import { type CallId, OrganisationId } from '../../../domain/ids.ts'
import { Scheme } from '../../../domain/scheme.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'
import { draftIn, openCallOf, trial } from '../../support/trial.ts'

const ring = Scheme.parse({
  ...trial,
  ref: 'ring@1',
  members: {
    max: 20,
    confirmBeforeSubmission: true,
    coLeads: false,
    foreign: 'conditions',
    layers: [
      {
        id: 'core',
        title: { zh: '核心层', en: 'Core' },
        help: { zh: '承担攻关任务', en: 'Carries research' },
      },
      { id: 'close', title: { zh: '紧密合作层', en: 'Close cooperation' } },
    ],
  },
  membership: {
    currency: 'CNY',
    figure: { zh: '上年度销售收入', en: 'Sales of last year' },
    tiers: [
      {
        id: 'full',
        title: { zh: '正式会员', en: 'Full member' },
        dues: { kind: 'percentage', rate: 0.01, min: 10_000, max: 500_000 },
        votes: 2,
        mayLead: true,
        rights: [],
        commitmentYears: 2,
      },
    ],
  },
})

let api: Api
let call: CallId
beforeAll(async () => {
  api = await openApi()
  call = await openCallOf(api.town, ring)
  await api.town.person('ring officer', [{ role: 'officer', scheme: 'ring' }])
})
afterAll(() => api.stop())

const Made = z.looseObject({ organisation: z.string() })
const named = (html: string, path: string): string =>
  new RegExp(`href="(${path}/tasks/[^"]+)"`).exec(html)?.[1] ?? ''

test('the lead names a member in a layer, both state their figures, and the consortium sees who pays what', async () => {
  const { town } = api
  const id = await draftIn(town, call, '环形牵头')
  const lead = await reader(api, '环形牵头')
  const path = `/cases/${id}`
  await town.organisation('环形成员', 'enterprise')
  const page = (await lead.get(`${path}/members`)).html
  expect(page).toContain('承担攻关任务')
  expect(page).toContain('境外单位须符合附加条件')
  expect(page).not.toContain('name="role"')

  const code = practiceUscc('环形成员')
  const without = await lead.post(`${path}/members`, { code, country: 'CN' })
  expect(without.status).toBe(422)
  expect(without.html).toContain('层次：请填写')
  expect(without.html).toContain(code)
  const coLead = await lead.post(`${path}/members`, { code, layer: 'core', role: 'co-lead' })
  expect(coLead.html).toContain('本计划只能有一家牵头单位')
  expect((await lead.post(`${path}/members`, { code, layer: 'core' })).status).toBe(303)

  const member = await reader(api, '环形成员')
  const task = named((await member.get(path)).html, path)
  const asked = (await member.get(task)).html
  expect(asked).toContain('上年度销售收入')
  expect(asked).toContain('核心层')
  const words = { kind: 'confirmation', 'answer.decision': 'confirm', 'answer.contribution': '共同研发' }
  const unsaid = await member.post(task, words)
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('上年度销售收入：请填写')
  const wrong = await member.post(task, { ...words, 'answer.figure': '很多' })
  expect(wrong.html).toContain('上年度销售收入：请填写数字')
  expect((await member.post(task, { ...words, 'answer.figure': '8,000,000' })).status).toBe(303)

  expect((await lead.get(`${path}/check`)).html).toContain('环形牵头尚未填写计算会费的数据')
  const blank = await lead.post(`${path}/members/figure`, { figure: '' })
  expect(blank.status).toBe(422)
  expect(blank.html).toContain('上年度销售收入：请填写')
  expect((await lead.post(`${path}/members/figure`, { figure: '900,000,000' })).status).toBe(303)
  for (const someone of [lead, member]) {
    const { html } = await someone.get(path)
    const rows = [...html.matchAll(/<tr><td data-head="单位">(.*?)<\/tr>/gs)].map(([, row = '']) =>
      row
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    expect(rows).toContain('环形牵头 900,000,000 正式会员 50万元 2')
    expect(rows).toContain('环形成员 8,000,000 正式会员 8万元 2')
    expect(rows).toContain('合计 58万元 4')
  }
})

test('a member from abroad is marked, and one that says anew who controls it is brought up to date', async () => {
  const { town } = api
  const id = await draftIn(town, call, '跨境牵头')
  const lead = await reader(api, '跨境牵头')
  const austria = OrganisationId.parse('lei:529900T8BM49AURSDO55')
  const name = '跨境成员'
  await town.store.organisations.save({
    id: austria,
    name,
    kind: 'enterprise',
    country: 'AT',
    credentials: [],
    verified: true,
    revision: 1,
  })
  await town.person(name, [], { represents: [{ organisation: austria, name, state: 'active' }] })
  const path = `/cases/${id}/members`
  await lead.post(path, { code: '529900T8BM49AURSDO55', country: 'AT', layer: 'close' })
  expect((await lead.get(path)).html).toContain('境外单位（AT），须符合附加条件')

  const member = await reader(api, name)
  const details = `/organisations/${encodeURIComponent(austria)}`
  expect((await member.get('/organisations')).html).toContain(details)
  expect((await member.get(details)).html).toContain('同一控制人的单位')
  expect((await lead.get(details)).status).toBe(404)
  expect((await member.post(details, { controller: '某某控股集团', place: 'Linz' })).status).toBe(303)
  expect((await lead.post(details, { controller: '冒名' })).status).toBe(404)
  expect(await town.store.organisations.load(austria)).toMatchObject({
    controller: '某某控股集团',
    place: 'Linz',
    name,
    revision: 2,
  })
  expect((await lead.get(path)).html).not.toContain('某某控股集团')
  expect((await lead.post(`${path}/refresh`, {})).status).toBe(303)
  expect((await lead.get(path)).html).toContain('某某控股集团')
  expect((await member.get(`/cases/${id}`)).html).not.toContain('某某控股集团')
  const again = (await town.file(id)).events.length
  expect((await lead.post(`${path}/refresh`, {})).status).toBe(303)
  expect((await town.file(id)).events).toHaveLength(again)
})

test('who controls an organisation is said by itself, and to officials, not to anybody else', async () => {
  const given = {
    code: practiceUscc('受控公司'),
    name: '受控公司',
    kind: 'enterprise',
    controller: '控股集团',
  }
  const made = await api.as('受控公司').post('/organisations', given)
  const { organisation } = Made.parse(made.json)
  const at = `/organisations/${encodeURIComponent(organisation)}`
  await api.appoint('clerk', [{ role: 'officer', scheme: 'lingang' }])
  const seen = async (subject: string) => (await api.as(subject).get(at)).json
  expect(await seen('受控公司')).toMatchObject({ controller: '控股集团' })
  expect(await seen('clerk')).toMatchObject({ controller: '控股集团' })
  expect(await seen('somebody')).not.toHaveProperty('controller')
  expect((await api.as('somebody').put(at, { controller: '别人' })).status).toBe(404)
  expect((await api.as('受控公司').put(at, { place: '上海' })).status).toBe(200)
  expect(await seen('受控公司')).not.toHaveProperty('controller')
})
