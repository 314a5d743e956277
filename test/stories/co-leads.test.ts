import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { appeal } from '../../functions/commands/appeals.ts'
import { startChange } from '../../functions/commands/changes.ts'
import { giveMoreTime } from '../../functions/commands/extensions.ts'
import { inviteMember, takeOutMember } from '../../functions/commands/members.ts'
import {
  discardApplication,
  submitApplication,
  takeBackSubmission,
} from '../../functions/commands/submission.ts'
import { answer } from '../../functions/commands/tasks.ts'
import { lingang } from '../../schemes/lingang.ts'
import { organisationId } from '../support/cases.ts'
import { changing } from '../support/changes.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
  await town.person('officer2', [{ role: 'officer', scheme: 'lingang' }])
})
afterAll(() => town.program.stop())

/** An application with a lead, a co-lead and two members. */
const draftOf = async (name: string, town: Town): Promise<{ id: CaseId; lead: string; coLead: string }> => {
  const [lead, coLead] = [`${name}牵头`, `${name}共牵`]
  const id = await town.draft(lead, [
    [`${name}大学`, 'university'],
    [`${name}公司`, 'enterprise'],
  ])
  const { id: organisation } = await town.organisation(coLead, 'enterprise')
  await inviteMember(town.program.world, town.asking(lead), { case: id, organisation, role: 'co-lead' })
  await town.does(coLead, id, {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: '共同牵头' },
  })
  return { id, lead, coLead }
}
const applied = async (name: string) => {
  const made = await draftOf(name, town)
  await submitApplication(town.program.world, town.asking(made.coLead), made.id)
  await town.program.idle()
  return made
}
const returned = async (name: string, part = 'plan.budget') => {
  const made = await applied(name)
  await town.does('officer', made.id, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { [part]: '请核对' } },
  })
  return made
}
const inList = async (name: string, of: Town = town): Promise<string[]> =>
  (await of.store.tasks.openFor(`organisation:${organisationId(name)}`, {})).items.map(({ kind }) => kind)
const corrected = { kind: 'correction', answer: { decision: 'corrected' } } as const
const mailsTo = async (id: CaseId, name: string, about: string) =>
  (await town.store.cases.messages(id, { limit: 200 })).items.filter(
    (message) => message.about === about && message.address === `${name}@practice.example`,
  )

test('a correction is in the lists of the lead and the co-lead, and either hands it in for both', async () => {
  const { id, lead, coLead } = await returned('补正')
  for (const name of [lead, coLead]) {
    expect(await inList(name)).toEqual(['correction'])
    const mails = await mailsTo(id, name, 'task-opened')
    expect(mails).toHaveLength(1)
  }
  await town.does(coLead, id, corrected)
  const file = await town.file(id)
  expect(file.head.status).toMatchObject({ is: 'formal-check' })
  expect(file.tasks.filter(({ kind }) => kind === 'correction').map(({ state }) => state)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        is: 'answered',
        stamp: expect.objectContaining({ as: 'lead', for: organisationId(coLead) }),
      }),
      expect.objectContaining({ is: 'cancelled' }),
    ]),
  )
  expect([await inList(lead), await inList(coLead)]).toEqual([[], []])
  expect(town.program.problems).toEqual([])
})

test('of two that answer in the same instant one is heard, and the other is told that it is answered', async () => {
  const { world } = town.program
  const { id, lead, coLead } = await returned('同时')
  const tasks = (await town.file(id)).tasks.filter(({ kind }) => kind === 'correction')
  const taskOf = (name: string) => {
    const found = tasks.find(
      ({ audience }) => audience.is === 'organisation' && audience.organisation === organisationId(name),
    )
    if (!found) throw new Error(`${name} was not asked`)
    return found.id
  }
  const send = (name: string, task: string) =>
    answer(world, town.asking(name, `correct-${name}`), { case: id, task: taskOf(task), answer: corrected })
  const results = await Promise.allSettled([send(lead, lead), send(coLead, coLead)])
  await town.program.idle()
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'already-answered' },
  })
  expect((await town.file(id)).events.filter(({ what }) => what === 'corrected')).toHaveLength(1)
  // The faster one's second click is the same click.
  const faster = results[0]?.status === 'fulfilled' ? lead : coLead
  await expect(send(faster, faster)).resolves.toEqual({})
})

test('the link that one lead was sent serves the other, and no mere member', async () => {
  const { id, lead, coLead } = await returned('链接')
  const task = (await town.file(id)).tasks.find(
    ({ kind, audience }) =>
      kind === 'correction' &&
      audience.is === 'organisation' &&
      audience.organisation === organisationId(lead),
  )
  if (!task) throw new Error('the lead was not asked')
  const send = (name: string) =>
    answer(town.program.world, town.asking(name), { case: id, task: task.id, answer: corrected })
  await expect(send('链接大学')).rejects.toMatchObject({ code: 'not-found' })
  await expect(send(coLead)).resolves.toEqual({})
})

test('more time is more time for both', async () => {
  const { id } = await returned('宽限')
  const [task] = (await town.file(id)).tasks.filter(({ kind }) => kind === 'correction')
  if (!task?.due) throw new Error('nobody was asked')
  const to = new Date(Date.parse(task.due) + 86_400_000).toISOString()
  await giveMoreTime(town.program.world, town.asking('officer'), {
    ...{ case: id, task: task.id, due: to, reason: '材料需盖章' },
  })
  const open = (await town.file(id)).tasks.filter(({ kind }) => kind === 'correction')
  expect(open.map(({ due }) => due)).toEqual([to, to])
})

test('whoever becomes or ceases to be a co-lead meanwhile gets the task, or has it no more', async () => {
  const { world } = town.program
  const { id, lead, coLead } = await returned('更替', 'members')
  await takeOutMember(world, town.asking(lead), { case: id, organisation: organisationId(coLead) })
  expect(await inList(coLead)).toEqual([])
  const { id: organisation } = await town.organisation('更替新牵', 'enterprise')
  await inviteMember(world, town.asking(lead), { case: id, organisation, role: 'co-lead' })
  expect((await inList('更替新牵')).toSorted()).toEqual(['confirmation', 'correction'])
  await town.does('更替新牵', id, { kind: 'confirmation', answer: { decision: 'decline', reason: '不参加' } })
  expect(await inList('更替新牵')).toEqual([])
  expect(await inList(lead)).toEqual(['correction'])
})

test('a co-lead withdraws in a correction, takes a submission back, gives a draft up, and appeals', async () => {
  const { world } = town.program
  const one = await returned('撤回')
  await town.does(one.coLead, one.id, {
    kind: 'correction',
    answer: { decision: 'withdraw', reason: '另行申报' },
  })
  expect((await town.file(one.id)).head.status).toMatchObject({ is: 'withdrawn' })
  expect(await inList(one.lead)).toEqual([])

  const two = await applied('收回')
  await takeBackSubmission(world, town.asking(two.coLead), two.id)
  await town.program.idle()
  expect((await town.file(two.id)).head.status).toMatchObject({ is: 'draft' })
  await discardApplication(world, town.asking(two.coLead), two.id, '不再申报')
  expect((await town.file(two.id)).head.status).toMatchObject({ is: 'withdrawn' })

  const three = await applied('申诉')
  await town.does('officer', three.id, {
    kind: 'formal-check',
    answer: { decision: 'reject', reason: '材料不实' },
  })
  const said = { grounds: '所附材料真实完整，请复核结论。', documents: [] }
  await expect(appeal(world, town.asking('申诉大学'), three.id, said)).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(appeal(world, town.asking(three.coLead), three.id, said)).resolves.toHaveProperty('appeal')
  await town.program.idle()
  expect(town.program.problems).toEqual([])
})

test('a year’s report is asked of both, and of the co-lead no more once it has left', async () => {
  const other = await openTown({
    scheme: changing({}, { steps: lingang.steps.filter(({ kind }) => kind === 'formalCheck') }),
  })
  const { world } = other.program
  const { id, lead, coLead } = await draftOf('年度', other)
  await submitApplication(world, other.asking(coLead), id)
  await other.program.idle()
  await other.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const { status } = (await other.file(id)).head
  if (status.is !== 'recognised') throw new Error('was not recognised')
  await other.program.advanceTo(new Date('2032-02-10T00:00:00.000Z'))
  expect([await inList(lead, other), await inList(coLead, other)]).toEqual([['report'], ['report']])
  const request = { kind: 'member-out', organisation: organisationId(coLead), reason: '业务调整' } as const
  const { case: change } = await startChange(world, other.asking(lead), {
    consortium: status.consortium,
    request,
  })
  await other.program.idle()
  await other.does('officer', change, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect([await inList(lead, other), await inList(coLead, other)]).toEqual([['report'], []])
  expect(other.program.problems).toEqual([])
  await other.program.stop()
})
