import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { reportAnswers } from '../../infra/demo/report-answers.ts'
import { lingang } from '../../schemes/lingang.ts'
import { saveCaseSection } from '../../functions/commands/applications.ts'
import { openTown, sheet, type Town } from '../support/town.ts'

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
const yearly = lingang.evaluation?.rubric?.items ?? []

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

const status = async (id: CaseId) => (await town.file(id)).head.status

/** Every member of a level decides, until nobody is asked any more. */
const approveAll = async (id: CaseId, levels: number) => {
  for (let level = 0; level < levels; level += 1)
    for (const name of await town.asked(id, 'approval'))
      if ((await town.asked(id, 'approval')).includes(name))
        await town.does(name, id, { kind: 'approval', answer: { decision: 'approve' } })
}

test('an application goes through correction, recusal, divergence and a return to recognition, misses its report and is put right', async () => {
  const id = await town.apply('概伦电子', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  expect(await status(id)).toMatchObject({ is: 'formal-check' })

  await town.does('officer', id, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { plan: '请补充分工' } },
  })
  expect(await status(id)).toMatchObject({ is: 'correction', remarks: { plan: '请补充分工' } })
  await town.does('概伦电子', id, { kind: 'correction', answer: { decision: 'corrected' } })
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })

  const [first = '', ...others] = await town.asked(id, 'score')
  expect(others).toHaveLength(2)
  await town.does(first, id, { kind: 'score', answer: { decision: 'recuse', reason: '曾合作' } })
  const panel = await town.asked(id, 'score')
  expect(panel).toHaveLength(3)
  expect(panel).not.toContain(first)
  for (const [index, name] of panel.entries())
    await town.does(name, id, sheet([0.9, 0.8, 0.5][index] ?? 0.8, rubric))
  const fourth = await town.asked(id, 'score')
  expect(fourth).toHaveLength(1)
  await town.does(fourth[0] ?? '', id, sheet(0.8, rubric))
  // Three of the four agree now, so nobody else is called.
  expect((await town.file(id)).head.review.result).toEqual({ sheets: 4, counted: 4, mean: 75, spread: 10 })

  await town.does('head', id, {
    kind: 'approval',
    answer: { decision: 'return', to: 'recommendation', remark: '意见不明确' },
  })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '明确推荐' },
  })
  // The review that lies after the recommendation is done afresh.
  for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(0.85, rubric))
  await approveAll(id, 3)
  expect(await status(id)).toMatchObject({ is: 'notice' })

  await town.program.advanceTo(new Date('2031-12-01T00:00:00.000Z'))
  const recognised = await status(id)
  expect(recognised).toMatchObject({ is: 'recognised' })
  const register = await town.store.consortia.register({})
  const [entry] = register.items
  expect(entry?.standing).toMatchObject({ is: 'recognised', scheme: 'lingang@1' })

  await town.program.advanceTo(new Date('2032-01-15T00:00:00.000Z'))
  const round = await town.store.cases.byTime('evaluation-lingang-2032', {})
  const evaluation = round.items[0]?.id
  if (!evaluation) throw new Error('no evaluation was opened')
  expect(await status(evaluation)).toMatchObject({ is: 'report' })

  // Nobody reports: reminders, the last chance, then it counts as unqualified and is to be put right.
  await town.program.advanceTo(new Date('2032-04-20T00:00:00.000Z'))
  const told = (await town.store.cases.messages(evaluation, { limit: 100 })).items
  const reminders = told.filter(
    (message) => message.about === 'task-reminder' && message.to === town.who('概伦电子').id,
  )
  // 30, 7 and 1 days before the report was due, then 7 and 1 days before the last chance ended.
  expect(reminders).toHaveLength(5)
  expect(new Set(reminders.map((message) => message.id)).size).toBe(5)
  expect(await status(evaluation)).toMatchObject({ is: 'approval', level: 'division' })
  // There is no report that experts could score after all.
  await expect(
    town.does('head', evaluation, {
      kind: 'approval',
      answer: { decision: 'return', to: 'review', remark: '请再评审' },
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await approveAll(evaluation, 2)
  expect(await status(evaluation)).toMatchObject({ is: 'rectification' })

  const late = await town.file(evaluation)
  const said = { results: { summary: '完成首版工具', spent: '3000' } }
  const answered = reportAnswers(lingang, late.sections, { said, now: town.program.clock.now() })
  for (const [section, answers] of Object.entries(answered))
    await saveCaseSection(town.program.world, town.asking('概伦电子'), { case: evaluation, section, answers })
  await town.does('概伦电子', evaluation, {
    kind: 'rectification',
    answer: { decision: 'rectified', account: '已整改', measures: { report: { done: '已补交报告' } } },
  })
  for (const name of await town.asked(evaluation, 'score'))
    await town.does(name, evaluation, sheet(0.7, yearly))
  expect((await town.file(evaluation)).head).toMatchObject({ noShow: false })
  await approveAll(evaluation, 2)
  expect(await status(evaluation)).toMatchObject({ is: 'confirmed', grade: 'qualified' })
  expect(town.program.problems).toEqual([])
})
