import { z } from 'zod'
import { stepOf } from '../../domain/scheme-step.ts'
import { appointOffices } from '../../infra/demo/cast.ts'
import { ApiProblem } from '../../infra/demo/client.ts'
import { applicationAnswers } from '../../infra/demo/application-answers.ts'
import { fillReport } from '../../infra/demo/fill-report.ts'
import { register, speaker } from '../../infra/demo/lifecycle.ts'
import { localStage } from '../../infra/demo/local-stage.ts'
import { type DemoConsortium, demoConsortia } from '../../infra/demo/reported.ts'
import { as, SeenCase, type Stage } from '../../infra/demo/stage.ts'
import type { LocalServer } from '../../infra/local/server.ts'
import { lingang } from '../../schemes/lingang.ts'
import { records } from './records.ts'

const consortia = demoConsortia.filter((one) =>
  ['lingang-eda', 'huning-polyolefin', 'zhoukou-boiler'].includes(one.id),
)
/** Sent back once by the officer. */
const incomplete = '临港EDA创新联合体'
/** Never reports, and never puts right what was asked for: its recognition is revoked. */
const silent = '周口智能锅炉创新联合体'

const day = 86_400_000
/** The clock moves by so much; see `stretchLeft`. */
const stretch = 20 * day
const Led = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), kind: z.string() })) })
const Calls = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), opens: z.string() })) })
const Items = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), title: z.unknown() })) })

/**
 * Does whatever is to be done, judging by the record alone, so that it may be killed at any moment and begun again.
 * Ends when every application and one annual evaluation of each has ended, with what is on record then.
 */
export const robot = async (server: LocalServer): Promise<unknown> => {
  const stage = localStage(server)
  const subjects = await appointOffices(stage)
  const call = await theCall(stage)
  const applications: string[] = []
  for (const consortium of consortia) applications.push(await handedIn(stage, consortium, call.id))
  for (;;) {
    await server.program.idle()
    const left = stretchLeft(call.opens, await stage.now())
    if (left !== undefined) await stage.moveTo(left)
    const evaluations = await evaluationsOf(stage)
    let busy = false
    let open = 0
    for (const id of [...applications, ...evaluations]) {
      const it = await as(stage, 'officer').get(`/cases/${id}`, SeenCase)
      if (!it.ended) open += 1
      const consortium = consortia.find((one) => one.name === it.title)
      if (consortium && !it.ended) busy = (await oneAnswer(stage, it, consortium, subjects)) || busy
    }
    if (!busy && open === 0 && evaluations.length === applications.length)
      return records(server, [...applications, ...evaluations])
    if (!busy) await stage.moveTo(new Date((await stage.now()).getTime() + stretch))
  }
}

/**
 * Killed while the clock was moving, it first moves to where it was going: otherwise people would answer on other
 * days than in an undisturbed run. Minutes pass by themselves between two moves.
 */
const stretchLeft = (opens: string, now: Date): Date | undefined => {
  const gone = (now.getTime() - Date.parse(opens)) % stretch
  return gone < day / 2 ? undefined : new Date(now.getTime() - gone + stretch)
}

const theCall = async (stage: Stage): Promise<{ id: string; opens: string }> => {
  const administrator = as(stage, 'administrator')
  const [known] = (await administrator.get('/calls', Calls)).items
  if (known) return known
  const now = (await stage.now()).getTime()
  await administrator.post('/calls', {
    scheme: 'lingang@1',
    title: { zh: '第一批', en: 'First batch' },
    opens: new Date(now).toISOString(),
    closes: new Date(now + 40 * day).toISOString(),
  })
  return theCall(stage)
}

const handedIn = async (stage: Stage, consortium: DemoConsortium, call: string): Promise<string> => {
  const lead = as(stage, speaker(consortium.lead))
  const organisation = await register(stage, consortium.lead)
  // Later years' evaluations are led by the same organisation.
  const application = async () =>
    (await lead.get(`/cases?organisation=${organisation}`, Led)).items.find(
      (one) => one.kind === 'application',
    )?.id
  if ((await application()) === undefined)
    await lead.post('/cases', { call, lead: organisation, title: consortium.name })
  const id = (await application()) ?? ''
  const it = await lead.get(`/cases/${id}`, SeenCase)
  if (it.status.is !== 'draft') return id
  for (const [section, answers] of Object.entries(applicationAnswers(consortium, [organisation])))
    await lead.put(`/cases/${id}/sections/${section}`, { answers })
  for (const member of consortium.members) {
    await register(stage, member)
    await unless('member-twice', () => lead.post(`/cases/${id}/members`, { code: member.code }))
    const own = as(stage, speaker(member))
    const asked = (await own.get(`/cases/${id}`, SeenCase)).tasks.find((task) => task.mine)
    if (asked)
      await own.post(`/cases/${id}/tasks/${asked.id}/answer`, {
        kind: 'confirmation',
        answer: { decision: 'confirm', contribution: '承担分工任务' },
      })
  }
  await lead.post(`/cases/${id}/submission`, {}, `submit-${id}`)
  return id
}

const unless = async (code: string, act: () => Promise<unknown>): Promise<void> => {
  try {
    await act()
  } catch (problem) {
    if (!(problem instanceof ApiProblem && problem.code === code)) throw problem
  }
}

const evaluationsOf = async (stage: Stage): Promise<string[]> => {
  const year = (await stage.now()).getUTCFullYear()
  const found: string[] = []
  for (const one of [year - 1, year])
    found.push(
      ...(await as(stage, 'officer').get(`/cases?batch=evaluation-lingang-${one}`, Items)).items.map(
        ({ id }) => id,
      ),
    )
  return found
}

const applicationRubric = stepOf(lingang, 'review')?.rubric.items ?? []
const evaluationRubric = lingang.evaluation?.rubric?.items ?? []

/** Answers the first open task that somebody of the case has; false when nobody is asked for anything. */
const oneAnswer = async (
  stage: Stage,
  it: SeenCase,
  consortium: DemoConsortium,
  subjects: ReadonlyMap<string, string>,
): Promise<boolean> => {
  const open = it.tasks.find((task) => task.state === 'open')
  if (!open) return false
  const answer = await answerTo(stage, open.kind, it, consortium)
  if (answer === undefined) return false
  const subject =
    open.person !== undefined
      ? (subjects.get(open.person) ?? '')
      : open.kind === 'recommendation'
        ? 'recommender'
        : ['correction', 'report', 'rectification'].includes(open.kind)
          ? speaker(consortium.lead)
          : 'officer'
  if (open.kind === 'score')
    await as(stage, subject).post(`/cases/${it.id}/tasks/${open.id}/declaration`, {}, `declare-${open.id}`)
  await as(stage, subject).post(
    `/cases/${it.id}/tasks/${open.id}/answer`,
    { kind: open.kind, answer },
    `answer-${open.id}`,
  )
  return true
}

const answerTo = async (
  stage: Stage,
  kind: string,
  it: SeenCase,
  consortium: DemoConsortium,
): Promise<object | undefined> => {
  switch (kind) {
    case 'formal-check':
      return it.title === incomplete && !it.timeline.some((event) => event.what === 'corrected')
        ? { decision: 'return', remarks: { plan: '请补充' } }
        : { decision: 'pass' }
    case 'correction':
      return { decision: 'corrected' }
    case 'recommendation':
      return { decision: 'recommend', opinion: '同意推荐' }
    case 'score': {
      const items = it.kind === 'application' ? applicationRubric : evaluationRubric
      return {
        decision: 'score',
        scores: Object.fromEntries(items.map((item) => [item.id, item.max * 0.8])),
        reasons: {},
      }
    }
    case 'approval':
      return { decision: 'approve' }
    case 'report': {
      if (it.title === silent) return undefined
      await fillReport(stage, lingang, speaker(consortium.lead), it.id, {
        said: { results: { summary: '完成', spent: '3000' } },
      })
      return { decision: 'report' }
    }
    default:
      return undefined
  }
}
