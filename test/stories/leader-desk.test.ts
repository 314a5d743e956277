import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { type Api, openApi } from '../support/api.ts'
import { decisionOf, hiddenIn, toApproval } from '../support/leaders.ts'
import { reader } from '../support/reader.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

const pageOf = async (name: string, id: CaseId) => `/approvals/${id}/${await decisionOf(api, name, id)}`
const status = async (id: CaseId) => (await api.town.file(id)).head.status
const decisions = async (id: CaseId) =>
  (await api.town.file(id)).events.filter(({ what }) => what.startsWith('approval-')).length

describe('one case', () => {
  let id: CaseId
  beforeAll(async () => {
    id = await toApproval(api, '东方公司')
  }, 60_000)

  test('stands on the list of whoever is asked with its result, and one tap approves it', async () => {
    const head = await reader(api, 'head')
    const list = await head.get('/approvals')
    expect(list.status).toBe(200)
    for (const said of ['东方公司创新联合体', '同意推荐东方公司', '评审结果', '期限'])
      expect(list.html).toContain(said)
    const address = await pageOf('head', id)
    const click = { decision: 'approve', seen: hiddenIn(list.html, 'seen'), for: '', once: 'tap one' }
    const done = await head.post(address, click)
    expect(done).toMatchObject({ status: 303 })
    expect((await head.get(done.to ?? '')).html).toMatch(/东方公司创新联合体[\s\S]*同意[\s\S]*本层级已有结果/)
    // The same click again is the same click; the next one, from a page that was open beside it, changes nothing.
    expect(await head.post(address, click)).toMatchObject({ status: 303, to: done.to })
    const second = await head.post(address, { ...click, once: 'tap two', remark: '不要丢掉这句话' })
    expect(second.status).toBe(409)
    expect(second.html).toContain('不要丢掉这句话')
    expect(await decisions(id)).toBe(1)
    await api.town.program.idle()
    expect(await status(id)).toMatchObject({ is: 'approval', level: 'bureau' })
  })

  test('is on nobody else’s list, and its address is nothing to them', async () => {
    expect((await (await reader(api, 'head')).get('/approvals')).html).toContain('目前没有等待决定的案件')
    expect((await (await reader(api, 'officer')).get('/approvals')).status).toBe(404)
    const address = await pageOf('deputy1', id)
    for (const name of ['officer', 'head', 'deputy2', 'auditor'])
      expect((await (await reader(api, name)).get(address)).status).toBe(404)
  })

  test('is not returned or rejected without a word, and what was chosen stays', async () => {
    const deputy = await reader(api, 'deputy1')
    const address = await pageOf('deputy1', id)
    for (const decision of ['return', 'reject']) {
      const refused = await deputy.post(address, { decision, to: 'review', remark: ' ' })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain('意见：')
      expect(refused.html).toContain('aria-invalid="true"')
      expect(refused.html).toMatch(/value="review" selected/)
    }
    const nowhere = await deputy.post(address, { decision: 'return', remark: '请重新评审' })
    expect(nowhere.status).toBe(422)
    expect(nowhere.html).toContain('请重新评审')
    expect(await decisions(id)).toBe(1)
  })

  test('of which there is something newer is shown again before it is decided', async () => {
    const deputy = await reader(api, 'deputy1')
    const address = await pageOf('deputy1', id)
    const seen = hiddenIn((await deputy.get(address)).html, 'seen')
    const stale = await deputy.post(address, {
      decision: 'approve',
      seen: `${Number(seen) - 1}`,
      remark: '同意，请抓紧',
    })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('此案有新的情况')
    expect(stale.html).toContain('同意，请抓紧')
    expect(hiddenIn(stale.html, 'seen')).toBe(seen)
    expect((await deputy.post(address, { decision: 'approve', seen })).status).toBe(303)
  })

  test('goes back to the step that is named, with the remark on record', async () => {
    await api.town.program.idle()
    for (const name of await api.town.asked(id, 'approval'))
      if (name.startsWith('deputy'))
        await (await reader(api, name)).post(await pageOf(name, id), { decision: 'approve' })
    await api.town.program.idle()
    const chair = await reader(api, 'chair1', 'en')
    const done = await chair.post(await pageOf('chair1', id), {
      decision: 'return',
      to: 'review',
      remark: '评分差距较大，请重新评审',
    })
    expect((await chair.get(done.to ?? '')).html).toMatch(/Returned to: .*review/i)
    await api.town.program.idle()
    expect(await status(id)).toMatchObject({ is: 'review' })
    // Who was asked beside them is told that nothing is needed any more.
    const other = (await api.town.file(id)).tasks.find(
      ({ kind, audience }) =>
        kind === 'approval' && audience.is === 'person' && audience.person === api.town.who('chair2').id,
    )
    const late = await (await reader(api, 'chair2')).get(`/approvals/${id}/${other?.id}`)
    expect(late.html).toContain('此决定已不再需要')
  })
})
