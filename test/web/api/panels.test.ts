import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../../domain/ids.ts'
import { LoadsView } from '../../../functions/web/panels/loads-view.ts'
import { CasePanel, PanelsView } from '../../../functions/web/panels/panels-shape.ts'
import { ProposalView } from '../../../functions/web/panels/proposal-view.ts'
import { type Api, Items, openApi } from '../../support/api.ts'

let api: Api
let cases: CaseId[]
const batch = () => api.town.call.id
beforeAll(async () => {
  api = await openApi()
  cases = []
  for (const lead of ['甲公司', '乙公司'])
    cases.push(
      await api.town.apply(lead, [
        [`${lead}的大学`, 'university'],
        [`${lead}的配套`, 'enterprise'],
      ]),
    )
  for (const name of ['officer', 'auditor', 'expert1']) await api.standFor(name)
})
afterAll(() => api.stop())

const officer = () => api.as('officer')
const panelOf = async (id: CaseId) =>
  CasePanel.parse((await officer().get(`/boards/${batch()}/panels/${id}`)).json)
const [at, to] = [0, 1]
const one = (n: number): CaseId => {
  const id = cases[n]
  if (!id) throw new Error(`no case ${n}`)
  return id
}

test('panels are proposed with reasons, confirmed in one go, and followed', async () => {
  const proposed = ProposalView.parse((await officer().get(`/boards/${batch()}/panel-proposal`)).json)
  expect(proposed.items.map((item) => item.case).toSorted()).toEqual([...cases].toSorted())
  for (const item of proposed.items) {
    expect(item.experts).toHaveLength(3)
    expect(item.experts.every(({ reasons }) => reasons.length >= 2)).toBe(true)
    expect(item.others[0]?.why.en).toMatch(/taken|more cases/)
  }
  const panels = proposed.items.map(({ case: id, seen, experts }) => ({
    ...{ case: id, seen, experts: experts.map(({ person }) => person) },
  }))
  const body = { action: { do: 'panel', panels }, cases }
  const foreseen = await officer().post(`/boards/${batch()}/bulk-previews`, body)
  expect(foreseen).toMatchObject({ status: 200, json: { can: 2, cannot: 0 } })
  const run = await officer().post(`/boards/${batch()}/bulk-runs`, body, 'run 1')
  expect(run).toMatchObject({ status: 200, json: { items: [{ state: 'done' }, { state: 'done' }] } })
  expect((await officer().post(`/boards/${batch()}/bulk-runs`, body, 'run 1')).json).toEqual(run.json)
  // From what was seen before, nothing is chosen any more.
  const stale = await officer().post(`/boards/${batch()}/bulk-previews`, body)
  expect(stale).toMatchObject({ json: { can: 0, items: [{ code: 'changed-meanwhile' }, {}] } })
  const view = PanelsView.parse((await officer().get(`/boards/${batch()}/panels`)).json)
  expect(view.cases).toEqual({ unassigned: 0, assigned: 2, review: 0, stuck: 0, done: 0 })
  const loads = LoadsView.parse((await officer().get(`/boards/${batch()}/expert-loads`)).json)
  expect(loads.items.reduce((sum, { load }) => sum + load, 0)).toBe(6)
  expect(loads.most).toBeLessThanOrEqual(loads.mean + 1)
})

test('a panel at work is reminded, extended, changed and added to by the commands of the page', async () => {
  const id = one(at)
  await api.town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await api.town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  const [first, second] = (await panelOf(id)).places
  expect((await panelOf(id)).stage).toBe('review')
  const path = `/cases/${id}/panel`
  expect(await officer().post(`${path}/reminders`, { task: first?.task })).toMatchObject({
    json: { reminded: 1 },
  })
  expect(await officer().post(`${path}/reminders`)).toMatchObject({ json: { reminded: 2 } })
  expect(await officer().post(`/boards/${batch()}/panel-reminders`, { which: 'all' })).toMatchObject({
    json: { reminded: 0 },
  })
  const due = '2031-07-01T15:59:59.999Z'
  const more = await officer().post(`${path}/extensions`, { task: first?.task, due, reason: '出差' })
  expect(more.status).toBe(200)
  expect((await panelOf(id)).places.find(({ task }) => task === first?.task)?.due).toBe(due)
  const free = Items.parse((await officer().get(`/boards/${batch()}/panels/${id}/candidates`)).json).items
  const usable = free.filter(({ barred }) => barred === undefined)
  const replaced = await officer().post(`${path}/replacements`, {
    ...{ task: second?.task, expert: usable[0]?.person, reason: '长期出差' },
  })
  expect(replaced.status).toBe(200)
  const added = await officer().post(`${path}/additions`, {
    expert: usable[1]?.person,
    reason: '需要财务专家',
  })
  expect(added.status).toBe(200)
  const stages = (await panelOf(id)).places.map(({ stage }) => stage).toSorted()
  expect(stages).toEqual(['asked', 'asked', 'asked', 'asked', 'closed'])
  const assigned = await officer().put(path, { experts: [] })
  expect(assigned).toMatchObject({ status: 409, json: { code: 'not-at-this-step' } })
})

test('an assignment is taken back with nobody, and who may not learns nothing', async () => {
  const id = one(to)
  expect((await officer().put(`/cases/${id}/panel`, { experts: [] })).status).toBe(200)
  expect((await panelOf(id)).stage).toBe('unassigned')
  for (const path of [`/boards/${batch()}/panels`, `/boards/${batch()}/expert-loads`]) {
    expect((await api.as('auditor').get(path)).status).toBe(200)
    expect((await api.as('expert1').get(path)).status).toBe(404)
  }
  expect((await api.as('auditor').get(`/boards/${batch()}/panel-proposal`)).status).toBe(404)
  expect((await api.as('auditor').post(`/cases/${id}/panel/reminders`)).status).toBe(404)
})
