import { z } from 'zod'
import * as life from './lifecycle.ts'
import type { DemoConsortium } from './reported.ts'
import { messagesOf, type Row, rowOf } from './rows.ts'
import { scripts } from './scripts.ts'
import { betweenReports, secondReport } from './second-year.ts'
import { as, type Stage } from './stage.ts'

const Cases = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), title: z.string() })),
  next: z.string().optional(),
})
type Say = (line: string) => void
const day = 86_400_000

/** Moves on to the year in which the newly recognised ones are evaluated. */
export const openEvaluations = async (
  stage: Stage,
  expected: number,
  say: Say,
): Promise<Map<string, string>> => {
  const first = (await stage.now()).getUTCFullYear() + 1
  for (const year of [first, first + 1, first + 2]) {
    await stage.moveTo(new Date(`${year}-01-15T02:00:00.000Z`))
    const found = await casesIn(stage, `evaluation-lingang-${year}`)
    if (found.length > 0) {
      say(`${found.length} annual evaluations ${year} are open`)
      if (found.length !== expected) say(`but ${expected} consortia are recognised`)
      return new Map(found.map((one) => [one.title, one.id]))
    }
  }
  return new Map()
}

const casesIn = async (stage: Stage, batch: string): Promise<{ id: string; title: string }[]> => {
  const items: { id: string; title: string }[] = []
  let after = ''
  do {
    const page = await as(stage, 'officer').get(`/cases?batch=${batch}&limit=100${after}`, Cases)
    items.push(...page.items)
    after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`
  } while (after !== '')
  return items
}

const evaluationChain = ['division', 'bureau']

export const playEvaluations = async (
  stage: Stage,
  consortia: readonly DemoConsortium[],
  evaluations: ReadonlyMap<string, string>,
  subjects: ReadonlyMap<string, string>,
  say: Say,
): Promise<Row[]> => {
  const scriptOf = (consortium: DemoConsortium) => scripts[consortium.id] ?? {}
  const judge = async (id: string, share: number) => {
    await life.review(stage, id, subjects, { shares: [share], evaluation: true })
    await life.approve(stage, id, subjects, evaluationChain)
  }
  const known = consortia.flatMap((consortium) => {
    const id = evaluations.get(consortium.name)
    return id === undefined ? [] : [{ consortium, id, script: scriptOf(consortium) }]
  })
  for (const { consortium, id, script } of known.filter((one) => one.script.evaluation !== 'late')) {
    const poor = script.evaluation === 'rectified' || script.evaluation === 'revoked'
    await life.report(stage, consortium, id)
    await judge(id, poor ? 0.4 : (script.evaluationShare ?? 0.85))
    if (script.evaluation === 'rectified') {
      await life.rectify(stage, consortium, id)
      await judge(id, 0.82)
    }
    say(`${consortium.name}: evaluated`)
  }
  for (const { consortium, id, script } of known.filter((one) => one.script.evaluation === 'late')) {
    const now = await stage.now()
    await stage.moveTo(new Date(`${now.getUTCFullYear()}-03-22T02:00:00.000Z`))
    await life.report(stage, consortium, id)
    await judge(id, script.evaluationShare ?? 0.7)
    say(`${consortium.name}: reported after three reminders, overdue`)
  }
  await stage.moveTo(new Date((await stage.now()).getTime() + 130 * day))

  const rows: Row[] = []
  for (const { consortium, id, script } of known) {
    const ending = script.evaluation === 'revoked' ? 'revoked' : 'confirmed'
    await life.settled(stage, id, consortium.name)
    const row = await rowOf(stage, `${consortium.name} (annual evaluation)`, id, ending)
    const wrong = script.evaluation === 'late' ? await latenessProblems(stage, id) : []
    rows.push({ ...row, wrong: [...row.wrong, ...wrong] })
  }
  for (const missing of consortia.filter((consortium) => !evaluations.has(consortium.name)))
    rows.push({ ...nothing, case: `${missing.name} (annual evaluation)`, wrong: ['was never opened'] })
  return rows
}

/** The year after the first evaluation, for those whose script goes on. */
export const playSecondYear = async (
  stage: Stage,
  cases: ReadonlyMap<DemoConsortium, string>,
  evaluations: ReadonlyMap<string, string>,
  subjects: ReadonlyMap<string, string>,
  say: Say,
): Promise<Row[]> => {
  const going = [...cases].flatMap(([consortium, application]) => {
    const first = evaluations.get(consortium.name)
    return scripts[consortium.id]?.secondYear && first !== undefined
      ? [{ consortium, application, first }]
      : []
  })
  if (going.length === 0) return []
  const found = new Map<string, string[]>()
  for (const { consortium, application } of going)
    found.set(consortium.id, await betweenReports(stage, consortium, application))
  const year = (await stage.now()).getUTCFullYear() + 1
  await stage.moveTo(new Date(`${year}-01-15T02:00:00.000Z`))
  const opened = await casesIn(stage, `evaluation-lingang-${year}`)
  const rows: Row[] = []
  for (const { consortium, first } of going) {
    const name = `${consortium.name} (second annual evaluation)`
    const second = opened.find(({ title }) => title === consortium.name)?.id
    if (second === undefined) {
      rows.push({ ...nothing, case: name, wrong: ['was never opened'] })
      continue
    }
    const wrong = [
      ...(found.get(consortium.id) ?? []),
      ...(await secondReport(stage, consortium, first, second)),
    ]
    await life.review(stage, second, subjects, { shares: [0.9], evaluation: true })
    await life.approve(stage, second, subjects, evaluationChain)
    await life.settled(stage, second, consortium.name)
    const row = await rowOf(stage, name, second, 'confirmed')
    rows.push({ ...row, wrong: [...row.wrong, ...wrong] })
    say(`${consortium.name}: another year, with what was known of it filled in before`)
  }
  return rows
}

const nothing = { id: '', result: '', expected: 'confirmed', days: 0, tasks: 0, messages: 0, cost: undefined }

/** A missed report is told of 30, 7 and 1 days before, and brought to the officer after. */
const latenessProblems = async (stage: Stage, id: string): Promise<string[]> => {
  const sent = await messagesOf(stage, id)
  const reminders = sent.filter((message) => message.about === 'task-reminder').length
  const overdue = sent.filter((message) =>
    ['task-overdue', 'evaluation-overdue'].includes(message.about),
  ).length
  return [
    ...(reminders < 3 ? [`${reminders} reminders, not 3`] : []),
    ...(overdue < 2 ? ['nobody else heard that it was overdue'] : []),
  ]
}
