import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { type Api, openApi } from '../support/api.ts'
import { decisionOf, hiddenIn, toApproval } from '../support/leaders.ts'
import { reader } from '../support/reader.ts'

/* A head of division is away for three days, and somebody of the house decides in that time. */

let api: Api
let first: CaseId, second: CaseId
beforeAll(async () => {
  api = await openApi()
  await api.town.person('adviser', [])
  first = await toApproval(api, '东方公司')
  second = await toApproval(api, '南方公司')
}, 60_000)
afterAll(() => api.stop())

const addressOf = async (id: CaseId, name = 'head') => `/approvals/${id}/${await decisionOf(api, name, id)}`
const given = async (id: CaseId) =>
  (await api.town.file(id)).events.filter(({ what }) => what.startsWith('approval-'))
const moveTo = async (at: string) => {
  await api.town.program.clock.moveTo(new Date(at))
}
const period = { scope: 'lingang|division', starts: '2031-03-04', ends: '2031-03-06', reason: '出差' }
const delegations = '/approvals/delegations'

test('a leader looks for somebody by name, and is told who cannot be chosen and why', async () => {
  const head = await reader(api, 'head')
  expect((await head.get('/approvals')).html).toContain(`href="${delegations}"`)
  const page = await head.get(delegations)
  // The office of the programme is offered at once; who approves in the same chain is named with the reason.
  expect(page.html).toMatch(new RegExp(`value="${api.town.who('officer').id}"`))
  expect(page.html).toMatch(/deputy1<\/strong>：此人是同一审批链的审批人/)
  expect(page.html).toMatch(/head<\/strong>：不能委托给本人/)
  expect(page.html).not.toContain('adviser')
  const found = await head.post(delegations, { ...period, go: 'find', find: 'ADVIS' })
  expect(found.status).toBe(200)
  expect(found.html).toContain(`value="${api.town.who('adviser').id}"`)
  // What was typed before the search is there after it.
  for (const typed of ['2031-03-04', '2031-03-06', '出差']) expect(found.html).toContain(typed)
})

test('what is wrong is said at its field, and everything typed is kept', async () => {
  const head = await reader(api, 'head')
  const to = (name: string) => api.town.who(name).id
  for (const [change, said] of [
    [{ to: '' }, '受托人：'],
    [{ to: to('head') }, '不能委托给本人'],
    [{ to: to('chair1') }, '此人是同一审批链的审批人'],
    [{ to: to('adviser'), ends: '2031-03-03' }, '应晚于开始时间和现在'],
    [{ to: to('adviser'), ends: '2033-03-03' }, '最长 366 天'],
    [{ to: to('adviser'), starts: '明天' }, '请填写日期'],
    [{ to: to('adviser'), reason: '' }, '事由：'],
    [{ to: to('adviser'), scope: 'lingang|bureau' }, '委托的审批：'],
    [{ to: to('adviser'), scope: '' }, '委托的审批：'],
  ] as const) {
    const refused = await head.post(delegations, { ...period, go: 'make', ...change })
    expect([refused.status, refused.html.includes(said), said]).toEqual([422, true, said])
  }
  expect((await (await reader(api, 'officer')).post(delegations, { ...period, go: 'make' })).status).toBe(404)
  expect((await api.town.store.delegations.list({ limit: 10 })).items).toEqual([])
})

test('it is made once, and is nothing before its first day', async () => {
  const head = await reader(api, 'head')
  const form = { ...period, to: api.town.who('adviser').id, go: 'make', once: 'make one' }
  expect(await head.post(delegations, form)).toMatchObject({ status: 303, to: delegations })
  expect(await head.post(delegations, form)).toMatchObject({ status: 303 })
  expect((await head.get(delegations)).html).toMatch(/adviser[\s\S]*未开始/)
  expect((await head.post(delegations, { ...form, once: 'make two' })).html).toContain('该时段已有委托')
  const adviser = await reader(api, 'adviser')
  expect((await adviser.get('/approvals')).status).toBe(404)
  expect((await adviser.get(await addressOf(first))).status).toBe(404)
  expect((await adviser.get(delegations)).html).toContain('委托给我的')
})

test('from its first day on its holder finds the leader’s list, and decides in that leader’s name', async () => {
  await moveTo('2031-03-04T01:00:00.000Z')
  const adviser = await reader(api, 'adviser')
  const list = await adviser.get('/approvals')
  for (const said of ['您受head委托代为决定', '代head', '东方公司创新联合体', '南方公司创新联合体'])
    expect(list.html).toContain(said)
  const address = await addressOf(first)
  const seen = hiddenIn((await adviser.get(address)).html, 'seen')
  const done = await adviser.post(address, { decision: 'approve', seen, for: api.town.who('head').id })
  expect((await adviser.get(done.to ?? '')).html).toContain('adviser（代head）')
  const [event] = await given(first)
  expect(event?.stamp).toMatchObject({
    by: api.town.who('adviser').id,
    inPlaceOf: api.town.who('head').id,
    as: 'approver',
  })
  // The leader's own page, open beside it, is told by whom it was decided.
  const late = await (await reader(api, 'head')).post(address, { decision: 'approve', seen })
  expect(late.status).toBe(409)
  expect(late.html).toContain('adviser（代head）')
  const trail = await (await reader(api, 'auditor')).get(`/cases/${first}/trail`)
  expect(trail.html).toContain('adviser（受委托代head）')
  const csv = await (await reader(api, 'auditor', 'en')).get(`/cases/${first}/trail.csv`)
  expect(csv.html).toContain('adviser, for head by delegation')
  await api.town.program.idle()
})

test('at another level of that chain, whoever decided for a leader decides no more', async () => {
  // Somebody lets them decide at the next level, by a mistake of the rules that keep it from being made.
  const deputy = api.town.who('deputy1')
  const holder = await api.town.store.people.load(api.town.who('adviser').id)
  const [held] = holder?.delegated ?? []
  expect(holder && held).toBeTruthy()
  if (!holder || !held) return
  const forged = { ...held, from: deputy.id, fromName: deputy.name, level: 'bureau' }
  await api.town.store.people.save({
    ...holder,
    delegated: [held, forged],
    revision: holder.revision + 1,
  })
  const adviser = await reader(api, 'adviser')
  const list = await adviser.get(`/approvals?for=${deputy.id}`)
  expect(list.status).toBe(200)
  expect(list.html).not.toContain('东方公司创新联合体')
  expect((await adviser.post(await addressOf(first, 'deputy1'), { decision: 'approve' })).status).toBe(404)
  const now = await api.town.store.people.load(holder.id)
  if (now) await api.town.store.people.save({ ...now, delegated: [held], revision: now.revision + 1 })
})

test('revoked while a page is open, nothing is decided by it, and what was typed is given back', async () => {
  const adviser = await reader(api, 'adviser')
  const head = await reader(api, 'head')
  const address = await addressOf(second)
  const seen = hiddenIn((await adviser.get(address)).html, 'seen')
  const [made] = (await api.town.store.delegations.madeBy(api.town.who('head').id, { limit: 10 })).items
  expect((await (await reader(api, 'deputy1')).post(`${delegations}/${made?.id}`, {})).status).toBe(404)
  expect(await head.post(`${delegations}/${made?.id}`, { once: 'revoke' })).toMatchObject({ status: 303 })
  expect((await head.get(delegations)).html).toContain('已撤销')
  const refused = await adviser.post(address, { decision: 'reject', remark: '分工不清，不同意', seen })
  expect(refused.status).toBe(404)
  expect(refused.html).toContain('分工不清，不同意')
  expect(refused.html).not.toContain('南方公司')
  expect(await given(second)).toEqual([])
  expect((await adviser.get('/approvals')).status).toBe(404)
})

test('whoever checked a case holds the delegation, and not that case; after its last day nobody holds anything', async () => {
  const head = await reader(api, 'head')
  const to = api.town.who('officer').id
  const made = await head.post(delegations, { ...period, to, go: 'make', once: 'make three' })
  expect(made.status).toBe(303)
  const officer = await reader(api, 'officer')
  const list = await officer.get('/approvals')
  expect(list.status).toBe(200)
  expect(list.html).not.toContain('南方公司创新联合体')
  expect(list.html).toContain('您本人经办、评审、推荐或申报过的案件')
  expect((await officer.post(await addressOf(second), { decision: 'approve' })).status).toBe(404)
  await moveTo('2031-03-06T15:59:59.000Z')
  expect((await officer.get('/approvals')).status).toBe(200)
  await moveTo('2031-03-06T16:00:00.000Z')
  expect((await officer.get('/approvals')).status).toBe(404)
  expect((await head.get(delegations)).html).toContain('已到期')
  expect(await given(second)).toEqual([])
  // An auditor sees all of them and ends none; an administrator may.
  const audit = await (await reader(api, 'auditor')).get(delegations)
  expect(audit.html).toContain('全部委托')
  expect(audit.html).not.toContain(`action="${delegations}/`)
})
