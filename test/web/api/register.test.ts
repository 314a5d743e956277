import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { stepOf } from '../../../domain/scheme-step.ts'
import { NoticeView } from '../../../functions/web/notices/notice-view.ts'
import { lingang } from '../../../schemes/lingang.ts'
import data from '../../../schemes/data/reported-consortia.json' with { type: 'json' }
import { type Api, Items, openApi } from '../../support/api.ts'
import { sheet } from '../../support/town.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.as('first').get('/me')
})
afterAll(() => api.stop())

test('administrators take reported consortia over, and anybody looks them up', async () => {
  const given = { consortia: [...data.consortia, { id: 'broken' }] }
  expect(await api.as('somebody').post('/imports/consortia', given)).toMatchObject({ status: 404 })
  const answer = await api.as('first').post('/imports/consortia', given)
  expect(answer).toMatchObject({ status: 200, json: { skipped: [] } })
  const { imported, problems } = z
    .object({
      imported: z.array(z.object({ consortium: z.string(), name: z.string() })),
      problems: z.array(z.object({ field: z.string() })),
    })
    .parse(answer.json)
  expect(imported).toHaveLength(data.consortia.length)
  expect(problems.map(({ field }) => field)).toContain(`consortia.${data.consortia.length}.name`)

  const [one] = imported
  expect(await api.ask('GET', `/register/${one?.consortium}`)).toMatchObject({
    json: { name: one?.name, standing: { is: 'reported' } },
  })
  const begins = encodeURIComponent((one?.name ?? '').slice(0, 4))
  expect(await api.ask('GET', `/register?name=${begins}`)).toMatchObject({
    json: { items: [{ id: one?.consortium }] },
  })
  const page = Items.parse((await api.ask('GET', '/register?limit=5')).json)
  expect(page.items).toHaveLength(5)
  const following = Items.parse((await api.ask('GET', `/register?limit=5&after=${page.next}`)).json)
  expect(following.items.map(({ id }) => id)).not.toEqual(page.items.map(({ id }) => id))
})

test('a notice is open to all, takes objections of whoever signs in, and ends in a certificate', async () => {
  const { town } = api
  const id = await town.apply('公示公司', [
    ['公示大学', 'university'],
    ['公示材料', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const answer = { decision: 'recommend', opinion: '同意' } as const
  await town.does('recommender', id, { kind: 'recommendation', answer })
  const objection = {
    by: { is: 'organisation', name: '另一单位', contact: '赵明', phone: '021-0000 0001', sealed: true },
    grounds: '成员单位的任务分工与公示内容不一致。',
  }
  const object = () => api.as('neighbour').post(`/cases/${id}/objections`, objection)
  expect(await object()).toMatchObject({ status: 404 })
  expect(await api.ask('GET', `/notices/${id}`)).toMatchObject({ status: 404 })

  const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
  for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(0.8, rubric))
  for (let asked = await town.asked(id, 'approval'); asked[0]; asked = await town.asked(id, 'approval'))
    await town.does(asked[0], id, { kind: 'approval', answer: { decision: 'approve' } })

  expect(await api.ask('GET', '/notices')).toMatchObject({ json: { items: [{ id, leadName: '公示公司' }] } })
  const notice = await api.ask('GET', `/notices/${id}`)
  expect(NoticeView.parse(notice.json)).toEqual(notice.json)
  expect(notice.headers.get('cache-control')).toMatch('public')
  expect(await api.ask('POST', `/cases/${id}/objections`, { body: objection })).toMatchObject({ status: 401 })
  expect(
    await api.as('neighbour').post(`/cases/${id}/objections`, { ...objection, grounds: '短' }),
  ).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'grounds', code: 'too-short' }] },
  })
  expect(await object()).toMatchObject({ status: 201 })
  expect(await api.as('neighbour').get(`/cases/${id}`)).toMatchObject({ status: 404 })

  await town.does('officer', id, { kind: 'objection', answer: { decision: 'dismiss', reason: '不成立' } })
  await town.program.advanceTo(new Date(town.program.clock.now().getTime() + 12 * 86_400_000))
  const { head } = await town.file(id)
  const number = head.status.is === 'recognised' ? head.status.number : ''
  expect(number).not.toBe('')
  expect(await api.ask('GET', `/certificates/${number}`)).toMatchObject({
    json: { name: '公示公司创新联合体', standing: { is: 'recognised', number } },
  })
  const asTyped = encodeURIComponent(number.toLowerCase().replaceAll('-', '－'))
  expect((await api.ask('GET', `/certificates/${asTyped}`)).status).toBe(200)
  expect(await api.ask('GET', '/certificates/LGIC-2031-NOBODY')).toMatchObject({ status: 404 })
})
