import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Api, openApi } from '../../support/api.ts'
import { lingang } from '../../../schemes/lingang.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.as('first').get('/me')
})
afterAll(() => api.stop())

const later = (hours: number) =>
  new Date(api.town.program.clock.now().getTime() + hours * 3_600_000).toISOString()
const title = { zh: '第二批', en: 'Second batch' }
const announce = async (opens: number, closes: number) => {
  const answer = await api
    .as('first')
    .post('/calls', { scheme: 'lingang@1', title, opens: later(opens), closes: later(closes) })
  expect(answer).toMatchObject({ status: 201 })
  return z.object({ call: z.string() }).parse(answer.json).call
}

test('a programme can be read whole, and no other is there', async () => {
  expect(await api.ask('GET', '/schemes/lingang@1')).toMatchObject({
    status: 200,
    json: { ref: 'lingang@1', form: lingang.form.map(({ id }) => ({ id })) },
  })
  for (const ref of ['lingang@999', 'nowhere@1', 'x']) {
    expect(await api.ask('GET', `/schemes/${ref}`)).toMatchObject({ status: 404 })
  }
})

test('administrators announce a call and change it until it opens', async () => {
  const call = await announce(2, 4)
  const change = (body: object, subject = 'first') => api.as(subject).patch(`/calls/${call}`, body)
  expect(await api.ask('GET', `/calls/${call}`)).toMatchObject({ json: { title, revision: 1 } })
  expect(await change({ title: { zh: '第二批次', en: 'Batch two' }, revision: 1 })).toMatchObject({
    status: 200,
  })
  expect(await change({ closes: later(9), revision: 1 })).toMatchObject({
    status: 409,
    json: { code: 'changed-meanwhile' },
  })
  expect(await change({ closes: later(1), revision: 2 })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'closes', code: 'dates-in-wrong-order' }] },
  })
  expect(await change({ revision: 2 }, 'somebody')).toMatchObject({ status: 404 })
  expect(await api.ask('GET', `/calls/${call}`)).toMatchObject({
    json: { title: { zh: '第二批次' }, revision: 2 },
  })
})

test('a call takes applications from the minute it opens to the minute it closes', async () => {
  const lead = await api.register('准时公司')
  const call = await announce(1, 2)
  const apply = () => api.as('准时公司').post('/cases', { call, lead, title: '准时联合体' })
  expect(await apply()).toMatchObject({ status: 409, json: { code: 'call-not-open' } })
  await api.town.program.advanceTo(new Date(later(1.5)))
  const opened = await apply()
  expect(opened).toMatchObject({ status: 201 })
  await api.town.program.advanceTo(new Date(later(1)))
  const { case: id } = z.object({ case: z.string() }).parse(opened.json)
  const closed = { status: 409, json: { code: 'call-closed', facts: { closes: expect.any(String) } } }
  expect(await apply()).toMatchObject(closed)
  expect(await api.as('准时公司').put(`/cases/${id}/sections/plan`, { answers: {} })).toMatchObject(closed)
  expect(await api.as('准时公司').post(`/cases/${id}/submission`)).toMatchObject(closed)
})
