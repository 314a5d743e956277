import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { CaseId, type ConsortiumId } from '../../../domain/ids.ts'
import { RuleEffect } from '../../../domain/change-request.ts'
import { organisationId } from '../../support/cases.ts'
import { changing } from '../../support/changes.ts'
import { lingang } from '../../../schemes/lingang.ts'
import { type Api, openApi } from '../../support/api.ts'

const scheme = changing({}, { steps: lingang.steps.filter(({ kind }) => kind === 'formalCheck') })
const Made = z.object({ case: CaseId })

let api: Api
let id: ConsortiumId
beforeAll(async () => {
  api = await openApi(undefined, { scheme })
  const { town } = api
  const application = await town.apply('变更公司', [
    ['变更大学', 'university'],
    ['变更材料', 'enterprise'],
  ])
  await town.does('officer', application, { kind: 'formal-check', answer: { decision: 'pass' } })
  const { status } = (await town.file(application)).head
  if (status.is !== 'recognised') throw new Error('was not recognised')
  id = status.consortium
  await town.organisation('变更检测', 'testing-body')
  const everybody = ['变更公司', '变更大学', '变更材料', '变更检测', 'officer', 'auditor', 'administrator']
  for (const name of [...everybody, 'recommender', 'expert1', 'head']) await api.standFor(name)
})
afterAll(() => api.stop())

const reason = '补充检测能力'
const joins = () => ({ kind: 'member-in', organisation: organisationId('变更检测'), reason })
const changes = () => `/register/${id}/changes`
const lead = () => api.as('变更公司')

test('only those who speak for a lead find the door; to everybody else it is not there', async () => {
  for (const name of ['变更大学', 'officer', 'auditor', 'administrator', 'stranger'])
    for (const answer of [
      await api.as(name).get(changes()),
      await api.as(name).post(`${changes()}/effect`, joins()),
      await api.as(name).post(changes(), { request: joins() }),
    ])
      expect([name, answer.status]).toEqual([name, 404])
  expect(await api.ask('GET', changes())).toMatchObject({ status: 401 })
  expect(await lead().get(`/register/${'0'.repeat(20)}/changes`)).toMatchObject({ status: 404 })
})

test('the kinds are listed with how each is made, and why one has to wait', async () => {
  const { json } = await lead().get(changes())
  const { items } = z.looseObject({ items: z.array(z.looseObject({ kind: z.string() })) }).parse(json)
  expect(items).toHaveLength(10)
  expect(items.find(({ kind }) => kind === 'member-in')).toMatchObject({
    mode: 'approve',
    effective: 'at-once',
  })
  expect(items.find(({ kind }) => kind === 'renewal')).toMatchObject({
    closed: { en: expect.stringContaining('2033-09') },
  })
})

test('the effect is told with the numbers before and after, and nothing is written', async () => {
  const out = { kind: 'member-out', organisation: organisationId('变更大学'), reason }
  const answer = await lead().post(`${changes()}/effect`, out)
  const { effect, broken } = z
    .object({ effect: z.array(RuleEffect), broken: z.array(z.string()) })
    .parse(answer.json)
  expect(broken.toSorted()).toEqual(['enough', 'science'])
  expect(effect.find(({ rule }) => rule === 'science')).toMatchObject({
    before: { words: { en: expect.stringContaining('1 named') } },
    after: { words: { en: expect.stringContaining('0 named') } },
  })
  expect(await lead().post(changes(), { request: out })).toMatchObject({
    status: 422,
    json: {
      code: 'rules-broken',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'rule' })]),
    },
  })
  expect((await api.town.store.cases.byTime('change-lingang-2031', {})).items).toEqual([])
})

test('a request that does not fit is refused at its field', async () => {
  const refusals = [
    [
      { kind: 'member-in', organisation: organisationId('无人注册'), reason },
      'organisation',
      'not-registered',
    ],
    [{ kind: 'member-in', organisation: organisationId('变更大学'), reason }, 'organisation', 'member-twice'],
    [{ kind: 'member-out', organisation: organisationId('变更公司'), reason }, 'organisation', 'leads'],
    [{ kind: 'name', name: '变更公司创新联合体', reason }, 'name', 'unchanged'],
    [{ kind: 'milestone', action: 'add', milestone: '样机', reason }, 'due', 'missing'],
    [{ kind: 'merger', number: 'LGIC-2031-NOBODY', reason }, 'number', 'no-such-consortium'],
  ] as const
  for (const [request, field, code] of refusals)
    expect(await lead().post(changes(), { request })).toMatchObject({
      status: 422,
      json: { code: 'invalid', problems: [{ field, code }] },
    })
})

test('one change of a kind at a time; the same key twice is one change, and an old page is said to be old', async () => {
  const { revision } = z.looseObject({ revision: z.number() }).parse((await lead().get(changes())).json)
  expect(await lead().post(changes(), { request: joins(), basedOn: revision + 1 })).toMatchObject({
    status: 409,
    json: { code: 'changed-meanwhile' },
  })
  const [first, twin] = await Promise.all([
    lead().post(changes(), { request: joins(), basedOn: revision }, 'one-click'),
    lead().post(changes(), { request: joins(), basedOn: revision }, 'one-click'),
  ])
  expect(first.status).toBe(201)
  expect(twin.json).toEqual(first.json)
  expect(first.headers.get('location')).toContain(`/api/cases/${Made.parse(first.json).case}`)
  expect(await lead().post(changes(), { request: joins() })).toMatchObject({
    status: 409,
    json: { code: 'change-open' },
  })
  expect((await api.town.store.cases.byTime('change-lingang-2031', {})).items).toHaveLength(1)
})

test('who may see a change, and who may not', async () => {
  await api.town.program.idle()
  const of = (await api.town.store.cases.byTime('change-lingang-2031', {})).items[0]?.id
  if (of === undefined) throw new Error('no change')
  for (const name of ['变更公司', '变更大学', '变更材料', '变更检测', 'officer', 'auditor'])
    expect([name, (await api.as(name).get(`/cases/${of}`)).status]).toEqual([name, 200])
  for (const name of ['administrator', 'recommender', 'expert1', 'head', 'stranger'])
    expect([name, (await api.as(name).get(`/cases/${of}`)).status]).toEqual([name, 404])
  expect(await api.as('变更大学').get(`/cases/${of}`)).toMatchObject({
    json: {
      kind: 'change',
      status: { is: 'joining' },
      change: { consortium: id, what: { zh: '变更检测加入' }, mode: 'approve', request: { reason } },
    },
  })
  // Who is asked to join neither takes the request back nor asks for another change.
  expect(await api.as('变更检测').post(`/cases/${of}/taking-back`, { reason: '不参加' })).toMatchObject({
    status: 404,
  })
  expect(await api.as('officer').post(`/cases/${of}/taking-back`, { reason: '不合适' })).toMatchObject({
    status: 404,
  })

  const confirm = { kind: 'confirmation', answer: { decision: 'confirm', contribution: '检测' } } as const
  await api.town.does('变更检测', of, confirm)
  expect(await api.as('变更检测').get(changes())).toMatchObject({ status: 404 })
  await api.town.does('officer', of, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect(await api.ask('GET', `/register/${id}`)).toMatchObject({
    json: { changes: [{ kind: 'member-in', what: { en: '变更检测 joins' }, case: of }] },
  })
  expect(JSON.stringify((await api.ask('GET', `/register/${id}`)).json)).not.toContain(reason)
  expect(api.town.program.problems).toEqual([])
})
