import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startProgram } from '../../infra/local/program.ts'
import { practiceClock } from '../../infra/local/practice-clock.ts'
import { answer } from '../../functions/commands/tasks.ts'
import { chosenEngine, openTown } from '../support/town.ts'

test('a program that was stopped goes on where the record says, and tells nobody twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-'))
  const town = await openTown({ folder })
  const id = await town.apply('中国电建', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const told = (await town.store.cases.messages(id, { limit: 100 })).items.map((message) => message.id)
  const asking = town.asking('recommender')
  await town.program.stop()

  const clock = practiceClock()
  await clock.moveTo(new Date('2031-03-04T01:00:00.000Z'))
  const again = await startProgram({ folder, publicUrl: 'http://localhost:3000', clock, ...chosenEngine })
  try {
    expect(await again.recover()).toMatchObject({ cases: 1 })
    await again.idle()
    const file = await again.world.store.cases.load(id)
    expect(file?.head).toMatchObject({ status: { is: 'recommendation' }, run: { attempt: 2 } })
    const task = file?.tasks.find((open) => open.kind === 'recommendation')
    if (!task) throw new Error('no recommendation is asked for')
    await answer(again.world, asking, {
      case: id,
      task: task.id,
      answer: { kind: 'recommendation', answer: { decision: 'recommend', opinion: '同意推荐' } },
    })
    await again.idle()
    expect((await again.world.store.cases.load(id))?.head.status.is).toBe('review')
    const now = (await again.world.store.cases.messages(id, { limit: 100 })).items.map(
      (message) => message.id,
    )
    expect(new Set(now).size).toBe(now.length)
    expect(now).toEqual(expect.arrayContaining(told))
  } finally {
    await again.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
