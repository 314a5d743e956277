import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lingang } from '../../schemes/lingang.ts'
import type { Use } from '../../functions/store/meter.ts'
import { caseId, stampBy } from '../support/cases.ts'
import { loadCases } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { callOf, consortiumOf, joinedMember, leadOf, roundOf } from '../support/many-cases.ts'
import { type OpenApp, openApp } from './open-app.ts'
import { allPages } from './open-store.ts'

let open: OpenApp
const cookies = new Map<string, string>()
beforeAll(async () => {
  open = await openApp()
  await loadCases(open.table, 320)
  const represents = [leadOf(1), joinedMember(1)].map(({ id, name }) => ({
    organisation: id,
    name,
    state: 'active' as const,
  }))
  const people = {
    officer: { offices: [{ role: 'officer', scheme: 'lingang' } as const] },
    auditor: { offices: [{ role: 'auditor', scheme: '*' } as const] },
    administrator: { offices: [{ role: 'administrator', scheme: '*' } as const] },
    lead: { represents },
  }
  for (const [name, more] of Object.entries(people)) cookies.set(name, (await open.settle(name, more)).cookie)
  // What a process has read of a programme it keeps: the first reader of each version pays for it.
  await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
  await open.world.schemes.current()
  // Days off are read once a minute.
  await open.world.calendars.of({ calendar: 'cn' })
  for (const n of [0, 1])
    await open.store.calls.save({
      id: callOf(n),
      scheme: lingang.ref,
      title: { zh: `第${n}批`, en: `Call ${n}` },
      opens: '2030-01-01T00:00:00.000Z',
      closes: '2030-12-31T15:59:59.999Z',
      revision: 1,
    })
  // The first look at a board says that every case has its row.
  for (const batch of [callOf(1), roundOf(2031)]) await open.store.board.catchUp(batch, [], 1)
  // Thirty-two cases under notice, in two calls.
  for (let row = 0; row < 32; row += 1) {
    const file = await open.store.cases.load(caseId(`case ${row * 10 + (row % 2)}`))
    if (file?.head.kind !== 'application') throw new Error('no application')
    const status = {
      is: 'notice',
      since: file.head.updated,
      firstDay: '2030-06-01',
      lastDay: '2030-06-09',
      ends: `2030-06-${String(30 - (row % 20)).padStart(2, '0')}T15:59:59.999Z`,
    } as const
    const stamp = stampBy('system', 'system')
    await open.store.cases.commit(file, { head: { ...file.head, status }, events: [] }, { stamp })
  }
})
afterAll(() => open.stop())

/** Asks for an address and counts; the answer must be a page. */
const costOf = async (path: string, headers: Record<string, string>): Promise<Use & { text: string }> => {
  const got = { status: 0, text: '' }
  const use = await open.meter.during(async () => {
    const { fetch } = /^\/(insight|open-data|feeds)\b/.test(path) ? open.figures : open.app
    const response = await fetch(new Request(`http://localhost:3000${path}`, { headers }))
    got.status = response.status
    got.text = await response.text()
  })
  expect(got.status).toBe(200)
  expect(use.writes).toBe(0)
  return { ...use, text: got.text }
}
const page = (path: string, reader?: string) =>
  costOf(path, reader === undefined ? {} : { cookie: cookies.get(reader) ?? '' })
const api = async (path: string, reader?: string) =>
  costOf(
    `/api${path}`,
    reader === undefined ? {} : { authorization: `Bearer ${await open.issuer.token(reader)}` },
  )

const number = (): string => {
  const { standing } = consortiumOf(1)
  return 'number' in standing ? standing.number : ''
}
const id = caseId('case 14')
const draft = caseId('case 13')

describe('a page for whoever is signed in: one request for session and person, and', () => {
  test.each([
    ['a case', 'lead', `/cases/${id}`, 2],
    [
      'a case, for an officer: its notes, what was checked of its organisations',
      'officer',
      `/cases/${id}`,
      4,
    ],
    ['its complete trail', 'auditor', `/cases/${id}/trail`, 3],
    ['its messages', 'auditor', `/cases/${id}/messages`, 3],
    ['a section of a draft', 'lead', `/cases/${draft}/sections/overview`, 2],
    ['one list of tasks', 'officer', '/tasks?audience=office:lingang:officer', 2],
    ['my tasks: two lists', 'officer', '/tasks', 3],
    ['one list of applications', 'lead', `/applications?organisation=${leadOf(1).id}&list=led`, 2],
    ['applications: three lists for each of two organisations', 'lead', '/applications', 7],
    ['my organisations: a list for each of two', 'lead', '/organisations', 3],
    ['a year’s board: its rows, the views, one’s own sheets', 'officer', `/board/${roundOf(2031)}`, 4],
    ['a call’s board, and the call', 'officer', `/board/${callOf(1)}`, 5],
    ['a step of it', 'officer', `/board/${callOf(1)}?status=formal-check`, 5],
    ['the calls on the board', 'officer', '/board', 2],
    ['the figures of a call', 'officer', `/insight/${callOf(1)}`, 4],
    ['the figures of a year', 'officer', `/insight/${roundOf(2031)}`, 3],
    ['calls', 'lead', '/calls', 2],
    ['a call, and all calls for the number of its batch', 'lead', `/calls/${callOf(1)}`, 3],
    ['notices', 'lead', '/notices', 2],
    ['the register', 'lead', '/register', 3],
    ['the front page', 'lead', '/', 2],
    ['people', 'administrator', '/administration', 2],
    ['the desk of programmes', 'administrator', '/administration/schemes', 2],
    ['oneself', 'lead', '/me', 1],
  ])('%s', async (_, reader, path, requests) => {
    expect((await page(path, reader)).requests).toBe(requests)
  })
})

test('a programme over the years, once all is known to be on its board: six years, two calls, the register, what is paid', async () => {
  await open.figures.request('/insight/programme-lingang', {
    headers: { cookie: cookies.get('officer') ?? '' },
  })
  expect((await page('/insight/programme-lingang', 'officer')).requests).toBe(14)
})

describe('a page for anybody', () => {
  test.each([
    ['the front page', '/', 1],
    ['calls', '/calls', 1],
    ['notices', '/notices', 1],
    ['the register', '/register', 2],
    ['the register by name', `/register?name=${encodeURIComponent('联合体')}`, 2],
    ['an entry of it, its programme and its record', `/register/${consortiumOf(1).id}`, 3],
  ])('%s', async (_, path, requests) => {
    expect((await page(path)).requests).toBe(requests)
  })
})

describe('open data and feeds, for anybody', () => {
  test.each([
    ['the register', '/open-data/register.csv', 2],
    ['dated outcomes', '/open-data/outcomes.json', 1],
    ['calls', '/open-data/calls.csv', 1],
    ['notices', '/open-data/notices.json', 1],
    ['what the columns mean', '/open-data/outcomes.csv-metadata.json', 0],
    ['the feed of calls', '/feeds/calls.atom', 1],
    ['the feed of notices', '/feeds/notices.atom', 1],
    ['the feed of the register', '/feeds/register.atom', 2],
    ['the calendar of calls and notices', '/feeds/deadlines.ics', 2],
  ])('%s', async (_, path, requests) => {
    expect((await page(path)).requests).toBe(requests)
  })

  test('who has it is told so: as much is read, nothing is sent', async () => {
    const etag = (await open.figures.request('/open-data/register.csv')).headers.get('etag') ?? ''
    const again = await open.figures.request('/open-data/register.csv', {
      headers: { 'if-none-match': etag },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

describe('a list of the API: one request for the person behind the token, and', () => {
  test.each([
    ['tasks: two lists', 'officer', '/tasks', 3],
    ['a list of tasks', 'officer', '/tasks?audience=office:lingang:officer', 2],
    ['a call’s cases, and the call', 'officer', `/cases?batch=${callOf(1)}`, 3],
    ['a call’s cases by status, and the call', 'officer', `/cases?batch=${callOf(1)}&status=formal-check`, 3],
    ['a year of evaluations', 'officer', `/cases?batch=${roundOf(2031)}`, 2],
    ['what an organisation leads', 'lead', `/cases?organisation=${leadOf(1).id}`, 2],
    ['what an organisation joined', 'lead', `/organisations/${joinedMember(1).id}/memberships`, 2],
    ['a case', 'lead', `/cases/${id}`, 2],
    ['its history', 'auditor', `/cases/${id}/history`, 2],
    ['its messages, and the case', 'auditor', `/cases/${id}/messages`, 3],
    ['people', 'administrator', '/people', 2],
  ])('%s', async (_, reader, path, requests) => {
    expect((await api(path, reader)).requests).toBe(requests)
  })

  test.each([
    ['calls', '/calls', 1],
    ['notices', '/notices', 1],
    ['the register', '/register', 1],
    ['a certificate, by its number', `/certificates/${number()}`, 2],
  ])('%s, for anybody', async (_, path, requests) => {
    expect((await api(path)).requests).toBe(requests)
  })
})

test('notices of all calls are one list, the first to end first, and leave it when they are over', async () => {
  const { cases } = open.store
  const { rows, pages } = await allPages(cases.underNotice, 10)
  expect([rows.length, pages]).toEqual([32, 4])
  expect(new Set(rows.map(({ batch }) => batch))).toEqual(new Set([callOf(0), callOf(1)]))
  const ends = rows.map(({ status }) => (status.is === 'notice' ? status.ends : ''))
  expect(ends).toEqual(ends.toSorted())

  const file = await cases.load(caseId('case 0'))
  if (file?.head.kind !== 'application') throw new Error('no application')
  const status = { is: 'withdrawn', since: file.head.updated, reason: '撤回' } as const
  const stamp = stampBy('system', 'system')
  await cases.commit(file, { head: { ...file.head, status }, events: [] }, { stamp })
  const after = (await allPages(cases.underNotice, 100)).rows.map((head) => head.id)
  expect(after).toHaveLength(31)
  expect(after).not.toContain(file.head.id)
})

test('the rest of each list of applications is a click away, and stays in its list', async () => {
  const first = await page('/applications', 'lead')
  const links = [...first.text.matchAll(/href="(\/applications\?[^"]*after=[^"]*)"/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&'),
  )
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect((await page(link, 'lead')).requests).toBe(2)
})
