import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bindingScheme, filledPart } from '../../support/members.ts'

const Part = z.looseObject({ answers: z.record(z.string(), z.unknown()), whole: z.boolean() })
const Seen = z.looseObject({
  parts: z.array(z.looseObject({ name: z.string(), answers: z.record(z.string(), z.unknown()) })).default([]),
  invitations: z.array(z.looseObject({ id: z.string(), state: z.string() })).optional(),
  progress: z.array(z.unknown()).optional(),
})

let api: Api
let path: string
const names = { lead: '牵头甲', one: '成员乙', other: '成员丙' }
const partOf = (name: string) => `${path}/members/${encodeURIComponent(`uscc:${practiceUscc(name)}`)}/part`
const caseOf = async (name: string) => Seen.parse((await api.as(name).get(path)).json)

beforeAll(async () => {
  api = await openApi(undefined, { scheme: bindingScheme() })
  const lead = await api.register(names.lead)
  for (const name of [names.one, names.other]) await api.register(name, 'university')
  const made = await api
    .as(names.lead)
    .post('/cases', { call: api.town.call.id, lead, title: '成员部分创新联合体' })
  path = `/cases/${z.looseObject({ case: z.string() }).parse(made.json).case}`
  for (const name of [names.one, names.other])
    await api.as(names.lead).post(`${path}/members`, { code: practiceUscc(name) })
  for (const name of Object.values(names))
    await api.as(name).put(partOf(name), { changes: filledPart(`${name}的任务`) })
})
afterAll(() => api.stop())

describe('a member’s own part', () => {
  test('is read whole by its own people and by those who lead, and of others what the programme shares', async () => {
    const fields = async (reader: string, name: string) =>
      Object.keys(Part.parse((await api.as(reader).get(partOf(name))).json).answers).toSorted()
    const whole = ['commitments', 'contribution', 'team']
    expect(await fields(names.one, names.one)).toEqual(whole)
    expect(await fields(names.lead, names.one)).toEqual(whole)
    expect(await fields(names.other, names.one)).toEqual(['contribution'])
    expect(
      JSON.stringify((await caseOf(names.other)).parts.find(({ name }) => name === names.one)),
    ).not.toContain('王工')
  })

  test('is written by its own people alone, and nobody else learns that it is there', async () => {
    const write = async (by: string) =>
      (await api.as(by).put(partOf(names.one), { changes: { contribution: { value: '改写' } } })).status
    expect([await write(names.lead), await write(names.other), await write('stranger')]).toEqual([
      404, 404, 404,
    ])
    expect((await api.as('stranger').get(partOf(names.one))).status).toBe(404)
  })

  test('is closed to who declined, and to the others of it', async () => {
    const { tasks } = z
      .looseObject({ tasks: z.array(z.looseObject({ id: z.string(), mine: z.boolean() })) })
      .parse((await api.as(names.other).get(path)).json)
    const task = tasks.find(({ mine }) => mine)
    const declined = await api.as(names.other).post(`${path}/tasks/${task?.id ?? ''}/answer`, {
      kind: 'confirmation',
      answer: { decision: 'decline', reason: '另有安排' },
    })
    expect(declined.status).toBe(200)
    expect((await api.as(names.other).get(partOf(names.other))).status).toBe(404)
    expect((await caseOf(names.lead)).parts.map(({ name }) => name).toSorted()).toEqual(
      [names.lead, names.one].toSorted(),
    )
  })
})

describe('invitations by mail', () => {
  const invite = (address: string, more: object = {}) =>
    api.as(names.lead).post(`${path}/members`, { address, name: '远方公司', ...more })

  test('are answered alike whether an address is known here or not, and listed to those who lead', async () => {
    expect((await api.as(names.one).patch('/me', { email: 'known@far.example' })).status).toBe(200)
    const { status, json } = await invite('known@far.example')
    const other = await invite('nobody@far.example')
    expect([status, other.status]).toEqual([201, 201])
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(json))).toEqual(
      Object.keys(z.record(z.string(), z.unknown()).parse(other.json)),
    )
    expect((await caseOf(names.lead)).invitations?.map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect((await caseOf(names.one)).invitations).toBeUndefined()
    expect((await caseOf(names.one)).progress).toBeUndefined()
  })

  test('are sent again and revoked by those who lead, and by nobody else', async () => {
    const id = (await caseOf(names.lead)).invitations?.[0]?.id ?? ''
    const send = async (by: string) => (await api.as(by).post(`${path}/invitations/${id}/sending`)).status
    expect([await send(names.one), await send(names.lead)]).toEqual([404, 200])
    expect((await api.as(names.lead).delete(`${path}/invitations/${id}`)).status).toBe(200)
    expect((await caseOf(names.lead)).invitations?.map(({ state }) => state)).toContain('revoked')
    expect(await send(names.lead)).toBe(409)
  })

  test('keep their secrets out of everything that is answered', () => {
    expect(api.said.join('\n')).not.toMatch(/\/invitations\/[0-9a-f]{40}/)
  })
})
