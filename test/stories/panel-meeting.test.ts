import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'
import { type Api, openApi } from '../support/api.ts'
import { sheet } from '../support/town.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
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
const get = async (name: string, path: string) => {
  const answer = await api.app.request(path, { headers: { cookie: await cookieOf(name) } })
  return { status: answer.status, html: await answer.text() }
}
const post = async (name: string, path: string, given: readonly (readonly [string, string])[]) => {
  const answer = await api.app.request(path, {
    method: 'POST',
    headers: {
      cookie: await cookieOf(name),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams([['csrf', csrf], ...given.map(([key, value]) => [key, value])]).toString(),
  })
  await api.town.program.idle()
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') ?? '' }
}

const inReview = async (lead: string): Promise<CaseId> => {
  const { town } = api
  const id = await town.apply(lead, [
    [`${lead}成员`, 'enterprise'],
    [`${lead}大学`, 'university'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  return id
}

test('a panel meets: whoever is bound leaves, experts vote on their phones, and minutes with a stamp are kept', async () => {
  const { town } = api
  const id = await inReview('会议牵头')
  const asked = await town.asked(id, 'score')
  const [first = ''] = asked
  await town.does(first, id, sheet(0.8, rubric))
  // Somebody is bound to the lead, and attends for the other cases.
  const lead = (await town.file(id)).head.lead
  const bound = ['expert4', 'expert5', 'expert6', 'expert3'].find((one) => !asked.includes(one)) ?? ''
  const held = await town.store.people.load(town.who(bound).id)
  if (!held?.expertise) throw new Error('no expert')
  await town.store.people.save({
    ...held,
    expertise: { ...held.expertise, conflicts: [lead] },
    revision: held.revision + 1,
  })
  const batch = town.call.id
  expect((await get(first, `/meetings/new?batch=${batch}`)).status).toBe(404)
  const planned = await post('officer', `/meetings/new?batch=${batch}`, [
    ['title', '第一次评审会'],
    ['at', '2031-03-20 14:00'],
    ['place', '会议室一'],
    ['agenda', id],
    ['experts', town.who(first).id],
    ['experts', town.who(bound).id],
  ])
  expect(planned.status).toBe(303)
  const meeting = planned.to
  const item = `${meeting}/cases/${id}`
  expect((await get('head', meeting)).status).toBe(404)
  expect((await get(first, '/reviews')).html).toContain('第一次评审会')

  const experts = [town.who(first).id, town.who(bound).id]
  expect(
    (
      await post(
        'officer',
        meeting,
        experts.map((came) => ['came', came]),
      )
    ).status,
  ).toBe(303)
  expect((await post(first, item, [['act', 'open']])).status).toBe(404)
  const early = await post('officer', item, [
    ['act', 'conclude'],
    ['is', 'recommended'],
    ['words', '未经审议'],
  ])
  expect(early.status).toBe(422)
  expect(early.html).toContain('请先开始本案')
  expect((await post('officer', item, [['act', 'open']])).status).toBe(303)

  // Who is bound is told to leave, and sees neither votes nor sheets.
  const told = (await get(bound, item)).html
  expect(told).toContain('请离开会场')
  expect(told).not.toContain('表决：')
  const refused = await post(bound, item, [
    ['act', 'vote'],
    ['vote', 'for'],
  ])
  expect(refused.status).toBe(403)
  const voted = await post(first, item, [
    ['act', 'vote'],
    ['vote', 'for'],
  ])
  expect(voted.status).toBe(303)
  // The secretary follows sheets and votes; an expert sees the own vote alone.
  const secretary = (await get('officer', item)).html
  for (const shown of ['已提交', '1 / 3', '在场可表决', '因利益关系回避']) expect(secretary).toContain(shown)
  const expert = (await get(first, item)).html
  expect(expert).toContain('您的表决')
  expect(expert).not.toContain('在场可表决')

  const tooMany = await post('officer', item, [
    ['act', 'record'],
    ['hands.for', '2'],
    ['note', '讨论了产业化路径'],
  ])
  expect(tooMany.status).toBe(422)
  expect(tooMany.html).toContain('多于在场可表决的 1 人')
  const recorded = await post('officer', item, [
    ['act', 'record'],
    ['hands.against', '1'],
    ['note', '讨论了产业化路径'],
    ['words', '建议支持，'],
  ])
  expect(recorded.status).toBe(303)
  // What is written of a conclusion waits there; a note of somebody else is shown, and not written over.
  expect((await get('officer', item)).html).toContain('建议支持，</textarea>')
  const unseen = await post('officer', item, [
    ['act', 'record'],
    ['noteWas', ''],
    ['note', '另记'],
  ])
  expect(unseen.status).toBe(409)
  expect(unseen.html).toContain('目前的记录')
  expect(unseen.html).toContain('另记</textarea>')
  expect((await post('officer', meeting, [['act', 'close']])).status).toBe(422)
  const concluded = await post('officer', item, [
    ['act', 'conclude'],
    ['is', 'recommended'],
    ['words', '建议支持，补充里程碑'],
    // Typed and not recorded by itself; the hands that were counted are taken back.
    ['note', '讨论了产业化路径，答了两个问题'],
    ['noteWas', '讨论了产业化路径'],
    ['counted', '1'],
  ])
  expect(concluded.status).toBe(303)
  expect((await town.file(id)).events.at(-1)).toMatchObject({
    what: 'panel-concluded',
    facts: { conclusion: 'recommended', for: 1, against: 0, left: 1 },
    stamp: { as: 'officer' },
  })
  expect((await post('officer', meeting, [['act', 'close']])).status).toBe(303)
  const minutes = (await get('officer', `${meeting}/minutes`)).html
  for (const said of [
    '会议室一',
    first,
    '因利益关系回避',
    '同意 1',
    '建议支持，补充里程碑',
    '讨论了产业化路径，答了两个问题',
  ])
    expect(minutes).toContain(said)
  expect(minutes).not.toContain('草稿')
  expect((await get(first, `${meeting}/minutes`)).status).toBe(404)
  expect((await get('auditor', `${meeting}/minutes`)).status).toBe(200)
  const late = await post(first, item, [
    ['act', 'vote'],
    ['vote', 'against'],
  ])
  expect(late.status).toBe(409)
})
