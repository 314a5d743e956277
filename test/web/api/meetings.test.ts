import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type CaseId, PersonId } from '../../../domain/ids.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'

/* A panel meets, over the API alone: who may see what of it, what the secretary does, and how experts vote. */

const names = ['officer', 'auditor', 'expert1', 'expert2', 'expert3', 'head', '会议牵头'] as const
let api: Api
let id: CaseId
let meeting: string
const people: Record<string, PersonId> = {}
beforeAll(async () => {
  api = await openApi()
  id = await api.town.apply('会议牵头', [
    ['会议成员', 'enterprise'],
    ['会议大学', 'university'],
  ])
  for (const name of names) {
    await api.standFor(name)
    people[name] = PersonId.parse(Me.parse((await api.as(name).get('/me')).json).id)
  }
  // The second expert is bound to the lead.
  const bound = await api.town.store.people.load(idOf('expert2'))
  const { expertise } = api.town.who('expert2')
  if (!bound || !expertise) throw new Error('no expert')
  await api.town.store.people.save({
    ...bound,
    expertise: { ...expertise, conflicts: [(await api.town.file(id)).head.lead] },
    revision: bound.revision + 1,
  })
}, 60_000)
afterAll(() => api.stop())

const Me = z.looseObject({ id: z.string() })
const idOf = (name: string): PersonId => PersonId.parse(people[name])
const officer = () => api.as('officer')
const path = () => `/meetings/${meeting}`
const item = () => `${path()}/cases/${id}`
const statuses = async (asked: string) =>
  Promise.all(names.map(async (name) => (await api.as(name).get(asked)).status))

test('an officer plans it once, however often that is sent, and others are told nothing is there', async () => {
  const plan = {
    ...{ title: '第一次评审会', at: '2031-03-20T06:00:00.000Z', place: '会议室一', agenda: [id] },
    experts: ['expert1', 'expert2'].map(idOf),
  }
  for (const name of ['auditor', 'expert1', 'head', '会议牵头'])
    expect([name, (await api.as(name).post('/meetings', plan)).status]).toEqual([name, 404])
  expect(await officer().post('/meetings', { ...plan, experts: [idOf('head')] })).toMatchObject({
    ...{ status: 422, json: { problems: [{ field: 'experts', code: 'not-an-option' }] } },
  })
  const planned = await officer().post('/meetings', plan, 'plan')
  expect(planned.status).toBe(201)
  meeting = z.object({ meeting: z.string() }).parse(planned.json).meeting
  expect(planned.headers.get('location')).toBe(`http://localhost:3000/api${path()}`)
  expect((await officer().post('/meetings', plan, 'plan')).json).toEqual({ meeting })
  const meetings = `/boards/${api.town.call.id}/meetings`
  expect(await statuses(meetings)).toEqual([200, 200, 404, 404, 404, 404, 404])
  expect(await api.all('auditor', meetings)).toMatchObject([
    {
      meeting,
      title: '第一次评审会',
      place: '会议室一',
      secretary: expect.any(String),
      state: 'open',
      cases: 1,
    },
  ])
  expect(await api.all('auditor', '/boards/evaluation-lingang-2032/meetings')).toEqual([])
})

test('it is seen by the office, auditors and who attends, each as far as they may know', async () => {
  expect(await statuses(path())).toEqual([200, 200, 200, 200, 404, 404, 404])
  expect(await statuses(item())).toEqual([200, 200, 200, 200, 404, 404, 404])
  expect(await statuses(`${path()}/minutes`)).toEqual([200, 200, 404, 404, 404, 404, 404])
  expect(await api.ask('GET', path())).toMatchObject({ status: 401 })
  expect((await officer().get(path())).json).toMatchObject({
    agenda: [{ case: id, title: '会议牵头创新联合体', stage: 'not-begun' }],
    attendees: [{ person: idOf('expert1'), came: false }, { person: idOf('expert2') }],
  })
  expect((await api.as('expert1').get(path())).json).not.toHaveProperty('attendees')
  expect((await officer().get(`${path()}/cases/${'0'.repeat(20)}`)).status).toBe(404)
})

test('its turn comes: whoever is bound leaves and is told nothing, and votes are counted, not named', async () => {
  const came = await officer().put(`${path()}/attendance`, { came: ['expert1', 'expert2'].map(idOf) })
  expect(came).toMatchObject({ status: 200, json: {} })
  const vote = (name: string, given: string) => api.as(name).put(`${item()}/vote`, { vote: given })
  expect(await vote('expert1', 'for')).toMatchObject({ status: 409, json: { code: 'not-at-this-step' } })
  for (const name of ['auditor', 'expert1', 'head'])
    expect([name, (await api.as(name).post(`${item()}/opening`)).status]).toEqual([name, 404])
  for (const _ of ['once', 'again'])
    expect((await officer().post(`${item()}/opening`, {}, 'open')).status).toBe(200)

  expect(await vote('expert2', 'for')).toMatchObject({ status: 403, json: { code: 'conflict-of-interest' } })
  expect((await vote('head', 'for')).status).toBe(404)
  expect((await vote('officer', 'for')).status).toBe(404)
  expect(await vote('expert1', 'perhaps')).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'vote' }] },
  })
  expect((await vote('expert1', 'against')).status).toBe(200)
  expect((await vote('expert1', 'for')).status).toBe(200)

  const said = { meeting, case: id, stage: 'vote-open' }
  for (const name of ['officer', 'auditor'])
    expect((await api.as(name).get(item())).json).toEqual({
      ...{ ...said, title: '会议牵头创新联合体', bound: false },
      tally: { for: 1, against: 0, abstain: 0, from: 'phones', inRoom: 1, byPhone: 1 },
      absent: [
        { person: idOf('expert2'), name: expect.any(String), why: 'conflict', at: expect.any(String) },
      ],
    })
  expect((await api.as('expert1').get(item())).json).toEqual({
    ...{ ...said, title: expect.any(String), bound: false, left: false, vote: 'for' },
  })
  expect((await api.as('expert2').get(item())).json).toEqual({
    ...{ ...said, title: expect.any(String), bound: true },
  })
})

test('the secretary writes the minutes, concludes and closes; what is final says what was said', async () => {
  const record = (body: object) => officer().put(`${item()}/record`, body)
  expect(await record({ hands: { for: 2, against: 0, abstain: 0 } })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'hands.for', code: 'more-than-in-room', facts: { max: 1 } }] },
  })
  expect((await record({ note: '讨论了产业化路径', proposed: { words: '建议支持' } })).status).toBe(200)
  expect((await officer().get(item())).json).toMatchObject({
    ...{ note: '讨论了产业化路径', proposed: { words: '建议支持' } },
  })
  expect((await api.as('auditor').get(item())).json).not.toHaveProperty('proposed')
  expect((await api.as('expert1').get(item())).json).not.toHaveProperty('note')
  expect(await officer().post(`${path()}/closing`)).toMatchObject({
    status: 422,
    json: { problems: [{ field: `agenda.${id}`, code: 'missing' }] },
  })
  const conclusion = { is: 'recommended', words: '建议支持，补充里程碑' }
  expect((await api.as('auditor').post(`${item()}/conclusion`, conclusion)).status).toBe(404)
  for (const _ of ['once', 'again'])
    expect((await officer().post(`${item()}/conclusion`, conclusion, 'conclude')).status).toBe(200)
  const events = (await api.town.file(id)).events.filter(({ what }) => what === 'panel-concluded')
  expect(events).toMatchObject([{ facts: { conclusion: 'recommended', for: 1, against: 0, left: 1 } }])
  expect(await officer().post(`${item()}/conclusion`, conclusion, 'another')).toMatchObject({ status: 409 })

  const expert = (await api.as('expert1').get(item())).json
  expect(expert).toMatchObject({ stage: 'concluded', conclusion: 'recommended', vote: 'for' })
  expect(expert).not.toHaveProperty('words')
  expect((await api.as('expert2').get(item())).json).not.toHaveProperty('conclusion')

  expect((await officer().get(`${path()}/minutes`)).json).not.toHaveProperty('final')
  expect((await officer().post(`${path()}/closing`, {}, 'close')).status).toBe(200)
  const minutes = z
    .looseObject({ final: z.object({ at: z.string(), digest: z.string() }) })
    .parse((await officer().get(`${path()}/minutes`)).json)
  expect(minutes).toMatchObject({
    ...{ state: 'closed', place: '会议室一' },
    attendees: [{ came: true }, { came: true }],
    items: [
      {
        ...{ case: id, withheld: false, note: '讨论了产业化路径', conclusion: 'recommended' },
        ...{ words: '建议支持，补充里程碑', tally: { for: 1, against: 0, abstain: 0, inRoom: 1 } },
        absent: [{ person: idOf('expert2'), why: 'conflict' }],
      },
    ],
  })
  // The paper is of the same minutes.
  const { html } = await (await reader(api, 'officer')).get(`${path()}/minutes`)
  for (const part of [minutes.final.digest, '建议支持，补充里程碑', '讨论了产业化路径', '同意 1'])
    expect(html).toContain(part)
  expect(await api.as('expert1').put(`${item()}/vote`, { vote: 'against' })).toMatchObject({ status: 409 })
})

test('a secretary who is bound to a case reads nothing of it in the minutes', async () => {
  const { lead } = (await api.town.file(id)).head
  await api.standFor('officer')
  const person = await api.town.store.people.load(idOf('officer'))
  if (!person) throw new Error('nobody')
  await api.town.store.people.save({
    ...person,
    represents: [...person.represents, { organisation: lead, name: '会议牵头', state: 'active' as const }],
    revision: person.revision + 1,
  })
  expect((await officer().get(`${path()}/minutes`)).json).toMatchObject({
    items: [{ case: id, title: '会议牵头创新联合体', withheld: true }],
  })
  expect(JSON.stringify((await officer().get(`${path()}/minutes`)).json)).not.toContain('建议支持')
  expect((await officer().get(item())).json).toMatchObject({ bound: true })
  expect(JSON.stringify((await officer().get(item())).json)).not.toContain('recommended')
})
