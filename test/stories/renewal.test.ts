import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangeRequest } from '../../domain/change-request.ts'
import type { CaseId, ConsortiumId } from '../../domain/ids.ts'
import { lingang } from '../../schemes/lingang.ts'
import { startChange } from '../../functions/commands/changes.ts'
import { changing } from '../support/changes.ts'
import { organisationId } from '../support/cases.ts'
import { openTown, type Town } from '../support/town.ts'

/** Recognised for a year after a formal check, never evaluated, renewed twice for a year each; changes in windows. */
const programme = changing(
  { windowMonths: 2 },
  {
    steps: lingang.steps.filter(({ kind }) => kind === 'formalCheck'),
    evaluation: undefined,
    outcome: {
      ...lingang.outcome,
      validityMonths: 12,
      renewal: { months: 12, times: 2, opensMonthsBefore: 3 },
    },
  },
)

let town: Town
let consortium: ConsortiumId
beforeAll(async () => {
  town = await openTown({ scheme: programme })
  const id = await town.apply('国产软件公司', [
    ['临港大学', 'university'],
    ['临港材料公司', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const { status } = (await town.file(id)).head
  if (status.is !== 'recognised') throw new Error('was not recognised')
  consortium = status.consortium
})
afterAll(() => town.program.stop())

const reason = '继续攻关'
const asks = async (request: ChangeRequest): Promise<CaseId> => {
  const { case: id } = await startChange(town.program.world, town.asking('国产软件公司'), {
    consortium,
    request,
  })
  await town.program.idle()
  return id
}
const status = async (id: CaseId) => (await town.file(id)).head.status
const entry = () => town.store.consortia.load(consortium)
const approve = { kind: 'change-decision', answer: { decision: 'approve' } } as const

test('requests are collected until their window ends, and who left meanwhile is counted', async () => {
  for (const name of ['第四公司', '第五公司']) await town.organisation(name, 'enterprise')
  const joins = await asks({
    kind: 'member-in',
    organisation: organisationId('第四公司'),
    role: 'member',
    reason,
  })
  const confirmation = {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: '提供测试' },
  } as const
  await town.does('第四公司', joins, confirmation)
  expect(await status(joins)).toMatchObject({ is: 'collected', until: '2031-04-30T16:00:00.000Z' })
  await town.program.advanceTo(new Date('2031-04-30T17:00:00.000Z'))
  expect(await status(joins)).toMatchObject({ is: 'decision' })
  await town.does('officer', joins, approve)
  expect((await entry())?.parties).toHaveLength(4)

  // Each is fine by itself; together they leave the consortium too small, and the second one is not agreed.
  const leaves = await asks({ kind: 'member-out', organisation: organisationId('第四公司'), reason })
  const instead = await asks({ kind: 'merger', number: 'LGIC-NONE', reason }).catch((no: unknown) => no)
  expect(instead).toMatchObject({ code: 'invalid', problems: [{ field: 'number' }] })
  await town.program.advanceTo(new Date('2031-06-30T17:00:00.000Z'))
  expect(await status(leaves)).toMatchObject({ is: 'decision' })
  const now = await entry()
  if (!now) throw new Error('no entry')
  await town.store.consortia.save({
    ...now,
    parties: now.parties.filter(({ name }) => name !== '临港材料公司'),
    revision: now.revision + 1,
  })
  await town.does('officer', leaves, approve)
  expect(await status(leaves)).toMatchObject({
    is: 'not-agreed',
    reason: { en: expect.stringContaining('2 named') },
  })
  await town.store.consortia.save({ ...now, revision: now.revision + 2 })
})

test('a renewal is asked for in its time, adds to the term, and is given so often and no more', async () => {
  await expect(asks({ kind: 'renewal', reason })).rejects.toMatchObject({
    code: 'renewal-not-open',
    facts: { from: '2031-12-03' },
  })
  await town.program.advanceTo(new Date('2031-12-03T00:00:00.000Z'))
  const id = await asks({ kind: 'renewal', reason })
  await town.program.advanceTo(new Date('2032-01-02T00:00:00.000Z'))
  await town.does('officer', id, approve)
  expect(await entry()).toMatchObject({
    standing: { is: 'recognised', validUntil: '2033-03-03T15:59:59.999Z' },
    renewals: 1,
    alarm: '2033-03-03T15:59:59.999Z',
  })
})

test('who asked in time does not lose the renewal to an office that was late', async () => {
  await town.program.advanceTo(new Date('2033-02-10T00:00:00.000Z'))
  const id = await asks({ kind: 'renewal', reason })
  await town.program.advanceTo(new Date('2033-03-20T00:00:00.000Z'))
  expect((await entry())?.standing.is).toBe('expired')
  expect(await status(id)).toMatchObject({ is: 'decision' })
  await town.does('officer', id, approve)
  expect(await status(id)).toMatchObject({ is: 'applied' })
  expect(await entry()).toMatchObject({
    standing: { is: 'recognised', validUntil: '2034-03-03T15:59:59.999Z' },
    renewals: 2,
  })

  await town.program.advanceTo(new Date('2034-01-10T00:00:00.000Z'))
  await expect(asks({ kind: 'renewal', reason })).rejects.toMatchObject({
    code: 'no-renewal-left',
    facts: { times: 2 },
  })
  await town.program.advanceTo(new Date('2034-03-04T00:00:00.000Z'))
  expect((await entry())?.standing.is).toBe('expired')
  expect(town.program.problems).toEqual([])
})

test('an office that does not decide is asked again, and those above hear of it', async () => {
  const id = (await town.store.cases.byTime('change-lingang-2033', {})).items[0]?.id
  if (!id) throw new Error('no change')
  const told = (await town.store.cases.messages(id, { limit: 100 })).items
  expect(told.filter(({ about }) => about === 'task-escalated').map(({ to }) => to)).toContain(
    town.who('administrator').id,
  )
})
