import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
let mine: string
beforeAll(async () => {
  api = await openApi()
  await api.appoint('clerk', [{ role: 'officer', scheme: 'lingang' }])
  mine = await api.register('多次公司')
  for (const n of [1, 2, 3]) {
    const opened = await api
      .as('多次公司')
      .post('/cases', { call: api.town.call.id, lead: mine, title: `第${n}个联合体` })
    const { case: id } = z.object({ case: z.string() }).parse(opened.json)
    if (n < 3) await api.as('多次公司').post(`/cases/${id}/withdrawal`, { reason: '重新填写' })
  }
})
afterAll(() => api.stop())

const titles = async (subject: string, path: string) =>
  (await api.all(subject, path)).map((item) => String(item.title)).toSorted()

test('a list goes on where its page ended', async () => {
  for (const limit of [1, 2, 100])
    expect(await titles('多次公司', `/cases?organisation=${mine}&limit=${limit}`)).toEqual([
      '第1个联合体',
      '第2个联合体',
      '第3个联合体',
    ])
})

test('a draft is listed to auditors alone, given up or not', async () => {
  const batch = `/cases?batch=${api.town.call.id}`
  expect(await titles('clerk', `${batch}&limit=1`)).toEqual([])
  expect(await titles('clerk', `${batch}&status=withdrawn`)).toEqual([])
  expect(await api.as('clerk').get(`${batch}&status=draft`)).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'status', code: 'not-an-option' }] },
  })

  await api.appoint('inspector', [{ role: 'auditor', scheme: 'lingang' }])
  expect(await titles('inspector', batch)).toHaveLength(3)
  expect(await titles('inspector', `${batch}&status=withdrawn`)).toEqual(['第1个联合体', '第2个联合体'])
  expect(await titles('inspector', `${batch}&status=draft`)).toEqual(['第3个联合体'])
})

test('officers list what was handed in, by call and by status', async () => {
  const batch = `/cases?batch=${api.town.call.id}`
  await api.town.apply('递交公司', [
    ['递交大学', 'university'],
    ['配套企业', 'enterprise'],
  ])
  expect(await titles('clerk', batch)).toEqual(['递交公司创新联合体'])
  expect(await titles('clerk', `${batch}&status=formal-check`)).toEqual(['递交公司创新联合体'])
  expect(await titles('clerk', `${batch}&status=approval`)).toEqual([])
  expect(await titles('clerk', '/cases?batch=evaluation-lingang-2031')).toEqual([])
  expect(await api.as('clerk').get(`${batch}&status=lost`)).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'status', code: 'not-an-option' }] },
  })
  expect(await api.as('clerk').get('/cases')).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'batch', code: 'missing' }] },
  })
  expect(await api.as('clerk').get(`/cases?organisation=${mine}`)).toMatchObject({ status: 404 })
})

test('tasks are read tray by tray, and nobody reads another’s', async () => {
  await api.register('被邀公司')
  const [draft] = (await api.all('多次公司', `/cases?organisation=${mine}`)).filter(
    (item) => item.ended === false,
  )
  const { json } = await api.as('被邀公司').get('/me')
  const { represents } = z.object({ represents: z.array(z.object({ organisation: z.string() })) }).parse(json)
  const asked = represents[0]?.organisation ?? ''
  await api
    .as('多次公司')
    .post(`/cases/${String(draft?.id)}/members`, { code: asked.replace('uscc:', ''), role: 'member' })
  const tray = `/tasks?audience=organisation:${asked}`
  // Nothing is asked of the person: the first page goes on to what is asked of the organisation.
  expect(await api.as('被邀公司').get('/tasks')).toMatchObject({
    json: { items: [{ kind: 'confirmation' }] },
  })
  expect(await api.all('被邀公司', '/tasks?limit=1')).toMatchObject([{ kind: 'confirmation' }])
  expect(await api.all('被邀公司', tray)).toMatchObject([{ case: draft?.id }])
  expect(await api.as('clerk').get(tray)).toMatchObject({ status: 404 })
  expect(await api.as('clerk').get('/tasks?audience=office:lingang:administrator')).toMatchObject({
    status: 404,
  })
})
