import { afterAll, beforeAll, expect, test } from 'vitest'
import { handInsOf } from '../../domain/handed-in.ts'
import { saveCaseSection } from '../../functions/commands/applications.ts'
import { momentFor } from '../../functions/commands/run.ts'
import { comparisonOf } from '../../functions/web/case-view/comparison-view.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

test('an application goes through two rounds of correction: only what is returned opens, and what changed is told', async () => {
  const { world } = town.program
  const lead = '补正牵头'
  const id = await town.apply(lead, [
    ['补正大学', 'university'],
    ['补正公司', 'enterprise'],
  ])
  const compared = async (name: string) => {
    const file = await town.file(id)
    const moment = await momentFor(world, file.head.scheme, town.asking(name).arrived)
    const shown = await comparisonOf(world, { person: town.who(name), file, moment })
    if (!shown) throw new Error('nothing to compare')
    return shown
  }
  const saves = (section: string, answers: Record<string, unknown>) =>
    saveCaseSection(world, town.asking(lead), { case: id, section, answers })

  const everybodyConfirms = async () => {
    for (const name of ['补正大学', '补正公司'])
      await town.does(name, id, { kind: 'confirmation', answer: { decision: 'confirm' } })
  }

  await town.does('officer', id, {
    kind: 'formal-check',
    answer: {
      decision: 'return',
      remarks: {
        'plan.staff': '请核对研发人员',
        'plan.milestones': '请写明各年节点',
        contact: '请补充联系人',
      },
    },
  })
  await expect(saves('overview', { purpose: '别的' })).rejects.toMatchObject({ code: 'not-at-this-step' })
  const { plan = {} } = await town.answersFor(lead, id)
  await saves('plan', { ...plan, staff: '150' })

  // Before it is handed in again the lead reads what it changed, and where it changed nothing.
  const before = await compared(lead)
  expect(before.to).toBeUndefined()
  expect(before.comparison.fields).toEqual([{ section: 'plan', field: 'staff', before: 120, after: 150 }])
  expect(before.unchanged).toEqual(['contact', 'plan.milestones'])
  // What everybody is bound by changed: each says yes to it again before it is handed in.
  const corrected = { kind: 'correction', answer: { decision: 'corrected' } } as const
  await expect(town.does(lead, id, corrected)).rejects.toMatchObject({ code: 'incomplete' })
  await everybodyConfirms()
  await town.does(lead, id, {
    kind: 'correction',
    answer: { decision: 'corrected', done: { 'plan.staff': '按合同更正', contact: '' } },
  })

  // The officer reads the same, with what was said of each remark, and returns it once more.
  const back = await compared('officer')
  expect(back.comparison.fields).toEqual(before.comparison.fields)
  expect(back.round).toMatchObject({ done: { 'plan.staff': '按合同更正', contact: '' } })
  expect(back.unchanged).toEqual(['contact', 'plan.milestones'])
  await town.does('officer', id, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { 'plan.milestones': '仍须写明各年节点' } },
  })
  const stages = [{ id: 'r1', cells: { title: '样机', due: '2032-12-31', measure: '通过第三方测试' } }]
  await saves('plan', { ...plan, staff: '150', milestones: { rows: stages } })
  await everybodyConfirms()
  await town.does(lead, id, corrected)
  const second = await compared('officer')
  expect([second.from.n, second.to?.n]).toEqual([2, 3])
  expect(second.comparison.fields.map(({ field }) => field)).toEqual(['milestones'])
  expect(second.unchanged).toEqual([])

  // What was handed in first is what it was, and its hash is the receipt's.
  const file = await town.file(id)
  const [first] = handInsOf(file)
  expect(handInsOf(file).map(({ what }) => what)).toEqual(['submitted', 'corrected', 'corrected'])
  expect(file.head).toMatchObject({ status: { is: 'formal-check' }, receipt: { hash: first?.hash } })
  const kept = await town.store.cases.handedIn(id, 1)
  expect(kept?.sections.find((section) => section.id === 'plan')?.answers).toMatchObject({ budget: 12000 })
  expect(town.program.problems).toEqual([])
})

test('experts see no comparison, and a case without what was handed in says so', async () => {
  const { world } = town.program
  const id = await town.draft('草稿牵头', [])
  const file = await town.file(id)
  const moment = await momentFor(world, file.head.scheme, town.asking('草稿牵头').arrived)
  expect(await comparisonOf(world, { person: town.who('草稿牵头'), file, moment })).toBeUndefined()
  await expect(comparisonOf(world, { person: town.who('expert1'), file, moment })).rejects.toMatchObject({
    code: 'not-found',
  })
})
