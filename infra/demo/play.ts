import { z } from 'zod'
import { appointOffices } from './cast.ts'
import * as life from './lifecycle.ts'
import { type DemoConsortium, demoConsortia } from './reported.ts'
import { openEvaluations, playEvaluations, playSecondYear } from './play-evaluations.ts'
import { scripts } from './scripts.ts'
import { type Row, rowOf } from './rows.ts'
import { as, type Stage } from './stage.ts'

const Created = z.looseObject({ call: z.string() })
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
