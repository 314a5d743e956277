import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { object } from '../../functions/commands/applications.ts'
import { answer } from '../../functions/commands/tasks.ts'
import { lingang } from '../../schemes/lingang.ts'
import { openTown, sheet, type Town } from '../support/town.ts'

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

/** An application that stands under public notice. */
const announced = async (lead: string): Promise<CaseId> => {
  const id = await town.apply(lead, [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意' },
  })
  for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(0.8, rubric))
  for (let people = await town.asked(id, 'approval'); people[0]; people = await town.asked(id, 'approval'))
    await town.does(people[0], id, { kind: 'approval', answer: { decision: 'approve' } })
  return id
}

const objection = {
  by: {
    is: 'person',
    name: '某人',
    workplace: '某单位',
    address: '上海市某路 1 号',
    phone: '021-00000000',
  },
  grounds: '公示的成员单位与实际不符,请核实。',
} as const

const status = async (id: CaseId) => (await town.file(id)).head.status

test('a notice waits for a decision on an objection beyond its last day, and passes when it is dismissed', async () => {
  const id = await announced('国家电网有限公司')
  await object(town.program.world, town.asking('华谊集团'), id, objection)
  await town.program.advanceTo(new Date(town.program.clock.now().getTime() + 12 * 86_400_000))
  expect(await status(id)).toMatchObject({ is: 'notice' })
  await town.does('officer', id, {
    kind: 'objection',
    answer: { decision: 'dismiss', reason: '经核实不成立' },
  })
  expect(await status(id)).toMatchObject({ is: 'recognised' })
})

test('an upheld objection ends the case, with the reason on record', async () => {
  const id = await announced('中国南方电网有限责任公司')
  await object(town.program.world, town.asking('华谊集团'), id, objection)
  await town.does('officer', id, {
    kind: 'objection',
    answer: { decision: 'uphold', reason: '成员材料不实' },
  })
  expect(await status(id)).toMatchObject({ is: 'refused', at: 'notice', reason: { zh: '成员材料不实' } })
})

test('the same click twice has one effect, and a second officer hears that the task is answered', async () => {
  const id = await town.apply('中国联通', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  const [task] = (await town.file(id)).tasks.filter((open) => open.kind === 'formal-check')
  if (!task) throw new Error('no formal check')

  const given = {
    case: id,
    task: task.id,
    answer: { kind: 'formal-check', answer: { decision: 'pass' } },
  } as const
  const officer = town.asking('officer', 'one-click')
  await answer(town.program.world, officer, given)
  await answer(town.program.world, officer, given)
  await expect(answer(town.program.world, town.asking('officer'), given)).rejects.toMatchObject({
    code: 'already-answered',
  })
  await town.program.idle()
  const passed = (await town.file(id)).events.filter((event) => event.what === 'formal-check-passed')
  expect(passed).toHaveLength(1)
})

test('nobody decides twice in one chain, and somebody else’s task is not found', async () => {
  const id = await announced('中国铝业集团有限公司')
  const approvals = (await town.file(id)).tasks.filter((task) => task.kind === 'approval')
  const deciders = approvals.flatMap((task) => (task.state.is === 'answered' ? [task.state.stamp.by] : []))
  expect(new Set(deciders).size).toBe(deciders.length)

  const [first] = approvals
  if (!first) throw new Error('no approval')
  await expect(
    answer(town.program.world, town.asking('expert1'), {
      case: id,
      task: first.id,
      answer: { kind: 'approval', answer: { decision: 'approve' } },
    }),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('an objection that nobody decides is brought to the administrators when its time is over, once', async () => {
  const id = await announced('中国石化集团')
  await object(town.program.world, town.asking('华谊集团'), id, objection)
  await town.program.advanceTo(new Date(town.program.clock.now().getTime() + 60 * 86_400_000))
  expect(await status(id)).toMatchObject({ is: 'notice' })
  const told = (await town.store.cases.messages(id, { limit: 100 })).items
  const escalated = told.filter(
    ({ about, to }) => about === 'task-escalated' && to === town.who('administrator').id,
  )
  expect(escalated.map(({ text }) => text)).toEqual([expect.stringContaining('逾期督办：处理异议')])
  const missed = (await town.file(id)).events.filter((event) => event.what === 'deadline-missed')
  expect(missed).toMatchObject([{ facts: { kind: 'objection' } }])
})
