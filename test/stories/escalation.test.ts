import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays, civilDate, startOfDay } from '../../domain/calendar.ts'
import type { CaseId } from '../../domain/ids.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'
import { type Api, openApi } from '../support/api.ts'
import { reader } from '../support/reader.ts'

/* Nobody does the formal check. Those above hear of it, one after another, until one of them presses and it is done. */

const zone = 'Asia/Shanghai'
let api: Api
let id: CaseId
let first: string
beforeAll(async () => {
  api = await openApi()
  await api.town.person('adviser', [])
  id = await api.town.apply('东方公司', [
    ['东方大学', 'university'],
    ['东方配套', 'enterprise'],
  ])
  first = (await api.town.file(id)).tasks.find(({ kind }) => kind === 'formal-check')?.due ?? ''
}, 60_000)
afterAll(() => api.stop())

/** To an hour into the n-th working day after the first deadline. */
const toDay = (n: number) =>
  api.town.program.advanceTo(
    new Date(Date.parse(startOfDay(addWorkingDays(civilDate(first, zone), n, calendarCn), zone)) + 3_600_000),
  )
const sent = async (about: string) =>
  (await api.town.store.cases.messages(id, { limit: 100 })).items.filter((one) => one.about === about)
const heard = async (name: string) =>
  (await sent('task-escalated')).filter(({ to }) => to === api.town.who(name).id)
const page = () => `/cases/${id}/overdue`

test('when the deadline has passed, the officers hear of it and nobody above', async () => {
  await api.town.program.advanceTo(new Date(Date.parse(first) + 3_600_000))
  const overdue = (await sent('task-overdue')).map(({ to }) => to)
  expect(overdue).toEqual([api.town.who('officer').id])
  expect(await sent('task-escalated')).toEqual([])
  expect((await (await reader(api, 'administrator')).get(page())).status).toBe(404)
})

test('on the third working day the administrators hear of it, at once and with the way to press for it', async () => {
  await toDay(2)
  expect(await sent('task-escalated')).toEqual([])
  await toDay(3)
  const [message, ...others] = await heard('administrator')
  expect(others).toEqual([])
  expect(message?.text).toContain('已逾期 3 个工作日')
  expect(message?.text).toContain('等待受理部门（尚未指定经办人）办理')
  expect(message?.text).toContain(`http://localhost:3000${page()}`)
  // An hour past midnight is within the quiet hours: it goes out when the working day begins.
  expect(message?.plan).toMatchObject({ is: 'held', because: 'quiet-hours' })
  expect(await heard('head')).toEqual([])
})

test('who stands in for the head of division hears of it in the head’s absence, and no other level does', async () => {
  const delegations = '/approvals/delegations'
  const day = (n: number) => addWorkingDays(civilDate(first, zone), n, calendarCn)
  await toDay(4)
  const form = { scope: 'lingang|division', starts: day(4), ends: day(6), reason: '出差' }
  const head = await reader(api, 'head')
  const made = await head.post(delegations, { ...form, to: api.town.who('adviser').id, go: 'make' })
  expect(made.status).toBe(303)
  await toDay(5)
  for (const name of ['head', 'adviser']) expect(await heard(name)).toHaveLength(1)
  for (const name of ['deputy1', 'chair1', 'officer', 'auditor']) expect(await heard(name)).toEqual([])
  expect((await heard('adviser')).map(({ text }) => text)).toEqual([
    expect.stringContaining('已逾期 5 个工作日'),
  ])
})

test('the head sees what waits and how far it has climbed, and nothing of the application', async () => {
  const head = await reader(api, 'head')
  const { html, status } = await head.get(page())
  expect(status).toBe(200)
  for (const said of ['东方公司创新联合体', '形式审查', '已逾期 5 个工作日', '报主任办公会', '催办'])
    expect(html).toContain(said)
  expect(html).not.toContain('国产EDA全流程工具攻关')
  expect((await head.get(`/cases/${id}`)).status).toBe(404)
  for (const name of ['chair1', 'expert1', '东方公司'])
    expect((await (await reader(api, name)).get(page())).status).toBe(404)
  const english = await (await reader(api, 'adviser', 'en')).get(page())
  for (const said of ['Formal check', '5 working days late', 'Leadership meeting will hear of it'])
    expect(english.html).toContain(said)
})

test('the officer sees on the case who has heard and who is next; the applicants see nothing of it', async () => {
  const { html } = await (await reader(api, 'officer')).get(`/cases/${id}`)
  for (const said of ['逾期上报', '已报业务处室', '报主任办公会']) expect(html).toContain(said)
  const own = await (await reader(api, '东方公司')).get(`/cases/${id}`)
  for (const said of ['逾期上报', '已报', '催办']) expect(own.html).not.toContain(said)
})

test('the head presses for it once a day, on record; the office hears of it', async () => {
  const head = await reader(api, 'head')
  expect(await head.post(page(), { once: 'press' })).toMatchObject({ status: 303, to: page() })
  expect(await head.post(page(), { once: 'press' })).toMatchObject({ status: 303 })
  expect((await head.get(page())).html).toContain('今天已催办')
  const twice = await head.post(page(), { once: 'press again' })
  expect([twice.status, twice.html.includes('今天')]).toEqual([409, true])
  for (const name of ['auditor', 'officer', 'chair1'])
    expect((await (await reader(api, name)).post(page(), {})).status).toBe(404)
  await api.town.program.idle()
  expect(
    (await sent('task-nudged')).map(({ to, text }) => [to, text.includes('上级催办：形式审查')]),
  ).toEqual([[api.town.who('officer').id, true]])
  const pressed = (await api.town.file(id)).events.filter(({ what }) => what === 'overdue-pressed')
  expect(pressed.map(({ stamp }) => [stamp.by, stamp.as])).toEqual([[api.town.who('head').id, 'approver']])
})

test('asked again and missed again, it climbs on and tells nobody twice; done, it stops', async () => {
  await toDay(11)
  for (const name of ['administrator', 'head', 'chair1', 'chair2', 'chair3'])
    expect([name, (await heard(name)).length]).toEqual([name, 1])
  const { events } = await api.town.file(id)
  const climbed = events.filter(({ what }) => what === 'escalated')
  expect(climbed.map(({ facts, stamp }) => [facts.told, facts.level, facts.lateDays, stamp.by])).toEqual([
    ['administrator', undefined, 3, 'system'],
    ['approver', 'division', 5, 'system'],
    ['approver', 'meeting', 10, 'system'],
  ])
  await api.town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const before = await sent('task-escalated')
  await toDay(14)
  expect(await sent('task-escalated')).toHaveLength(before.length)
  const { html } = await (await reader(api, 'head')).get(page())
  for (const said of ['已办结', '逾期 11 个工作日']) expect(html).toContain(said)
  expect(html).not.toContain('每天一次')
  expect(api.town.program.problems).toEqual([])
})

test('the trail has each rung in words', async () => {
  const { html } = await (await reader(api, 'auditor')).get(`/cases/${id}/trail`)
  for (const said of ['逾期上报', '上级催办', '逾期工作日']) expect(html).toContain(said)
})
