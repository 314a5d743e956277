import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type CaseId, PersonId } from '../../domain/ids.ts'
import { Note } from '../../domain/note.ts'
import { type Api, openApi } from '../support/api.ts'

let api: Api
let id: CaseId
beforeAll(async () => {
  api = await openApi()
  await api.appoint('clerk', [{ role: 'officer', scheme: 'lingang' }])
  await api.appoint('colleague', [{ role: 'officer', scheme: 'lingang' }])
  await api.appoint('inspector', [{ role: 'auditor', scheme: '*' }])
  id = await api.town.apply('记录公司', [
    ['记录大学', 'university'],
    ['记录配套', 'enterprise'],
  ])
  for (const who of ['记录公司', '记录大学', 'expert1']) await api.standFor(who)
})
afterAll(() => api.stop())

const notes = async (who: string) => {
  const { json } = await api.as(who).get(`/cases/${id}/notes`)
  return z.object({ items: z.array(Note) }).parse(json).items
}
const me = async (who: string) =>
  z.looseObject({ id: z.string() }).parse((await api.as(who).get('/me')).json).id

test('a note is read by officers and auditors, stamped, and told to whom it mentions', async () => {
  const written = await api
    .as('clerk')
    .post(`/cases/${id}/notes`, { text: '牵头单位电话核实过账户。', mentions: [await me('colleague')] })
  expect(written.status).toBe(200)
  for (const who of ['colleague', 'inspector'])
    expect(await notes(who)).toMatchObject([
      { text: '牵头单位电话核实过账户。', name: 'clerk', mentions: [{ name: 'colleague' }] },
    ])
  await api.town.program.idle()
  const { items } = await api.town.store.cases.messages(PersonId.parse(await me('colleague')), { limit: 100 })
  const told = items.filter(({ about }) => about === 'note-mention')
  expect(told.map(({ to }) => to)).toEqual([await me('colleague')])
  // The mail says that there is a note, never what it says.
  expect(JSON.stringify(told)).not.toContain('核实过账户')
})

test('nobody else learns of notes: not the lead, not by the page of the case, nor by an export of it', async () => {
  for (const who of ['记录公司', '记录大学', 'expert1']) {
    expect((await api.as(who).get(`/cases/${id}/notes`)).status).toBe(404)
    expect((await api.as(who).post(`/cases/${id}/notes`, { text: '看看' })).status).toBe(404)
  }
  expect(JSON.stringify((await api.as('记录公司').get(`/cases/${id}`)).json)).not.toContain('核实过账户')
})

test('an auditor reads and does not write', async () => {
  expect((await api.as('inspector').post(`/cases/${id}/notes`, { text: '审计' })).status).toBe(404)
})

test('a note with the same key is one note, and mentions only who may read it', async () => {
  const send = (body: object, key: string) => api.as('clerk').post(`/cases/${id}/notes`, body, key)
  const first = await send({ text: '第二条' }, 'k1')
  expect(await send({ text: '第二条' }, 'k1')).toMatchObject({ status: 200, json: first.json })
  expect((await notes('clerk')).filter(({ text }) => text === '第二条')).toHaveLength(1)
  expect(await send({ text: '第三条', mentions: [await me('记录公司')] }, 'k2')).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'mentions' }] },
  })
})
