import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallId, CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { object } from '../../functions/commands/applications.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { Ranking, Standing } from '../../functions/web/ranking/ranking-view.ts'
import { type Api, openApi } from '../support/api.ts'
import { runProgramme, withReview } from '../support/other-programme.ts'
import { sheet } from '../support/town.ts'

let api: Api
let call: CallId
let best: CaseId, second: CaseId, third: CaseId
afterAll(() => api.stop())

const scheme = withReview('few@1', { selection: { most: 1, mayBeNone: true } })
const rubric = stepOf(scheme, 'review')?.rubric.items ?? []

const csrf = 'c'.repeat(32)
const cookieOf = async (name: string): Promise<string> => {
  const secret = sha256(name).slice(0, 32)
  const at = api.town.program.clock.now()
  const person = api.town.who(name).id
  const times = { created: at.toISOString(), seen: at.toISOString() }
  await api.town.store.sessions.save(
    sha256(secret),
    { person, csrf, strong: false, ...times },
    new Date(at.getTime() + 3_600_000),
  )
  return `session=${person}.${secret}`
}
const page = async (who: string, path: string): Promise<{ status: number; html: string }> => {
  const answer = await api.app.request(path, { headers: { cookie: await cookieOf(who) } })
  return { status: answer.status, html: await answer.text() }
}

const approve = { kind: 'approval', answer: { decision: 'approve' } } as const
const approveAll = async (id: CaseId, levels: number) => {
  for (let level = 0; level < levels; level += 1)
    for (const name of await api.town.asked(id, 'approval'))
      if ((await api.town.asked(id, 'approval')).includes(name)) await api.town.does(name, id, approve)
}

/** Three applications of a call of which one may pass, before its last level. */
beforeAll(async () => {
  api = await openApi()
  const { town } = api
  call = await runProgramme(town, scheme, ['officer', 'approver'])
  const staff = async (name: string, office: { role: 'officer' | 'approver'; level?: string }) =>
    town.person(name, [{ scheme: 'few', ...office }], { id: personIdOf(sha256, 'practice', name) })
  await staff('受理员', { role: 'officer' })
  await staff('处长', { role: 'approver', level: 'division' })
  await staff('副主任', { role: 'approver', level: 'bureau' })
  for (const name of ['主任甲', '主任乙', '主任丙']) await staff(name, { role: 'approver', level: 'meeting' })

  const toLastLevel = async (lead: string, share: number): Promise<CaseId> => {
    const members = [
      [`${lead}伙伴`, 'enterprise'],
      [`${lead}大学`, 'university'],
    ] as const
    const id = await town.apply(lead, members, { call })
    await town.does('受理员', id, { kind: 'formal-check', answer: { decision: 'pass' } })
    await town.does('recommender', id, {
      kind: 'recommendation',
      answer: { decision: 'recommend', opinion: '同意推荐' },
    })
    for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(share, rubric))
    await approveAll(id, 2)
    return id
  }
  best = await toLastLevel('第一公司', 0.9)
  second = await toLastLevel('第二公司', 0.8)
  third = await toLastLevel('第三公司', 0.8)
}, 60_000)

const taskOf = async (name: string, id: CaseId) =>
  (await api.town.file(id)).tasks.find(
    ({ state, audience }) =>
      state.is === 'open' && audience.is === 'person' && audience.person === api.town.who(name).id,
  )?.id

test('officers have the ranking with its line; who applies or approves does not compare the cases by name', async () => {
  const list = Ranking.parse((await api.as('受理员').get(`/rankings/${call}`)).json)
  expect(list).toMatchObject({ most: 1, mayBeNone: true, selected: 0 })
  expect(list.items.map((one) => [one.case.leadName, one.place, one.mean, one.tied, one.line])).toEqual([
    ['第一公司', 1, 90, false, 'over'],
    [expect.stringMatching(/第二|第三/), 2, 80, true, 'under'],
    [expect.stringMatching(/第二|第三/), 2, 80, true, 'under'],
  ])
  const board = await page('受理员', `/board/${call}/ranking`)
  for (const said of ['最多选出 1 家', '可以全部不予通过', '第一公司创新联合体', '入选线内', '并列'])
    expect(board.html).toContain(said)
  // Neither who approves nor who applies compares the cases by name.
  expect((await page('主任甲', `/board/${call}/ranking`)).status).toBe(404)
  expect((await page('第一公司', `/board/${call}/ranking`)).status).toBe(404)
})

test('who decides reads the place of the case, the line and that it may be nobody, and names of no other', async () => {
  const told = await page('主任甲', `/cases/${second}/tasks/${await taskOf('主任甲', second)}`)
  for (const said of ['第 2 名，共 3 家完成评审', '入选线外', '最多选出 1 家', '可以全部不予通过'])
    expect(told.html).toContain(said)
  expect(told.html).not.toContain('第一公司')
  const task = await api.as('主任甲').get(`/cases/${second}/tasks/${await taskOf('主任甲', second)}`)
  const { standing } = Object(task.json)
  expect(Standing.parse(standing)).toMatchObject({ place: 2, of: 3, most: 1, selected: 0, tied: true })
})

test('whom the office puts forward is on record with its reasons: somebody, or nobody', async () => {
  const officer = api.as('受理员')
  const decide = (body: object) => officer.post(`/rankings/${call}/selections`, body)
  expect(await decide({ selected: [], n: 0 })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'reason', code: 'missing' }] },
  })
  expect(await decide({ selected: [second], n: 0, reason: '产业急需' })).toMatchObject({
    status: 422,
    json: { problems: [{ field: 'tieReason', code: 'missing' }] },
  })
  expect(await decide({ selected: [best, second], n: 0, tieReason: '同分' })).toMatchObject({
    status: 409,
    json: { code: 'quota-full' },
  })
  expect(await decide({ selected: [], n: 0, reason: '均未达到要求' })).toMatchObject({ json: { n: 1 } })
  // Somebody else decided meanwhile.
  expect(await decide({ selected: [best], n: 0 })).toMatchObject({ status: 409 })
  expect(await decide({ selected: [best], n: 1 })).toMatchObject({ json: { n: 2 } })
  const said = (await api.town.file(best)).events.filter(({ what }) => what === 'selection-proposed')
  expect(said.map(({ facts }) => [facts.selected, facts.place, facts.reason])).toEqual([
    [false, 1, '均未达到要求'],
    [true, 1, ''],
  ])
  const board = await page('受理员', `/board/${call}/ranking`)
  for (const words of ['建议入选 1 家', '均未达到要求', '入选线：90 分']) expect(board.html).toContain(words)
  expect(
    await api.as('主任甲').post(`/rankings/${call}/selections`, { selected: [], n: 2, reason: '无' }),
  ).toMatchObject({
    status: 404,
  })
})

test('the last level is refused its approval when the places are taken, and has one again when a case falls', async () => {
  const { town } = api
  await approveAll(best, 1)
  expect((await town.file(best)).head).toMatchObject({ status: { is: 'notice' }, place: 1 })
  await expect(town.does('主任甲', second, approve)).rejects.toMatchObject({
    code: 'quota-full',
    facts: { most: 1, selected: 1 },
  })
  const refused = await api
    .as('主任甲')
    .post(`/cases/${second}/tasks/${await taskOf('主任甲', second)}/answer`, approve)
  expect(refused).toMatchObject({ status: 409, json: { code: 'quota-full' } })
  for (const name of await town.asked(second, 'approval'))
    if ((await town.asked(second, 'approval')).includes(name))
      await town.does(name, second, { kind: 'approval', answer: { decision: 'reject', reason: '名额已满' } })
  expect((await town.file(second)).head.status.is).toBe('refused')

  // Whoever had passed is refused after an objection: the place is free for the next.
  await object(town.program.world, town.asking('auditor'), best, {
    by: {
      is: 'person',
      name: '赵先生',
      workplace: '某研究所',
      address: '上海市某路一号',
      phone: '021-1234567',
    },
    grounds: '所列专利并不属于该单位，请核实。',
  })
  await town.program.idle()
  await town.does('受理员', best, {
    kind: 'objection',
    answer: { decision: 'uphold', reason: '异议成立' },
  })
  expect((await town.file(best)).head.status.is).toBe('refused')
  await approveAll(third, 1)
  expect((await town.file(third)).head).toMatchObject({ status: { is: 'notice' }, place: 1 })
})
