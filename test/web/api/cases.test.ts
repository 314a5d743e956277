import { lingang } from '../../../schemes/lingang.ts'
import { filledIn } from '../../support/fill.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import { CaseView } from '../../../functions/web/case-view/case-shape.ts'
import { type Answer, type Api, Items, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.appoint('clerk', [{ role: 'officer', scheme: 'lingang' }])
  await api.appoint('inspector', [{ role: 'auditor', scheme: '*' }])
})
afterAll(() => api.stop())

const made = (answer: Answer) => z.object({ case: z.string() }).parse(answer.json).case
const TaskRow = z.looseObject({ id: z.string(), case: z.string() })

/** The path of somebody's open task on a case. */
const taskOf = async (subject: string, id: string, list = '/tasks'): Promise<string> => {
  const mine = z.array(TaskRow).parse(await api.all(subject, list))
  return `/cases/${id}/tasks/${mine.find((task) => task.case === id)?.id}`
}

const open = async (lead: string): Promise<string> =>
  made(
    await api.as(lead).post('/cases', {
      call: api.town.call.id,
      lead: await api.register(lead),
      title: `${lead}联合体`,
    }),
  )

const confirm = { kind: 'confirmation', answer: { decision: 'confirm', contribution: '提供测试平台' } }

test('an organisation applies, its members confirm, the officer returns it once and passes it, all over the API', async () => {
  const [lead, university, partner] = ['国产软件公司', '临港大学', '临港材料公司']
  const id = await open(lead)
  const asLead = api.as(lead)
  expect(await asLead.get(`/cases/${id}`)).toMatchObject({
    json: { status: { is: 'draft' }, hats: ['lead'], membersWritable: true },
  })

  expect(await asLead.put(`/cases/${id}/sections/plan`, { answers: { budget: '很多' } })).toMatchObject({
    status: 200,
    json: { problems: [{ field: 'plan.budget', code: 'not-a-number' }] },
  })
  expect(await asLead.post(`/cases/${id}/submission`)).toMatchObject({
    status: 422,
    json: {
      code: 'incomplete',
      problems: expect.arrayContaining([expect.objectContaining({ field: 'plan.tasks', code: 'missing' })]),
    },
  })
  const typed = filledIn(
    lingang,
    api.town.sections,
    await api.register(lead),
    api.town.asking('officer').arrived,
  )
  for (const [section, answers] of Object.entries(typed))
    expect(await asLead.put(`/cases/${id}/sections/${section}`, { answers })).toMatchObject({
      json: { problems: [] },
    })

  for (const [name, kind] of [
    [university, 'university'],
    [partner, 'enterprise'],
  ] as const) {
    await api.register(name, kind)
    expect(await asLead.post(`/cases/${id}/members`, { code: practiceUscc(name) })).toMatchObject({
      status: 201,
    })
    const task = await taskOf(name, id)
    expect(await api.as(name).get(task)).toMatchObject({
      json: { kind: 'confirmation', mine: true, case: id, decisions: ['confirm', 'decline'] },
    })
    expect(await api.as(name).post(`${task}/answer`, confirm)).toMatchObject({
      status: 200,
    })
    expect(await api.as(name).post(`${task}/answer`, confirm)).toMatchObject({
      status: 409,
      json: { code: 'already-answered' },
    })
  }

  const receipt = await asLead.post(`/cases/${id}/submission`, {}, 'hand-in')
  expect(receipt).toMatchObject({ status: 200, json: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  expect((await asLead.post(`/cases/${id}/submission`, {}, 'hand-in')).json).toEqual(receipt.json)
  await api.town.program.idle()

  const clerk = api.as('clerk')
  const check = () => taskOf('clerk', id, '/tasks?audience=office:lingang:officer&limit=1')
  expect(await clerk.get(await check())).toMatchObject({
    json: {
      kind: 'formal-check',
      decisions: ['pass', 'return', 'reject'],
      sections: ['overview', 'plan', 'team', 'agreement', 'contact', 'members'],
    },
  })
  const answerCheck = async (answer: object) =>
    clerk.post(`${await check()}/answer`, { kind: 'formal-check', answer })
  expect(await answerCheck({ decision: 'return', remarks: { plan: '补' } })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'answer.remarks.plan' }] },
  })
  expect(await answerCheck({ decision: 'return', remarks: { plan: '请补充分工' } })).toMatchObject({
    status: 200,
  })
  await api.town.program.idle()
  expect(await asLead.get(`/cases/${id}`)).toMatchObject({
    json: { status: { is: 'correction', remarks: { plan: '请补充分工' } } },
  })
  expect(await asLead.put(`/cases/${id}/sections/contact`, { answers: {} })).toMatchObject({
    status: 409,
    json: { code: 'not-at-this-step' },
  })
  await asLead.post(`${await taskOf(lead, id)}/answer`, {
    kind: 'correction',
    answer: { decision: 'corrected' },
  })
  await api.town.program.idle()
  expect(await answerCheck({ decision: 'pass' })).toMatchObject({ status: 200 })
  await api.town.program.idle()

  for (const subject of [lead, university, 'clerk', 'inspector']) {
    const { json } = await api.as(subject).get(`/cases/${id}`)
    expect(CaseView.parse(json)).toEqual(json)
    expect(json).toMatchObject({ status: { is: 'recommendation' } })
  }
  for (const list of ['history', 'messages']) {
    const answer = await clerk.get(`/cases/${id}/${list}`)
    expect(Items.parse(answer.json).items.length).toBeGreaterThan(3)
    expect(await asLead.get(`/cases/${id}/${list}`)).toMatchObject({ status: 404 })
  }
  expect(await api.as('stranger').get(`/cases/${id}`)).toMatchObject({ status: 404 })
  expect(await clerk.get(`/cases?batch=${api.town.call.id}&status=recommendation`)).toMatchObject({
    json: { items: [{ id, leadName: lead }] },
  })
  expect(await api.as(partner).get(`/organisations/uscc:${practiceUscc(partner)}/memberships`)).toMatchObject(
    { json: { items: [{ case: id, role: 'member' }] } },
  )

  const file = await api.town.store.cases.load(CaseView.shape.id.parse(id))
  const waiting = file?.steps.find((step) => step.state.is === 'waiting')
  const token = await api.town.store.outbox.token(CaseView.shape.id.parse(id), waiting?.id ?? '')
  expect(token).toEqual(expect.any(String))
  expect(api.said.filter((text) => text.includes(token ?? '?'))).toEqual([])
})

test('a repeated key is answered as the first time, and refused for something else', async () => {
  const lead = await api.register('重复公司')
  const asLead = api.as('重复公司')
  const input = { call: api.town.call.id, lead, title: '重复联合体' }
  const first = await asLead.post('/cases', input, 'once')
  expect(first).toMatchObject({ status: 201 })
  expect(first.headers.get('location')).toBe(`http://localhost:3000/api/cases/${made(first)}`)
  expect((await asLead.post('/cases', input, 'once')).json).toEqual(first.json)
  expect(await asLead.post('/cases', { ...input, title: '另一个' }, 'once')).toMatchObject({
    status: 422,
    json: { code: 'key-reused' },
  })
  expect(await asLead.post('/cases', input)).toMatchObject({ status: 409, json: { code: 'already-applied' } })
})

test('a draft is its lead’s own: not the officer’s, not another applicant’s, and nobody else writes to it', async () => {
  const id = await open('自己公司')
  await api.register('别家公司')
  for (const subject of ['别家公司', 'clerk', 'first', 'stranger']) {
    const other = api.as(subject)
    const answers = [
      await other.get(`/cases/${id}`),
      await other.put(`/cases/${id}/sections/plan`, { answers: {} }),
      await other.post(`/cases/${id}/members`, { code: '不是代码' }),
      await other.delete(`/cases/${id}/members/uscc:${practiceUscc('自己公司')}`),
      await other.post(`/cases/${id}/submission`),
      await other.post(`/cases/${id}/withdrawal`, { reason: '不要了' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  }
  expect(await api.as('inspector').get(`/cases/${id}`)).toMatchObject({ json: { hats: ['auditor'] } })
  expect(await api.as('inspector').put(`/cases/${id}/sections/plan`, { answers: {} })).toMatchObject({
    status: 404,
  })
  const listed = async (subject: string) =>
    JSON.stringify((await api.as(subject).get(`/cases?batch=${api.town.call.id}&limit=100`)).json)
  expect(await listed('clerk')).not.toContain(id)
  expect(await listed('inspector')).toContain(id)
})

test('members are named by their code, once, and taken out again', async () => {
  const id = await open('成员公司')
  const lead = api.as('成员公司')
  const member = await api.register('已注册大学', 'university')
  const name = (body: object) => lead.post(`/cases/${id}/members`, body)
  const refused = (code: string) => ({ status: 422, json: { problems: [{ field: 'code', code }] } })
  expect(await name({ code: '9131' })).toMatchObject(refused('wrong-length'))
  expect(await name({ code: practiceUscc('没有注册') })).toMatchObject(refused('not-registered'))
  expect(await name({ code: practiceUscc('已注册大学'), role: 'co-lead' })).toMatchObject({ status: 201 })
  expect(await name({ code: practiceUscc('已注册大学') })).toMatchObject(refused('member-twice'))
  expect(await lead.delete(`/cases/${id}/members/${encodeURIComponent(member)}`)).toMatchObject({
    status: 200,
  })
  expect(await lead.get(`/cases/${id}`)).toMatchObject({ json: { members: [{ role: 'lead' }] } })
})

test('what somebody else saved meanwhile is not overwritten, and a strange field is named', async () => {
  const id = await open('并发公司')
  const lead = api.as('并发公司')
  const save = (body: object) => lead.put(`/cases/${id}/sections/contact`, body)
  const first = await save({ answers: { contactName: '王' }, basedOn: '' })
  const { saved } = z.object({ saved: z.string() }).parse(first.json)
  expect(await save({ answers: { contactName: '李' }, basedOn: '' })).toMatchObject({
    status: 409,
    json: { code: 'changed-meanwhile' },
  })
  expect(await save({ answers: { contactName: '李' }, basedOn: saved })).toMatchObject({ status: 200 })
  expect(await save({ answers: { colour: 'red' } })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'contact.colour', code: 'unknown-field' }] },
  })
  expect(await save({ answers: { contactName: '长'.repeat(20_001) } })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'answers.contactName', code: 'too-long' }] },
  })
  expect(await save({ answers: { contactName: ['王', '李'] } })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'contact.contactName', code: 'malformed' }] },
  })
  expect(
    await lead.raw(
      'PUT',
      `/cases/${id}/sections/contact`,
      '{"answers":{"__proto__":"x","contactName":"李"}}',
    ),
  ).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'answers.__proto__', code: 'unknown-field' }] },
  })
  expect(await lead.get(`/cases/${id}/sections/contact`)).toMatchObject({ status: 404 })
})
