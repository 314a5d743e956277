import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answers } from '../../domain/form.ts'
import type { CaseId, ConsortiumId } from '../../domain/ids.ts'
import { saveCaseSection } from '../../functions/commands/applications.ts'
import { startChange } from '../../functions/commands/changes.ts'
import { enterConsortiumResult } from '../../functions/commands/consortium-record.ts'
import { vouchForPrefilled } from '../../functions/commands/report.ts'
import { CivilDate } from '../../domain/calendar.ts'
import { organisationId } from '../support/cases.ts'
import { openTown, type Town } from '../support/town.ts'
import { yearlyProgramme } from '../support/yearly.ts'

const lead = '概伦电子'
const partner = '华谊集团'
let town: Town
let consortium: ConsortiumId

const budget = (partnerShare: number) => ({
  rows: [
    { id: 'b1', cells: { source: '牵头自筹', carrier: String(organisationId(lead)), total: 8000 } },
    {
      id: 'b2',
      cells: { source: '成员自筹', carrier: String(organisationId(partner)), total: partnerShare },
    },
  ],
})
const indicators = { rows: [{ id: 'i1', cells: { name: '流片次数', unit: '次', baseline: 1, target: 10 } }] }

beforeAll(async () => {
  town = await openTown({ scheme: yearlyProgramme })
  await town.organisation(partner, 'enterprise')
  const id = await town.apply(
    lead,
    [
      ['上海交通大学', 'university'],
      [partner, 'enterprise'],
    ],
    { answers: { goals: { indicators, budget: budget(4000) } } },
  )
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const { status } = (await town.file(id)).head
  if (status.is !== 'recognised') throw new Error('was not recognised')
  consortium = status.consortium
})
afterAll(() => town.program.stop())

const evaluationOf = async (year: number): Promise<CaseId> => {
  await town.program.advanceTo(new Date(`${year}-01-12T00:00:00.000Z`))
  const [opened] = (await town.store.cases.byTime(`evaluation-lingang-${year}`, {})).items
  if (!opened) throw new Error(`nothing is evaluated in ${year}`)
  return opened.id
}
const save = (id: CaseId, section: string, answers: Record<string, unknown>) =>
  saveCaseSection(town.program.world, town.asking(lead), { case: id, section, answers })
const answersOf = async (id: CaseId, name: string): Promise<Answers> =>
  (await town.file(id)).sections.find((section) => section.id === name)?.answers ?? {}
const handIn = (id: CaseId) => town.does(lead, id, { kind: 'report', answer: { decision: 'report' } })

test('the second year’s report says what the first one said, what is on record since, and the plan as it was changed', async () => {
  const { world } = town.program
  await enterConsortiumResult(world, town.asking(lead), consortium, {
    kind: 'patents',
    title: '一种仿真方法',
    on: CivilDate.parse('2031-03-02'),
    quantity: 2,
    evidence: 'ZL 2031 1 0000001.1',
  })

  const first = await evaluationOf(2032)
  expect(await answersOf(first, 'results')).toEqual({ patents: 2 })
  await expect(handIn(first)).rejects.toMatchObject({ code: 'incomplete' })
  await save(first, 'results', { summary: '首年推进顺利', patents: '2', standards: '1', spent: '900' })
  await save(first, 'outlook', { problems: '客户验证偏慢' })
  const { list } = await answersOf(first, 'outcomes')
  const standard = {
    id: 'r1',
    cells: {
      kind: 'standards',
      title: '接口标准',
      on: '2031-09-01',
      quantity: 1,
      evidence: 'T/ABC 1-2031',
      counts: 'yes',
    },
  }
  const known = typeof list === 'object' && !Array.isArray(list) ? list.rows : []
  await save(first, 'outcomes', { list: { rows: [...known, standard] } })
  await save(first, 'indicators', {
    indicators: { rows: [{ id: 'i1', cells: { actual: 3, note: '首年起步' } }] },
  })
  await save(first, 'spending', {
    spending: {
      rows: [
        { id: 'b1', cells: { spent: 5000 } },
        { id: 'b2', cells: { spent: 2500 } },
      ],
    },
  })
  await handIn(first)
  await town.does('officer', first, { kind: 'report-check', answer: { decision: 'accept' } })
  expect((await town.file(first)).head.status).toMatchObject({ is: 'confirmed' })
  const record = await town.store.consortia.record(consortium)
  expect(
    record.map(({ entry }) => (entry.is === 'result' ? [entry.title, entry.reported?.row] : [])),
  ).toEqual([
    ['一种仿真方法', undefined],
    ['接口标准', 'r1'],
  ])

  // A smaller part for the partner: it is asked, the office approves, and the next report is compared with that.
  const plan = { field: 'goals.budget', answer: budget(3000) }
  const request = { kind: 'plan', field: plan.field, reason: '任务调整' } as const
  const { case: change } = await startChange(world, town.asking(lead), { consortium, request, plan })
  await town.program.idle()
  expect((await town.file(change)).head.status).toMatchObject({ is: 'joining' })
  await town.does(partner, change, {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: '同意调整' },
  })
  await town.does('officer', change, { kind: 'change-decision', answer: { decision: 'approve' } })
  expect((await town.file(change)).head.status).toMatchObject({ is: 'applied' })

  const second = await evaluationOf(2033)
  expect(await answersOf(second, 'outlook')).toEqual({ problems: '客户验证偏慢' })
  expect(await answersOf(second, 'indicators')).toMatchObject({
    indicators: { rows: [{ id: 'i1', cells: { target: 10, before: 3 } }] },
  })
  expect(await answersOf(second, 'spending')).toMatchObject({
    spending: {
      rows: [
        { id: 'b1', cells: { planned: 8000, before: 5000 } },
        { id: 'b2', cells: { planned: 3000, before: 2500 } },
      ],
    },
  })
  const marks = (await town.file(second)).sections.map(({ id, prefilled }) => [id, prefilled])
  expect(marks).toContainEqual(['outlook', { problems: { from: 'last-report', of: '2032' } }])
  await vouchForPrefilled(world, town.asking(lead), { case: second, section: 'outlook' })
  expect((await town.file(second)).sections.find(({ id }) => id === 'outlook')?.prefilled).toEqual({})
  expect(town.program.problems).toEqual([])
})
