import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangeRequest } from '../../domain/change-request.ts'
import type { CaseId, ConsortiumId } from '../../domain/ids.ts'
import { lingang } from '../../schemes/lingang.ts'
import { startChange, withdrawChange } from '../../functions/commands/changes.ts'
import { anyChange, changing } from '../support/changes.ts'
import { organisationId } from '../support/cases.ts'
import { openTown, type Town } from '../support/town.ts'

/** Recognised after a formal check; what may change, and how, differs by kind. */
const programme = changing(
  {
    kinds: anyChange.kinds.map((rule) => ({
      ...rule,
      ...(rule.kind === 'member-in' ? { effective: 'next-month' as const } : {}),
      ...(rule.kind === 'name' ? { mode: 'notify' as const } : {}),
    })),
    blockedMonths: [12],
  },
  { steps: lingang.steps.filter(({ kind }) => kind === 'formalCheck') },
)

let town: Town
let consortium: ConsortiumId
beforeAll(async () => {
  town = await openTown({ scheme: programme })
  const id = await town.apply('概伦电子', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const { status } = (await town.file(id)).head
  if (status.is !== 'recognised') throw new Error('was not recognised')
  consortium = status.consortium
})
afterAll(() => town.program.stop())

const reason = '发展需要'
const entry = async () => {
  const found = await town.store.consortia.load(consortium)
  if (!found) throw new Error('no entry')
  return found
}
const asks = async (name: string, request: ChangeRequest): Promise<CaseId> => {
  const { case: id } = await startChange(town.program.world, town.asking(name), { consortium, request })
  await town.program.idle()
  return id
}
const status = async (id: CaseId) => (await town.file(id)).head.status
const told = async (id: CaseId) =>
  (await town.store.cases.messages(id, { limit: 100 })).items.map(({ about, to }) => [about, to])
const names = async () => (await entry()).parties.map(({ name, role }) => `${name} ${role}`).toSorted()

test('a member joins: it confirms, the office approves, and from the next month the register says so', async () => {
  await town.organisation('芯和半导体', 'enterprise')
  const request = {
    kind: 'member-in',
    organisation: organisationId('芯和半导体'),
    role: 'member',
    reason,
  } as const
  const id = await asks('概伦电子', request)
  expect(await status(id)).toMatchObject({ is: 'joining' })
  expect((await town.file(id)).head).toMatchObject({
    effect: [
      {
        rule: 'enough',
        before: { holds: true, words: { en: expect.stringContaining('3 named') } },
        after: { holds: true, words: { en: expect.stringContaining('4 named') } },
      },
    ],
  })
  await expect(asks('概伦电子', request)).rejects.toMatchObject({ code: 'change-open' })

  await town.does('芯和半导体', id, {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: '提供仿真工具' },
  })
  expect(await status(id)).toMatchObject({ is: 'decision' })
  expect(await names()).toHaveLength(3)
  await town.does('officer', id, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect(await status(id)).toMatchObject({ is: 'agreed', effective: '2031-03-31T16:00:00.000Z' })
  expect(await names()).toHaveLength(3)

  await town.program.advanceTo(new Date('2031-04-01T00:00:00.000Z'))
  expect(await status(id)).toMatchObject({ is: 'applied', effective: '2031-03-31T16:00:00.000Z' })
  expect(await names()).toEqual([
    '上海交通大学 member',
    '华谊集团 member',
    '概伦电子 lead',
    '芯和半导体 member',
  ])
  expect((await entry()).changes).toEqual([
    {
      kind: 'member-in',
      what: { zh: '芯和半导体加入', en: '芯和半导体 joins' },
      effective: '2031-03-31T16:00:00.000Z',
      case: id,
    },
  ])
  const list = await town.store.consortia.ofOrganisation(organisationId('芯和半导体'), {})
  expect(list.items).toMatchObject([{ consortium, role: 'member' }])
  const heard = await told(id)
  for (const name of ['概伦电子', '上海交通大学', '华谊集团', '芯和半导体', 'officer'])
    expect(heard).toContainEqual(['change-applied', town.who(name).id])
  expect(heard).toContainEqual(['asked-to-confirm', town.who('芯和半导体').id])
})

test('a member that the rules need cannot leave, and one that they do not need can', async () => {
  await expect(
    asks('概伦电子', { kind: 'member-out', organisation: organisationId('上海交通大学'), reason }),
  ).rejects.toMatchObject({ code: 'rules-broken', problems: [{ field: 'rules.science' }] })
  await expect(
    asks('华谊集团', { kind: 'member-out', organisation: organisationId('芯和半导体'), reason }),
  ).rejects.toMatchObject({ code: 'not-found' })

  const id = await asks('概伦电子', { kind: 'member-out', organisation: organisationId('华谊集团'), reason })
  await town.does('officer', id, {
    kind: 'change-decision',
    answer: { decision: 'refuse', reason: '任务尚未移交' },
  })
  expect(await status(id)).toMatchObject({ is: 'not-agreed', reason: { zh: '任务尚未移交' } })
  expect(await names()).toHaveLength(4)
  expect(await told(id)).toContainEqual(['change-refused', town.who('华谊集团').id])

  const again = await asks('概伦电子', {
    kind: 'member-out',
    organisation: organisationId('华谊集团'),
    reason,
  })
  await town.does('officer', again, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect(await status(again)).toMatchObject({ is: 'applied' })
  expect(await names()).toHaveLength(3)
  expect((await town.store.consortia.ofOrganisation(organisationId('华谊集团'), {})).items).toEqual([])
  expect(await told(again)).toContainEqual(['change-applied', town.who('华谊集团').id])
})

test('who is to join says no, and the register stays as it is', async () => {
  await town.organisation('第四公司', 'enterprise')
  const inward = await asks('概伦电子', {
    kind: 'member-in',
    organisation: organisationId('第四公司'),
    role: 'member',
    reason,
  })
  await town.does('第四公司', inward, {
    kind: 'confirmation',
    answer: { decision: 'decline', reason: '暂不参加' },
  })
  expect(await status(inward)).toMatchObject({ is: 'dropped', reason: { zh: '该单位未同意' } })
  expect(await told(inward)).toContainEqual(['change-dropped', town.who('概伦电子').id])
})

test('another lead: it agrees to lead first, and keeps what the old lead began', async () => {
  const id = await asks('概伦电子', { kind: 'lead', organisation: organisationId('芯和半导体'), reason })
  expect(await status(id)).toMatchObject({ is: 'joining' })
  expect(await told(id)).toContainEqual(['asked-to-lead', town.who('芯和半导体').id])
  await town.does('芯和半导体', id, {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: '负责总体' },
  })
  await town.does('officer', id, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect(await names()).toEqual(['上海交通大学 member', '概伦电子 member', '芯和半导体 lead'])
  const roles = await Promise.all(
    ['概伦电子', '芯和半导体'].map(async (name) =>
      (await town.store.consortia.ofOrganisation(organisationId(name), {})).items.map(({ role }) => role),
    ),
  )
  expect(roles).toEqual([['member'], ['lead']])
  await expect(asks('概伦电子', { kind: 'name', name: '另一名称', reason })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('the office is told of another name, says nothing, and the name changes in every list', async () => {
  const id = await asks('芯和半导体', { kind: 'name', name: '集成电路设计工具创新联合体', reason })
  const waits = await status(id)
  if (waits.is !== 'told') throw new Error('the office was not told')
  await town.program.advanceTo(new Date(Date.parse(waits.due) + 1000))
  expect(await status(id)).toMatchObject({ is: 'applied' })
  expect((await entry()).name).toBe('集成电路设计工具创新联合体')
  expect((await town.store.consortia.ofOrganisation(organisationId('上海交通大学'), {})).items).toMatchObject(
    [{ name: '集成电路设计工具创新联合体' }],
  )
  expect((await town.file(id)).events.map(({ what }) => what)).toContain('change-not-objected')
  expect(await told(id)).not.toContainEqual(['task-overdue', town.who('officer').id])

  const second = await asks('芯和半导体', { kind: 'name', name: '第三名称', reason })
  await town.does('officer', second, {
    kind: 'change-notice',
    answer: { decision: 'object', reason: '与他人重名' },
  })
  expect(await status(second)).toMatchObject({ is: 'not-agreed' })
  expect((await entry()).name).toBe('集成电路设计工具创新联合体')
})

test('a request is taken back by whoever asked, and the next one of its kind is possible', async () => {
  const request = { kind: 'task', text: '牵头单位负责总体，大学负责算法', reason } as const
  const id = await asks('芯和半导体', request)
  await expect(
    withdrawChange(town.program.world, town.asking('上海交通大学'), id, '不合适'),
  ).rejects.toMatchObject({ code: 'not-found' })
  await withdrawChange(town.program.world, town.asking('芯和半导体'), id, '再议')
  await town.program.idle()
  expect(await status(id)).toMatchObject({ is: 'dropped', reason: { zh: '申请方撤回：再议' } })
  expect((await town.file(id)).tasks.map(({ state }) => state.is)).toEqual(['cancelled'])
  const next = await asks('芯和半导体', request)
  await town.does('officer', next, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect(await status(next)).toMatchObject({ is: 'applied' })
})

test('nobody asks in a blocked month', async () => {
  await town.program.advanceTo(new Date('2031-12-10T00:00:00.000Z'))
  await expect(asks('芯和半导体', { kind: 'amount', amount: 5_000_000, reason })).rejects.toMatchObject({
    code: 'changes-blocked',
    facts: { from: '2032-01-01' },
  })
})

test('a consortium withdraws: it is recognised no more, and an evaluation under way ends', async () => {
  await town.program.advanceTo(new Date('2032-02-10T00:00:00.000Z'))
  const [evaluation] = (await town.store.cases.byTime('evaluation-lingang-2032', {})).items
  if (!evaluation) throw new Error('nothing is evaluated')
  // It was opened after the changes, and keeps the parties of that day.
  expect(evaluation).toMatchObject({ leadName: '芯和半导体', title: '集成电路设计工具创新联合体' })
  const id = await asks('芯和半导体', { kind: 'withdrawal', reason: '任务已经完成' })
  await town.does('officer', id, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect(await status(id)).toMatchObject({ is: 'applied' })
  const { standing, nextEvaluation, alarm } = await entry()
  expect(standing).toMatchObject({ is: 'withdrawn', ended: expect.stringMatching(/^2032-02-10/) })
  expect([nextEvaluation, alarm]).toEqual([undefined, undefined])
  await expect(asks('芯和半导体', { kind: 'task', text: '新的分工', reason })).rejects.toMatchObject({
    code: 'not-at-this-step',
  })

  await town.program.advanceTo(new Date('2032-06-01T00:00:00.000Z'))
  expect(await status(evaluation.id)).toMatchObject({ is: 'revoked', reason: { zh: '联合体已退出认定' } })
  expect((await entry()).grades).toEqual([])
  expect(town.program.problems).toEqual([])
})
