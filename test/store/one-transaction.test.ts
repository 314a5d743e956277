import { afterAll, beforeAll, expect, test } from 'vitest'
import { speaksFor } from '../../domain/person.ts'
import type { CaseId } from '../../domain/ids.ts'
import { saveCaseSection, startApplication } from '../../functions/commands/applications.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { answer } from '../../functions/commands/tasks.ts'
import { openTown, type Town } from '../support/town.ts'
import { refusalOf } from './open-store.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
  // Read once a process: it never changes.
  await town.program.world.schemes.load(town.call.scheme)
  // Read once a minute.
  await town.program.world.calendars.of({ calendar: 'cn' })
})
afterAll(() => town.program.stop())

/** Requests of a command, those that write among them. What it sets off afterwards is not counted. */
const counted = async (act: () => Promise<unknown>) => {
  await town.program.idle()
  const { requests, writes } = await town.program.meter.during(act)
  await town.program.idle()
  return { requests, writes }
}

const draft = async (lead: string): Promise<CaseId> => {
  const own = (await town.organisation(lead, 'enterprise')).id
  const input = { call: town.call.id, lead: own, title: `${lead}创新联合体` }
  return (await startApplication(town.program.world, town.asking(lead), input)).case
}

test('an application is opened with three reads and one transaction: one for who may not apply yet', async () => {
  const lead = await town.organisation('开题公司', 'enterprise')
  const input = { call: town.call.id, lead: lead.id, title: '开题创新联合体' }
  const { world } = town.program
  expect(await counted(() => startApplication(world, town.asking('开题公司'), input))).toEqual({
    requests: 4,
    writes: 1,
  })
  expect(
    await counted(() => refusalOf(startApplication(world, town.asking('开题公司'), input))),
  ).toMatchObject({
    writes: 1,
  })
})

test('a section is saved with one read and one transaction, with a key one read more', async () => {
  const id = await draft('保存公司')
  const { world } = town.program
  const input = { case: id, section: 'overview', answers: { purpose: '攻关' } }
  expect(await counted(() => saveCaseSection(world, town.asking('保存公司'), input))).toEqual({
    requests: 2,
    writes: 1,
  })
  const keyed = () => saveCaseSection(world, town.asking('保存公司', 'key'), input)
  expect(await counted(keyed)).toEqual({ requests: 3, writes: 1 })
  expect(await counted(keyed)).toEqual({ requests: 1, writes: 0 })
})

test('a member is named with two reads and one transaction', async () => {
  const id = await draft('邀请公司')
  const member = await town.organisation('受邀大学', 'university')
  const input = { case: id, organisation: member.id, role: 'member' } as const
  expect(await counted(() => inviteMember(town.program.world, town.asking('邀请公司'), input))).toEqual({
    requests: 3,
    writes: 1,
  })
})

test('an application is handed in with two reads, a task answered with one, and one transaction', async () => {
  const { world } = town.program
  const id = await draft('递交公司')
  for (const [section, answers] of Object.entries(await town.answersFor('递交公司', id)))
    await saveCaseSection(world, town.asking('递交公司'), { case: id, section, answers })
  for (const [name, kind] of [
    ['递交大学', 'university'],
    ['递交配套', 'enterprise'],
  ] as const) {
    const member = await town.organisation(name, kind)
    const input = { case: id, organisation: member.id, role: 'member' } as const
    await inviteMember(world, town.asking('递交公司'), input)
    const task = (await town.file(id)).tasks.find(
      ({ audience }) => audience.is === 'organisation' && speaksFor(town.who(name), audience.organisation),
    )
    if (!task) throw new Error(`${name} was not asked`)
    const confirm = { decision: 'confirm', contribution: '提供平台' } as const
    const given = { case: id, task: task.id, answer: { kind: 'confirmation', answer: confirm } } as const
    expect(await counted(() => answer(world, town.asking(name), given))).toEqual({ requests: 2, writes: 1 })
    expect(await counted(() => refusalOf(answer(world, town.asking(name), given)))).toEqual({
      requests: 1,
      writes: 0,
    })
  }
  // The first receipt of a process also keeps the key that it is signed with.
  await world.store.receipts.keepKey(await world.signer.publicKey(), town.asking('递交公司').arrived)
  const submit = () => submitApplication(world, town.asking('递交公司'), id)
  // The second read is for who may not apply yet.
  expect(await counted(submit)).toEqual({ requests: 3, writes: 1 })
  expect(await counted(() => refusalOf(submit()))).toEqual({ requests: 2, writes: 0 })
  expect((await town.file(id)).head.status.is).toBe('formal-check')
})

test('what is refused before anything is decided writes nothing', async () => {
  const id = await draft('退回公司')
  const { world } = town.program
  const submit = () => submitApplication(world, town.asking('退回公司'), id)
  expect(await counted(() => refusalOf(submit()))).toEqual({ requests: 2, writes: 0 })
  const refused = [
    () => saveCaseSection(world, town.asking('officer'), { case: id, section: 'overview', answers: {} }),
    () =>
      saveCaseSection(world, town.asking('退回公司'), { case: id, section: 'overview', answers: { x: 1 } }),
  ]
  for (const act of refused) expect(await counted(() => refusalOf(act()))).toEqual({ requests: 1, writes: 0 })
})
