import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
let id: CaseId
let path: string
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  await town.person('unit colleague', [{ role: 'recommender', scheme: 'lingang' }])
  id = await town.apply('推荐公司', [
    ['推荐大学', 'university'],
    ['推荐配套', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  path = `/cases/${id}/tasks/${(await town.file(id)).tasks.find(({ kind }) => kind === 'recommendation')?.id}`
})
afterAll(() => desk.stop())

const opinion = {
  kind: 'recommendation',
  'answer.decision': 'recommend',
  'answer.opinion': '技术路线清楚，同意推荐',
}
const visit = {
  'answer.visits.0.on': '2020年1月5日',
  'answer.visits.0.place': '上海临港中试基地',
  'answer.visits.0.met': "总工 O'Neil",
  'answer.visits.0.notes': '中试线已投产，设备到位。',
}

test('an opinion is kept as a draft of the unit, and is no answer yet', async () => {
  const saved = await desk.post('recommender', path, { ...opinion, ...visit, go: 'save', draftRevision: '0' })
  expect(saved.status).toBe(303)
  const page = await (await desk.get('unit colleague', path)).text()
  expect(page).toContain('中试线已投产')
  expect(page).toContain('技术路线清楚')
  expect(page).toMatch(/草稿：[\s\S]*recommender/)
  expect((await town.file(id)).head.status.is).toBe('recommendation')
  for (const who of ['officer', '推荐公司'])
    expect((await desk.post(who, path, { ...opinion, go: 'save', draftRevision: '1' })).status).toBe(404)
})

test('a visit that is yet to come, or half told, is refused where it stands, and nothing typed is lost', async () => {
  const send = async (given: Record<string, string>) => {
    const answer = await desk.post('recommender', path, {
      ...opinion,
      ...visit,
      ...given,
      draftRevision: '1',
    })
    return { status: answer.status, html: await answer.text() }
  }
  const future = await send({ 'answer.visits.0.on': '2999-01-01' })
  expect(future.status).toBe(422)
  expect(future.html).toContain('实地考察 1：日期')
  expect(future.html).toContain('日期不能晚于今天')
  expect(future.html).toContain('2999-01-01')
  const half = await send({ 'answer.visits.1.on': '２０２０-２-２' })
  expect(half.status).toBe(422)
  expect(half.html).toContain('实地考察 2：地点')
  expect(half.html).toContain('总工 O&#39;Neil')
  expect((await town.file(id)).head.status.is).toBe('recommendation')
})

test('the opinion and its visits are for those who judge, and nobody of the applicants reads them', async () => {
  expect((await desk.post('recommender', path, { ...opinion, ...visit, draftRevision: '1' })).status).toBe(
    303,
  )
  await town.program.idle()
  for (const who of ['officer', 'auditor', 'unit colleague']) {
    const page = await (await desk.get(who, `/cases/${id}`)).text()
    expect(page).toContain('中试线已投产')
    expect(page).toContain('2020-01-05')
  }
  for (const who of ['推荐公司', '推荐大学']) {
    const page = await (await desk.get(who, `/cases/${id}`)).text()
    expect(page).not.toContain('中试线已投产')
    expect(page).not.toContain('技术路线清楚')
  }
  const recommended = (await town.file(id)).events.find(({ what }) => what === 'recommended')
  expect(recommended?.facts).toMatchObject({ visits: '2020-01-05' })
  // What was seen there is under the seal of the event, not in the chain itself.
  expect(JSON.stringify(recommended)).not.toContain('中试线')
})

test('a unit has its own list of what waits and what it said', async () => {
  const next = await town.apply('等待公司', [
    ['等待大学', 'university'],
    ['等待配套', 'enterprise'],
  ])
  await town.does('officer', next, { kind: 'formal-check', answer: { decision: 'pass' } })
  const page = await (await desk.get('unit colleague', '/recommendations')).text()
  const [waiting = '', given = ''] = page.split('已出具的意见</h3>')
  const { head } = await town.file(next)
  expect(waiting).toContain(head.title)
  expect(given).toContain((await town.file(id)).head.title)
  expect(given).toContain('技术路线清楚')
  expect(given).toContain('2020-01-05')
  for (const who of ['officer', '推荐公司', 'expert1'])
    expect((await desk.get(who, '/recommendations')).status).toBe(404)
})
