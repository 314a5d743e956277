import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApplication } from '../../../functions/commands/applications.ts'
import { inviteMember } from '../../../functions/commands/members.ts'
import { sha256 } from '../../../functions/store/cases.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

test('who answered reads the answer again, without what the page was drawn from', async () => {
  const { town } = api
  const id = await town.draft('复看电子', [])
  const { id: organisation } = await town.organisation('复看大学', 'university')
  await inviteMember(town.program.world, town.asking('复看电子'), { case: id, organisation, role: 'member' })
  const [task] = (await town.file(id)).tasks
  const page = await reader(api, '复看大学')
  const path = `/cases/${id}/tasks/${task?.id}`
  const [, seen = ''] = /name="answer.seen" value="([0-9a-f]+)"/.exec((await page.get(path)).html) ?? []
  expect(seen).not.toBe('')
  const given = { 'answer.decision': 'confirm', 'answer.contribution': '提供测试平台', 'answer.seen': seen }
  expect((await page.post(path, { once: 'confirms', kind: 'confirmation', ...given })).status).toBe(303)
  const { html } = await page.get(path)
  expect(html).toContain('您的答复')
  expect(html).toContain('提供测试平台')
  expect(html).not.toContain(seen)
})

const csrf = 'c'.repeat(32)
/** The cookie of a browser in which somebody of the town is signed in. */
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

test('an expert with a conflict found later sees nothing of the case, and steps aside on its page', async () => {
  const { town, app } = api
  const lead = '昆山医源'
  const id = await town.apply(lead, [
    ['上海交通大学', 'university'],
    ['安泰天龙', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const opinion = { decision: 'recommend', opinion: '同意推荐' } as const
  await town.does('recommender', id, { kind: 'recommendation', answer: opinion })
  const before = await town.asked(id, 'score')
  const [name = ''] = before
  const known = town.who(name)
  if (!known.expertise) throw new Error(`${name} is no expert`)
  const expertise = { ...known.expertise, conflicts: [(await town.file(id)).head.lead] }
  await town.person(name, known.offices, { ...known, expertise, revision: known.revision + 1 })

  const { tasks } = await town.file(id)
  const task = tasks.find((one) => one.audience.is === 'person' && one.audience.person === known.id)
  const path = `/cases/${id}/tasks/${task?.id}`
  const cookie = await cookieOf(name)
  const page = await app.request(path, { headers: { cookie } })
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('请回避')
  expect(html).not.toContain(lead)

  const send = (given: Record<string, string>) =>
    app.request(path, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams({ csrf, kind: 'score', ...given }).toString(),
    })
  const empty = await send({ 'answer.decision': 'recuse' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('回避原因：请填写')
  const aside = await send({ 'answer.decision': 'recuse', 'answer.reason': '新任职于牵头单位' })
  expect(aside.status).toBe(303)
  const now = await town.asked(id, 'score')
  expect(now).toHaveLength(before.length)
  expect(now).not.toContain(name)
})

test('a member that declines with a double click is sent on twice, and declined once', async () => {
  const { town, app } = api
  const lead = await town.organisation('双击牵头', 'enterprise')
  const member = await town.organisation('双击成员', 'enterprise')
  const { case: id } = await startApplication(town.program.world, town.asking('双击牵头'), {
    call: town.call.id,
    lead: lead.id,
    title: '双击创新联合体',
  })
  const named = { case: id, organisation: member.id, role: 'member' } as const
  await inviteMember(town.program.world, town.asking('双击牵头'), named)
  const [task] = (await town.file(id)).tasks
  const cookie = await cookieOf('双击成员')
  const once = 'the-same-click'
  const given = {
    csrf,
    once,
    kind: 'confirmation',
    'answer.decision': 'decline',
    'answer.reason': '无法投入',
  }
  const click = () =>
    app.request(`/cases/${id}/tasks/${task?.id}`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams(given).toString(),
    })
  for (const answer of [await click(), await click()]) {
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/tasks')
  }
  const declined = (await town.file(id)).events.filter((event) => event.what === 'member-declined')
  expect(declined).toHaveLength(1)
})
