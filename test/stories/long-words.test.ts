import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApplication } from '../../functions/commands/applications.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { longestText } from '../../domain/words.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

const long = '长'.repeat(longestText)

test('the longest reason is stored, told and read again', async () => {
  const id = await town.apply('中国电建', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'reject', reason: long } })
  expect((await town.file(id)).head.status).toMatchObject({ is: 'refused', reason: { zh: long, en: long } })
  const told = (await town.store.cases.messages(id, { limit: 100 })).items
  expect(told.filter((message) => message.about === 'refused' && message.text.includes(long))).not.toEqual([])
  expect((await town.store.outbox.pending({ limit: 100 })).items).toEqual([])
  expect(town.program.problems).toEqual([])
})

test('a member that declines at length is heard', async () => {
  const lead = await town.organisation('昆山医源', 'enterprise')
  const member = await town.organisation('安泰天龙', 'enterprise')
  const { case: id } = await startApplication(town.program.world, town.asking('昆山医源'), {
    call: town.call.id,
    lead: lead.id,
    title: 'CT球管创新联合体',
  })
  await inviteMember(town.program.world, town.asking('昆山医源'), {
    case: id,
    organisation: member.id,
    role: 'member',
  })
  await town.does('安泰天龙', id, { kind: 'confirmation', answer: { decision: 'decline', reason: long } })
  const told = (await town.store.cases.messages(id, { limit: 100 })).items
  expect(told.some((message) => message.about === 'member-declined')).toBe(true)
  expect(town.program.problems).toEqual([])
})
