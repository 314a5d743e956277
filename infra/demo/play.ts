import { z } from 'zod'
import { appointOffices } from './cast.ts'
import * as life from './lifecycle.ts'
import { type DemoConsortium, demoConsortia } from './reported.ts'
import { betweenReports, secondReport } from './second-year.ts'
import { messagesOf, type Row, rowOf } from './rows.ts'
import { as, type Stage } from './stage.ts'

/** How one consortium's story goes. What is not said is the plain way through. */
export type Script = {
  readonly correction?: true
  readonly recusal?: true
  /** Shares of the rubric's maximum, sheet by sheet. */
  readonly shares?: readonly number[]
  /** More sheets than the panel has: they lie too far apart. */
  readonly divergence?: true
  readonly sentBackTo?: string
  readonly objection?: 'dismiss' | 'uphold'
  readonly evaluation?: 'on-time' | 'late' | 'rectified' | 'revoked'
  readonly evaluationShare?: number
  /** It is played on for another year: a result, a change of money, and the next report. */
  readonly secondYear?: true
}

export const scripts: Readonly<Record<string, Script>> = {
  'lingang-eda': { correction: true, evaluationShare: 0.95, secondYear: true },
  'huning-polyolefin': { recusal: true },
  'suzhou-ct': { divergence: true, shares: [0.9, 0.85, 0.5, 0.8, 0.8] },
  'xiamen-metaverse': { sentBackTo: 'recommendation' },
  'soe-ocean': { objection: 'dismiss' },
  'soe-bim': { objection: 'uphold' },
  'zhoukou-pla': { evaluation: 'late', evaluationShare: 0.7 },
  'zhoukou-pharma': { evaluation: 'rectified' },
  'zhoukou-boiler': { evaluation: 'revoked' },
}

const Created = z.looseObject({ call: z.string() })
const Cases = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), title: z.string() })),
  next: z.string().optional(),
})
type Say = (line: string) => void
const day = 86_400_000

/** The whole life of every reported consortium that has a lead, over the public API and the clock alone. */
export const play = async (
  stage: Stage,
  say: Say,
  consortia: readonly DemoConsortium[] = demoConsortia,
): Promise<Row[]> => {
  say('Appointing officers, experts and approvers')
  const subjects = await appointOffices(stage)
  const calls = await openCalls(stage, consortia)

  const cases = new Map<DemoConsortium, string>()
  for (const [index, consortium] of consortia.entries()) {
    const id = await life.draft(stage, consortium, calls.get(consortium) ?? '')
    await life.submit(stage, consortium, id)
    cases.set(consortium, id)
    say(
      `[${index + 1}/${consortia.length}] ${consortium.name}: handed in with ${1 + consortium.coLeads.length + consortium.members.length} organisations`,
    )
  }
  for (const [consortium, id] of cases) {
    await toNotice(stage, consortium, id, subjects)
    say(`${consortium.name}: under public notice`)
  }
  say('The notices run out')
  await stage.moveTo(new Date((await stage.now()).getTime() + 30 * day))
  for (const [consortium, id] of cases) await life.settled(stage, id, consortium.name)

  const rows: Row[] = []
  const recognised: DemoConsortium[] = []
  for (const [consortium, id] of cases) {
    const expected = scripts[consortium.id]?.objection === 'uphold' ? 'refused' : 'recognised'
    const row = await rowOf(stage, consortium.name, id, expected)
    rows.push({ ...row, wrong: [...row.wrong, ...(await storyProblems(stage, consortium, id))] })
    if (row.result === 'recognised') recognised.push(consortium)
  }

  const evaluations = await openEvaluations(stage, recognised.length, say)
  return [
    ...rows,
    ...(await playEvaluations(stage, recognised, evaluations, subjects, say)),
    ...(await playSecondYear(stage, cases, evaluations, subjects, say)),
  ]
}

/** Two calls: an organisation leads one application in each, and one of the data set leads two consortia. */
const openCalls = async (
  stage: Stage,
  consortia: readonly DemoConsortium[],
): Promise<Map<DemoConsortium, string>> => {
  const now = (await stage.now()).getTime()
  const at = (days: number) => new Date(now + days * day).toISOString()
  const ids: string[] = []
  for (const [zh, en] of [
    ['第一批创新联合体认定', 'First batch of recognitions'],
    ['第二批创新联合体认定', 'Second batch of recognitions'],
  ] as const) {
    const { call } = await as(stage, 'administrator').ask(
      'POST',
      '/calls',
      Created,
      { scheme: 'lingang@1', title: { zh, en }, opens: at(-1), closes: at(45) },
      `call-${en}`,
    )
    ids.push(call)
  }
  const leads = new Set<string>()
  return new Map(
    consortia.map((consortium) => {
      const second = leads.has(consortium.lead.code)
      leads.add(consortium.lead.code)
      return [consortium, ids[second ? 1 : 0] ?? '']
    }),
  )
}

const chain = ['division', 'bureau', 'meeting']

const toNotice = async (
  stage: Stage,
  consortium: DemoConsortium,
  id: string,
  subjects: ReadonlyMap<string, string>,
): Promise<void> => {
  const script = scripts[consortium.id] ?? {}
  const shares = script.shares ?? [0.88, 0.85, 0.82]
  if (script.correction) await life.returnForCorrection(stage, consortium, id)
  await life.pass(stage, id)
  await life.recommend(stage, id)
  await life.review(stage, id, subjects, { shares, recusal: script.recusal ?? false })
  if (script.sentBackTo !== undefined) {
    await life.sendBack(stage, id, script.sentBackTo)
    await life.recommend(stage, id)
    await life.review(stage, id, subjects, { shares })
  }
  await life.approve(stage, id, subjects, chain)
  if (script.objection === undefined) await life.reaches(stage, 'officer', id, 'notice')
  else await life.objection(stage, id, script.objection)
  if (script.objection === 'uphold') {
    await life.reaches(stage, 'officer', id, 'refused')
    await life.appealInVain(stage, consortium, id)
  }
}

/** What the script promised beside the ending. */
const storyProblems = async (stage: Stage, consortium: DemoConsortium, id: string): Promise<string[]> => {
  const script = scripts[consortium.id] ?? {}
  const { timeline, tasks } = await life.seen(stage, 'officer', id)
  const happened = (what: string) => timeline.some((event) => event.what === what)
  const sheets = tasks.filter((task) => task.kind === 'score' && task.state === 'answered').length
  return [
    ...(script.correction && !happened('corrected') ? ['was not corrected'] : []),
    ...(script.recusal && sheets !== 4 ? [`${sheets} experts answered, not 3 and one recusal`] : []),
    ...(script.divergence && sheets <= 3 ? ['no further expert was asked'] : []),
    ...(script.objection === 'dismiss' && !happened('objection-dismissed')
      ? ['no objection was dismissed']
      : []),
    ...(script.objection === 'uphold' && !happened('objection-upheld') ? ['no objection was upheld'] : []),
    ...(script.objection === 'uphold' && !happened('appeal-dismissed') ? ['no appeal was dismissed'] : []),
  ]
}

/** Moves on to the year in which the newly recognised ones are evaluated. */
const openEvaluations = async (stage: Stage, expected: number, say: Say): Promise<Map<string, string>> => {
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

const playEvaluations = async (
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
const playSecondYear = async (
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
