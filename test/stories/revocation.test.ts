import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'
import { appeal } from '../../functions/commands/appeals.ts'
import { openTown, sheet, type Town } from '../support/town.ts'

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

const approveAll = async (id: CaseId) => {
  for (let [next] = await town.asked(id, 'approval'); next; [next] = await town.asked(id, 'approval'))
    await town.does(next, id, { kind: 'approval', answer: { decision: 'approve' } })
}

test('a year’s evaluation ends when another year’s took the recognition back, and grades nothing', async () => {
  const id = await town.apply('概伦电子', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(0.8, rubric))
  await approveAll(id)

  // Nobody reports, and the approvers leave it until the next year's evaluation is open as well.
  await town.program.advanceTo(new Date('2033-01-12T00:00:00.000Z'))
  const of = async (year: number) => {
    const [one] = (await town.store.cases.byTime(`evaluation-lingang-${year}`, {})).items
    if (!one) throw new Error(`nothing is evaluated in ${year}`)
    return one.id
  }
  const [first, second] = [await of(2032), await of(2033)]
  await approveAll(first)
  await town.program.advanceTo(new Date('2033-06-01T00:00:00.000Z'))
  expect((await town.file(first)).head.status).toMatchObject({ is: 'revoked' })
  await approveAll(second)
  const { head, events } = await town.file(second)
  expect(head).toMatchObject({
    status: { is: 'revoked', reason: { zh: '资格已因另一年度的评估撤销' } },
    run: { ended: true },
  })
  expect(events.map((event) => event.what)).toContain('evaluation-ended')
  const [entry] = (await town.store.consortia.register({})).items
  expect(entry).toMatchObject({ standing: { is: 'revoked' }, grades: [{ year: 2032 }] })
  expect(entry?.grades).toHaveLength(1)

  // The year that took it back may be appealed against; the one that ended with it may not.
  const grounds = '评估结论与事实不符，请复核。'
  const appeals = (id: CaseId) =>
    appeal(town.program.world, town.asking('概伦电子'), id, { grounds, documents: [] })
  await expect(appeals(second)).rejects.toMatchObject({ code: 'not-at-this-step' })
  await appeals(first)
  await town.does('officer', first, { kind: 'appeal', answer: { decision: 'uphold', reason: '结论有误' } })
  expect((await town.file(first)).head).toMatchObject({ status: { is: 'report' }, run: { cycle: 2 } })
  const [restored] = (await town.store.consortia.register({})).items
  expect(restored).toMatchObject({ standing: { is: 'recognised' }, grades: [] })
  expect(town.program.problems).toEqual([])
})
