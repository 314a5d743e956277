import { z } from 'zod'
import { type Api, apiOf, ApiProblem, type Reach } from './client.ts'

/** What a case has cost, where the program can tell. */
export type Cost = { transitions: number; readUnits: number; writeUnits: number }

/** Where the demo plays: a program to talk to, its clock, and a way to wait until it has come to rest. */
export type Stage = {
  readonly reach: Reach
  now(): Promise<Date>
  /** Moves the clock ahead through everything that falls due on the way. */
  moveTo(time: Date): Promise<void>
  /** Returns when `holds` does; throws when the program came to rest and it does not, or after the stage's patience. */
  until(what: string, holds: () => Promise<boolean>): Promise<void>
  cost(caseId: string): Cost | undefined
}

/** The program came to rest, and what was waited for did not happen. */
export class NotAsked extends Error {}

export const as = (stage: Stage, subject: string): Api => apiOf(stage.reach, subject)

/** As much of a case as the demo looks at. */
export const SeenCase = z.looseObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  status: z.looseObject({
    is: z.string(),
    since: z.string(),
    meeting: z.looseObject({ at: z.string() }).optional(),
  }),
  opened: z.string(),
  ended: z.boolean(),
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      mine: z.boolean(),
      state: z.string(),
      person: z.string().optional(),
    }),
  ),
  timeline: z.array(z.object({ at: z.string(), what: z.string() })),
})
export type SeenCase = z.infer<typeof SeenCase>

export const seen = (stage: Stage, subject: string, id: string): Promise<SeenCase> =>
  as(stage, subject).get(`/cases/${id}`, SeenCase)

/** Whoever may answer a task of this kind now does so. */
export const answers = async (
  stage: Stage,
  subject: string,
  id: string,
  kind: string,
  answer: object,
): Promise<void> => {
  const api = as(stage, subject)
  const mine = (task: SeenCase['tasks'][number]) => task.mine && task.kind === kind
  if (kind === 'score' && !('decision' in answer && answer.decision === 'recuse'))
    await declares(stage, subject, id)
  let task: SeenCase['tasks'][number] | undefined
  if (kind === 'score') task = await sheetAsked(api, id)
  await stage.until(`${subject} is asked for ${kind}`, async () => {
    task = (await visible(api, id))?.tasks.find(mine) ?? task
    return task !== undefined
  })
  await api.post(`/cases/${id}/tasks/${task?.id ?? ''}/answer`, { kind, answer }, `${id}-${task?.id ?? ''}`)
}

const Asked = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), case: z.string(), kind: z.string() })),
  next: z.string().optional(),
})

/** The sheet that somebody is asked for on a case: it is in their list before the case is theirs to see. */
const sheetAsked = async (api: Api, id: string): Promise<SeenCase['tasks'][number] | undefined> => {
  for (let after: string | undefined; ;) {
    const page = await api.get(
      `/tasks?limit=100${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
      Asked,
    )
    const found = page.items.find((one) => one.case === id && one.kind === 'score')
    if (found) return { id: found.id, kind: found.kind, mine: true, state: 'open' }
    if (page.next === undefined) return undefined
    after = page.next
  }
}

/** An expert says that no tie binds them, before the application is opened to them; saying it again is harmless. */
export const declares = async (stage: Stage, subject: string, id: string): Promise<void> => {
  const api = as(stage, subject)
  let asked: SeenCase['tasks'][number] | undefined
  await stage.until(`${subject} is asked for a sheet on ${id}`, async () => {
    asked = await sheetAsked(api, id)
    return asked !== undefined
  })
  await api.post(`/cases/${id}/tasks/${asked?.id ?? ''}/declaration`, {}, `declare-${asked?.id ?? ''}`)
}

/** Before somebody is asked, a case is not theirs to see. */
const visible = async (api: Api, id: string): Promise<SeenCase | undefined> => {
  try {
    return await api.get(`/cases/${id}`, SeenCase)
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === 'not-found') return undefined
    throw problem
  }
}

/** Waits for a case to stand somewhere. */
export const reaches = (
  stage: Stage,
  subject: string,
  id: string,
  ...statuses: readonly string[]
): Promise<void> =>
  stage.until(`${id} reaches ${statuses.join(' or ')}`, async () =>
    statuses.includes((await seen(stage, subject, id)).status.is),
  )
