import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { saveCaseSection } from '../../functions/commands/applications.ts'
import { filedReport } from '../../schemes/parts/evaluation.ts'
import { lingang } from '../../schemes/lingang.ts'
import { openTown, sheet, type Town } from '../support/town.ts'

const filing = Scheme.parse({ ...lingang, toConfirm: [], evaluation: filedReport({ opens: '01-10' }) })

let town: Town
beforeAll(async () => {
  town = await openTown({ scheme: filing })
})
afterAll(() => town.program.stop())

const approveAll = async (id: CaseId) => {
  for (let [next] = await town.asked(id, 'approval'); next; [next] = await town.asked(id, 'approval'))
    await town.does(next, id, { kind: 'approval', answer: { decision: 'approve' } })
}

test('an officer alone checks the year’s report: put right once, then on record, and no expert is asked', async () => {
  const lead = '概伦电子'
  const id = await town.apply(lead, [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
  for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(0.8, rubric))
  await approveAll(id)

  await town.program.advanceTo(new Date('2032-01-12T00:00:00.000Z'))
  const [opened] = (await town.store.cases.byTime('evaluation-lingang-2032', {})).items
  if (!opened) throw new Error('nothing is evaluated')
  const { id: year } = opened
  const answers = { summary: '按计划推进', patents: '3', standards: '1', spent: '900' }
  await saveCaseSection(town.program.world, town.asking(lead), { case: year, section: 'results', answers })
  await town.does(lead, year, { kind: 'report', answer: { decision: 'report' } })
  expect((await town.file(year)).head.status).toMatchObject({ is: 'report-check' })

  await town.does('officer', year, {
    kind: 'report-check',
    answer: { decision: 'put-right', remarks: { results: '请补充专利清单' } },
  })
  expect((await town.file(year)).head).toMatchObject({
    status: { is: 'rectification' },
    grade: 'unqualified',
  })
  await town.does(lead, year, {
    kind: 'rectification',
    answer: {
      decision: 'rectified',
      account: '已补充专利清单',
      measures: { results: { done: '补充三件专利的证书编号', evidence: '专利证书' } },
    },
  })
  await town.does('officer', year, { kind: 'report-check', answer: { decision: 'accept' } })

  const { head, tasks } = await town.file(year)
  expect(head).toMatchObject({ status: { is: 'confirmed', grade: 'qualified' }, run: { ended: true } })
  expect(tasks.filter(({ kind }) => kind === 'score' || kind === 'approval')).toEqual([])
  const [entry] = (await town.store.consortia.register({})).items
  expect(entry?.grades).toEqual([{ year: 2032, grade: 'qualified', first: 'unqualified' }])
  expect(town.program.problems).toEqual([])
})
