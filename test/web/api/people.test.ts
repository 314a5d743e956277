import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

const Me = z.looseObject({ id: z.string(), revision: z.number() })
const meOf = async (subject: string) => Me.parse((await api.as(subject).get('/me')).json)

test('the first administrator appoints, and a stale form of it is refused', async () => {
  const { id, revision } = await meOf('beginner')
  const appoint = (by: string, body: object) => api.as(by).put(`/people/${id}`, body)
  const office = { offices: [{ role: 'officer', scheme: 'lingang' }], active: true, revision }
  expect(await appoint('beginner', office)).toMatchObject({ status: 404 })
  expect(await appoint('first', office)).toMatchObject({ status: 200 })
  expect(await appoint('first', office)).toMatchObject({ status: 409, json: { code: 'changed-meanwhile' } })
  expect(
    await appoint('first', { ...office, offices: [{ role: 'officer', scheme: 'nowhere' }], revision: 2 }),
  ).toMatchObject({ status: 422, json: { problems: [{ field: 'offices.0.scheme' }] } })
  expect(await api.as('first').get(`/people/${id}`)).toMatchObject({ json: { offices: office.offices } })
  // What was refused is not on record, nor is it for everybody to read.
  const acts = (await api.all('first', '/appointments?limit=2')).filter((act) => act.person === id)
  expect(acts).toMatchObject([{ name: 'beginner', byName: 'first', given: office.offices, taken: [] }])
  expect(await api.as('beginner').get('/appointments')).toMatchObject({ status: 404 })
  expect((await api.all('first', '/people?limit=5')).map((person) => person.name)).toEqual(
    expect.arrayContaining(['beginner', 'first', 'officer']),
  )
})

test('an administrator of one programme appoints for that one alone, not even himself for more', async () => {
  await api.appoint('local', [{ role: 'administrator', scheme: 'lingang' }])
  const appoint = async (subject: string, scheme: string) => {
    const { id, revision } = await meOf(subject)
    const offices = [
      ...(subject === 'local' ? [{ role: 'administrator', scheme: 'lingang' }] : []),
      { role: 'officer', scheme },
    ]
    return api.as('local').put(`/people/${id}`, { offices, active: true, revision })
  }
  const refused = { status: 409, json: { code: 'not-allowed-here' } }
  expect(await appoint('local', '*')).toMatchObject(refused)
  expect(await appoint('novice', '*')).toMatchObject(refused)
  expect(await appoint('novice', 'lingang')).toMatchObject({ status: 200 })
})

test('people change what messages to them are sent to, and nothing else', async () => {
  expect(await api.as('reader').patch('/me', { language: 'en', email: 'new@people.example' })).toMatchObject({
    status: 200,
    json: { language: 'en', email: 'new@people.example', name: 'reader' },
  })
  expect(await api.as('reader').patch('/me', { offices: [] })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'offices', code: 'unknown-field' }] },
  })
  expect(await api.as('reader').patch('/me', { email: 'nowhere' })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'email', code: 'not-an-address' }] },
  })
})

test('who is not active any more is not let in', async () => {
  const { id, revision } = await meOf('leaver')
  await api.as('first').put(`/people/${id}`, { offices: [], active: false, revision })
  expect((await api.as('leaver').get('/me')).status).toBe(404)
  expect((await api.as('leaver').post('/organisations', {})).status).toBe(404)
})

test('the first to register an organisation speaks for it and decides who else does', async () => {
  const organisation = await api.register('共享单位')
  const code = practiceUscc('共享单位')
  const again = { code, name: '另一名称', kind: 'institute' }
  expect(await api.as('second').post('/organisations', again)).toMatchObject({
    json: { organisation, state: 'asked' },
  })
  expect(await api.as('third').post('/organisations', again)).toMatchObject({ json: { state: 'asked' } })
  const path = `/organisations/${encodeURIComponent(organisation)}`
  expect(await api.as('third').get(path)).toMatchObject({ json: { name: '共享单位', kind: 'enterprise' } })
  expect(await api.as('third').get(`${path}/join-requests`)).toMatchObject({ status: 404 })

  const requests = z
    .object({ items: z.array(z.strictObject({ id: z.string(), name: z.string(), email: z.string() })) })
    .parse((await api.as('共享单位').get(`${path}/join-requests`)).json).items
  const decide = async (by: string, name: string, decision: string) =>
    api.as(by).post(`${path}/join-requests/${requests.find((one) => one.name === name)?.id}`, { decision })
  expect(await decide('third', 'third', 'admit')).toMatchObject({ status: 404 })
  expect(await decide('共享单位', 'second', 'maybe')).toMatchObject({ status: 422 })
  expect(await decide('共享单位', 'second', 'admit')).toMatchObject({ status: 200 })
  expect(await decide('second', 'third', 'decline')).toMatchObject({ status: 200 })
  expect(await api.as('second').get('/me')).toMatchObject({
    json: { represents: [{ organisation, state: 'active' }] },
  })
  expect(await api.as('third').get('/me')).toMatchObject({ json: { represents: [] } })
})
