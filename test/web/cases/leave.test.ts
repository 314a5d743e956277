import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseId } from '../../../domain/ids.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.town.person('旁观受理', [{ role: 'officer', scheme: 'lingang' }])
})
afterAll(() => api.stop())

const members = (name: string) =>
  [
    [`${name}大学`, 'university'],
    [`${name}配套`, 'enterprise'],
  ] as const
const memberOf = async (id: CaseId, name: string) => {
  const found = (await api.town.file(id)).members.find((member) => member.name === name)
  if (!found) throw new Error(`no member ${name}`)
  return found
}
const leavingPage = async (id: CaseId, name: string): Promise<string> =>
  `/cases/${id}/members/${encodeURIComponent((await memberOf(id, name)).organisation)}/leaving`
const heardOf = async (id: CaseId, about: string): Promise<string[]> => {
  await api.town.program.idle()
  const { items } = await api.town.store.cases.messages(id, { limit: 100 })
  const people = await api.town.store.people.loadMany(
    items.flatMap((one) => (one.about === about && one.to !== undefined ? [one.to] : [])),
  )
  return people.map(({ name }) => name)
}
const reason = '本单位另有安排，不再投入'

describe('a member that had confirmed', () => {
  test('leaves what is handed in: lead and officer are told and read why, and what can be done', async () => {
    const lead = '退出电子'
    const id = await api.town.apply(lead, members('退出'))
    const member = await reader(api, '退出大学')
    const page = await leavingPage(id, '退出大学')
    expect((await member.get(`/cases/${id}`)).html).toContain(`href="${page}"`)
    expect((await member.get(page)).html).toContain('牵头单位和受理人员会收到通知')
    expect((await member.post(page, { once: 'nothing-said', reason: ' ' })).status).toBe(422)
    const click = () => member.post(page, { once: 'leaves-once', reason })
    for (const answer of [await click(), await click()])
      expect(answer).toMatchObject({ status: 303, to: '/applications' })
    expect((await member.get(`/cases/${id}`)).status).toBe(404)
    expect((await api.town.file(id)).events.filter(({ what }) => what === 'member-left')).toHaveLength(1)

    const heard = await heardOf(id, 'member-left')
    expect(heard).toContain(lead)
    expect(heard).toContain('旁观受理')
    expect(heard).not.toContain('退出配套')
    const seenByLead = (await (await reader(api, lead)).get(`/cases/${id}`)).html
    expect(seenByLead).toMatch(/有成员单位退出[\s\S]*退出大学[\s\S]*本单位另有安排[\s\S]*截止前可取回/)
    const officer = await reader(api, '旁观受理', 'en')
    const seenByOfficer = (await officer.get(`/cases/${id}`)).html
    expect(seenByOfficer).toMatch(/A member has left[\s\S]*退出大学[\s\S]*return it for correction/)
    // The conditions are checked without it: two organisations, and no university among them.
    expect(seenByOfficer).toContain('needs at least 3 organisations; 2 named')
    // It stands beside the officer's work as well.
    const [task] = (await api.town.file(id)).tasks.filter(({ kind }) => kind === 'formal-check')
    expect((await officer.get(`/cases/${id}/tasks/${task?.id}`)).html).toContain('A member has left')
    expect((await (await reader(api, '退出配套')).get(`/cases/${id}`)).html).not.toContain(reason)
  })

  test('leaves when it cannot be taken back any more: the lead is sent to the office', async () => {
    const id = await api.town.apply('审后电子', members('审后'))
    await api.town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
    const member = await reader(api, '审后大学')
    expect((await member.post(await leavingPage(id, '审后大学'), { once: 'later', reason })).status).toBe(303)
    const { html } = await (await reader(api, '审后电子')).get(`/cases/${id}`)
    expect(html).toContain('现在不能修改，受理人员也已收到通知')
    expect(html).not.toContain('截止前可取回')
  })

  test('leaves a draft: it cannot be handed in with it, and the office hears nothing', async () => {
    const lead = '草稿电子'
    const id = await api.town.draft(lead, members('草稿'))
    const member = await reader(api, '草稿大学')
    const page = await leavingPage(id, '草稿大学')
    expect((await member.get(page)).html).not.toContain('受理人员')
    expect((await member.post(page, { once: 'from-draft', reason })).status).toBe(303)
    expect(await heardOf(id, 'member-left')).toEqual([lead])
    const own = await reader(api, lead)
    expect((await own.get(`/cases/${id}/check`)).html).toContain('草稿大学未同意')
    expect((await own.post(`/cases/${id}/check`, { once: 'hands-in' })).status).toBe(422)
  })

  test('is not taken out by anybody else, and the lead cannot leave what it leads', async () => {
    const id = await api.town.apply('留下电子', members('留下'))
    const page = await leavingPage(id, '留下大学')
    for (const name of ['留下电子', '留下配套', '旁观受理']) {
      const other = await reader(api, name)
      expect([name, (await other.get(page)).status]).toEqual([name, 404])
      const posted = await other.post(page, { once: `not-${name}`, reason })
      expect([name, posted.status]).toEqual([name, 404])
    }
    const own = await reader(api, '留下电子')
    expect((await own.post(await leavingPage(id, '留下电子'), { once: 'lead', reason })).status).toBe(404)
    expect((await memberOf(id, '留下大学')).confirmation.is).toBe('confirmed')
  })

  test('cannot leave what is decided', async () => {
    const id = await api.town.apply('已决电子', members('已决'))
    const answer = { decision: 'reject', reason: '不符合要求' } as const
    await api.town.does('officer', id, { kind: 'formal-check', answer })
    const member = await reader(api, '已决大学')
    const page = await leavingPage(id, '已决大学')
    expect((await member.get(`/cases/${id}`)).html).not.toContain('/leaving')
    expect((await member.post(page, { once: 'too-late', reason })).status).toBe(404)
  })
})
