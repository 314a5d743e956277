import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { type Api, openApi } from '../support/api.ts'
import { decisionOf } from '../support/leaders.ts'
import { runProgramme, withReview } from '../support/other-programme.ts'
import { reader } from '../support/reader.ts'
import { sheet } from '../support/town.ts'

/*
 * A call of which one may pass, with four cases before its last level. Two of three members decide there, and one has
 * agreed to all.
 */
const scheme = withReview('few@1', { selection: { most: 1, mayBeNone: true } })
const rubric = stepOf(scheme, 'review')?.rubric.items ?? []
const approve = { kind: 'approval', answer: { decision: 'approve' } } as const

let api: Api
let best: CaseId, second: CaseId, third: CaseId, fourth: CaseId
beforeAll(async () => {
  api = await openApi()
  const { town } = api
  const call = await runProgramme(town, scheme, ['officer', 'approver'])
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
    for (const name of ['处长', '副主任', '主任甲']) await town.does(name, id, approve)
    return id
  }
  best = await toLastLevel('第一公司', 0.9)
  second = await toLastLevel('第二公司', 0.8)
  third = await toLastLevel('第三公司', 0.75)
  fourth = await toLastLevel('第四公司', 0.7)
}, 90_000)
afterAll(() => api.stop())

const boxes = (html: string): string[] =>
  [...html.matchAll(/name="item" value="([^"]+)"/g)].map(([, box]) => box ?? '')
const state = async (id: CaseId) => (await api.town.file(id)).head

test('the list says how many places are left, and asks which decision before it says what it comes to', async () => {
  const chair = await reader(api, '主任乙')
  const list = await chair.get('/approvals')
  expect(list.html).toContain('最多选出 1 家，还可选 1 家')
  expect(boxes(list.html)).toHaveLength(4)
  expect((await chair.post('/approvals/decide', {})).status).toBe(422)
  const form = await chair.post('/approvals/decide', { item: boxes(list.html) })
  expect(form.html).toContain('一并办理 4 件案件')
  const unsaid = await chair.post('/approvals/decide', { item: boxes(list.html), go: 'preview' })
  expect(unsaid.status).toBe(422)
  const wordless = await chair.post('/approvals/decide', {
    item: boxes(list.html),
    go: 'preview',
    decision: 'reject',
  })
  expect(wordless.status).toBe(422)
  expect(wordless.html).toMatch(/value="reject"[^>]*checked/)
})

test('before anything is done it is said what it comes to, and nothing is written', async () => {
  const chair = await reader(api, '主任乙')
  const items = boxes((await chair.get('/approvals')).html)
  const before = (await state(best)).chain.seq
  const preview = await chair.post('/approvals/decide', { item: items, go: 'preview', decision: 'approve' })
  expect(preview.status).toBe(200)
  // The place goes to the best; the other three are over the number, and are not sent along.
  expect(preview.html).toContain('同意：1 件')
  expect(preview.html).toContain('3 件不办理')
  expect(preview.html).toContain('还可选 1 家，这些决定占用 1 家，之后剩 0 家')
  expect(boxes(preview.html)).toEqual([expect.stringContaining(best)])
  expect((await state(best)).chain.seq).toBe(before)
  const english = await (
    await reader(api, '主任乙', 'en')
  ).post('/approvals/decide', {
    item: items,
    go: 'preview',
    decision: 'approve',
  })
  expect(english.html).toContain('1 place is left; these decisions take 1, and 0 will be left')
})

test('a case that changed meanwhile is named and not decided; the others are, once', async () => {
  const chair = await reader(api, '主任乙')
  const items = boxes((await chair.get('/approvals')).html)
  const form = { item: items, go: 'run', decision: 'reject', remark: '本批次不予支持', once: 'many one' }
  // A colleague rejected the fourth while the preview was open, and said why.
  await api.town.does('主任丙', fourth, {
    kind: 'approval',
    answer: { decision: 'reject', reason: '任务分工不清' },
  })
  const foreseen = await chair.post('/approvals/decide', { ...form, go: 'preview' })
  expect(foreseen.html).toMatch(/第四公司创新联合体[\s\S]*此案有新的情况/)
  const some = items.filter((box) => !box.startsWith(best))
  const done = await chair.post('/approvals/decide', { ...form, item: some })
  expect(done.status).toBe(303)
  const said = await chair.get(done.to ?? '')
  expect(said.html).toContain('已办理 2 件，未办理 1 件')
  expect(said.html).toMatch(/第四公司创新联合体[\s\S]*此案有新的情况[\s\S]*第二公司创新联合体/)
  expect(await chair.post('/approvals/decide', { ...form, item: some })).toMatchObject({ to: done.to })
  const own = async (id: CaseId) =>
    (await api.town.file(id)).events.filter(
      ({ what, stamp }) => what === 'approval-refused' && stamp.by === api.town.who('主任乙').id,
    ).length
  expect([await own(second), await own(third), await own(fourth), await own(best)]).toEqual([1, 1, 0, 0])
})

test('nobody decides another’s cases along with their own, and learns no title of them', async () => {
  await api.town.program.idle()
  const task = await decisionOf(api, '主任丙', best)
  const head = await reader(api, '处长')
  const preview = await head.post('/approvals/decide', {
    item: [`${best}.${task}`],
    go: 'preview',
    decision: 'approve',
  })
  expect(preview.html).not.toContain('第一公司')
  expect(preview.html).toContain('此案现在不由您决定')
  const run = await head.post('/approvals/decide', {
    item: [`${best}.${task}`],
    go: 'run',
    decision: 'approve',
  })
  expect((await head.get(run.to ?? '')).html).toContain('已办理 0 件，未办理 1 件')
  expect((await (await reader(api, '受理员')).post('/approvals/decide', { item: [] })).status).toBe(404)
  expect(await state(best)).not.toHaveProperty('place')
})
