import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { addWorkingDays, civilDate, startOfDay } from '../../../domain/calendar.ts'
import type { CaseId } from '../../../domain/ids.ts'
import { OverdueWork } from '../../../domain/overdue.ts'
import { calendarCn } from '../../../schemes/calendar-cn.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'

/* Nobody does the formal check: what the API says of it, to whom, and how it is pressed for. */

const zone = 'Asia/Shanghai'
const names = ['officer', 'administrator', 'head', 'chair1', 'auditor', 'expert1', '东方公司'] as const
let api: Api
let id: CaseId
let first: string
beforeAll(async () => {
  api = await openApi()
  id = await api.town.apply('东方公司', [
    ['东方大学', 'university'],
    ['东方配套', 'enterprise'],
  ])
  for (const name of names) await api.standFor(name)
  first = (await api.town.file(id)).tasks.find(({ kind }) => kind === 'formal-check')?.due ?? ''
}, 60_000)
afterAll(() => api.stop())

/** The day that begins `n` working days after the first deadline. */
const dayAfter = (n: number): string =>
  startOfDay(addWorkingDays(civilDate(first, zone), n, calendarCn), zone)
/** To an hour into it. */
const toDay = (n: number) => api.town.program.advanceTo(new Date(Date.parse(dayAfter(n)) + 3_600_000))
const overdue = () => `/cases/${id}/overdue`
const press = () => `${overdue()}/reminders`
const statuses = async (path: string, of: readonly string[] = names) =>
  Promise.all(of.map(async (name) => (await api.as(name).get(path)).status))

test('before a deadline is missed there is nothing, for the office and auditors alone', async () => {
  expect(await statuses(overdue())).toEqual([200, 404, 404, 404, 200, 404, 404])
  expect((await api.as('officer').get(overdue())).json).toEqual({
    ...{ case: id, title: '东方公司创新联合体', leadName: '东方公司', works: [] },
    programme: expect.objectContaining({ zh: expect.any(String) }),
  })
})

test('those above are answered once it has reached them, and see nothing of the case itself', async () => {
  await toDay(3)
  expect(await statuses(overdue())).toEqual([200, 200, 404, 404, 200, 404, 404])
  await toDay(5)
  expect(await statuses(overdue())).toEqual([200, 200, 200, 404, 200, 404, 404])
  expect(await statuses(`/cases/${id}`, ['administrator', 'head'])).toEqual([404, 404])
  expect((await api.as('head').get(overdue())).json).toMatchObject({
    works: [
      {
        ...{ kind: 'formal-check', since: first, days: 5, turn: { as: 'officer' } },
        rungs: [
          { to: 'officer', told: expect.any(String) },
          { to: 'administrator', at: dayAfter(3), told: expect.any(String) },
          { to: 'approver', level: { zh: '业务处室' }, at: dayAfter(5), told: expect.any(String) },
          { to: 'approver', at: dayAfter(10) },
        ],
      },
    ],
    press: { today: false },
  })
})

test('the case says the same to the office, and not a word of it to applicants', async () => {
  const Case = z.object({ overdue: z.array(OverdueWork).optional() })
  const { works } = z
    .object({ works: z.array(OverdueWork) })
    .parse((await api.as('head').get(overdue())).json)
  for (const name of ['officer', 'auditor'])
    expect(Case.parse((await api.as(name).get(`/cases/${id}`)).json).overdue).toEqual(works)
  const own = await api.as('东方公司').get(`/cases/${id}`)
  expect([own.status, Object.keys(z.record(z.string(), z.unknown()).parse(own.json))]).toEqual([
    200,
    expect.not.arrayContaining(['overdue']),
  ])
})

const Rows = z.object({
  items: z.array(z.looseObject({ overdue: z.unknown().optional(), reached: z.unknown().optional() })),
})
/** What a list says of the overdue work, of every row that it has. */
const inList = async (name: string, path: string) => {
  const { items } = Rows.parse((await api.as(name).get(path)).json)
  return items.map(({ overdue: one, reached }) => one ?? reached)
}
const board = () => `/boards/${api.town.call.id}`
const tray = '/tasks?audience=office:lingang:officer'

test('the board and the list of tasks say who heard last and who is next, as the case does', async () => {
  const { works } = z
    .object({ works: z.array(OverdueWork) })
    .parse((await api.as('head').get(overdue())).json)
  const rungs = works[0]?.rungs ?? []
  const heard = rungs.findLast(({ told }) => told !== undefined)
  const next = rungs.find(({ told }) => told === undefined)
  const said = {
    since: works[0]?.since,
    heard: { to: heard?.to, level: heard?.level, at: heard?.told },
    next: { to: next?.to, level: next?.level, at: next?.at },
  }
  expect([heard?.to, next?.at]).toEqual(['approver', dayAfter(10)])
  for (const name of ['officer', 'auditor'])
    expect(await inList(name, board())).toEqual([[{ does: 'formal-check', ...said }]])
  expect(await inList('officer', tray)).toEqual([said])

  const { get } = await reader(api, 'officer')
  for (const path of [`/board/${api.town.call.id}`, '/tasks']) {
    const { html } = await get(path)
    expect([path, html.includes('已报业务处室；'), html.includes('报主任办公会')]).toEqual([path, true, true])
  }
  const english = await reader(api, 'officer', 'en')
  expect((await english.get('/tasks')).html).toContain('brought to Division; ')
})

test('whoever may take part in a case, or reviews, is told nothing of it in lists', async () => {
  const offices = [{ role: 'officer', scheme: 'lingang' }] as const
  for (const name of ['clerk', 'reviewer']) await api.appoint(name, offices)
  for (const name of ['clerk', 'reviewer'])
    for (const path of [board(), tray])
      expect([name, await inList(name, path)]).toEqual([name, [expect.anything()]])
  await api.register('clerk')
  await api.appoint('reviewer', [...offices, { role: 'expert', scheme: 'beijing' }])
  for (const name of ['clerk', 'reviewer'])
    for (const path of [board(), tray]) expect([name, await inList(name, path)]).toEqual([name, [undefined]])
})

test('it is pressed for once a day by those above, and once however often it is sent', async () => {
  for (const name of ['officer', 'auditor', 'chair1', 'expert1', '东方公司'])
    expect(await api.as(name).post(press(), {}, 'press')).toMatchObject({ status: 404 })
  expect(await api.ask('POST', press(), { body: {} })).toMatchObject({ status: 401 })
  const head = api.as('head')
  for (const _ of ['once', 'again'])
    expect(await head.post(press(), {}, 'press')).toMatchObject({ status: 200, json: {} })
  const twice = await head.post(press(), {}, 'another')
  expect(twice).toMatchObject({ status: 409, json: { status: 409, code: 'reminded-today' } })
  expect(twice.headers.get('content-type')).toMatch('application/problem+json')
  expect((await head.get(overdue())).json).toMatchObject({ press: { today: true } })
  const pressed = (await api.town.file(id)).events.filter(({ what }) => what === 'overdue-pressed')
  expect(pressed.map(({ stamp, facts }) => [stamp.as, facts.kinds])).toEqual([['approver', 'formal-check']])
  const told = (await api.town.store.cases.messages(id, { limit: 100 })).items
  expect(told.filter(({ about }) => about === 'task-nudged').length).toBeGreaterThan(0)
})

test('done, there is nothing more to press for, and it stays to be seen', async () => {
  await api.town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await toDay(6)
  const head = api.as('head')
  const { json } = await head.get(overdue())
  expect(json).toMatchObject({ works: [{ kind: 'formal-check', over: expect.any(String), days: 5 }] })
  expect(json).not.toHaveProperty('press')
  expect(await head.post(press(), {}, 'late')).toMatchObject({
    status: 409,
    json: { code: 'nobody-to-remind' },
  })
})
