import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import type { z } from 'zod'
import { Crowd, Rest } from './crowded-server.ts'
import type { Report, Say } from './report.ts'

/** A national programme at its deadline hour, per second; the anchors are what one machine should manage. */
const anchors = { submits: 50, mixed: 500, p99: 250 } as const
const connections = 10
const submits = 400
/** Drafts that are read and written during the mixed load, and those that are handed in during it. */
const open = 200
const pool = 1000

type Load = {
  readonly asked: number
  readonly rate: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

/** Submissions and a mixed load over HTTP, the program and a bare Hono in one process, the crowd in another. */
export const measureDeadlineHour = async (seconds: number, say: Say): Promise<Report> => {
  const file = fileURLToPath(new URL('crowded-server.ts', import.meta.url))
  const child = fork(file, [`${submits + open + pool}`], { execArgv: ['--import', 'tsx'] })
  try {
    say(`loading ${submits + open + pool} complete drafts`)
    const crowd = await heard(child, Crowd)
    const rested = async () => {
      child.send('rest')
      return heard(child, Rest)
    }
    const start = await rested()
    const bare = await load({ url: crowd.bare, connections, duration: seconds })
    const idle = await rested()
    say('bare Hono measured; handing in')
    const handedIn = await load({
      url: crowd.url,
      connections,
      amount: submits,
      requests: [handIn(crowd, counter(0))],
    })
    const first = await rested()
    say('handed in; now the mixed load')
    const mixed = await load({ url: crowd.url, connections, duration: seconds, requests: mixture(crowd) })
    const second = await rested()
    const row = (name: string, load: Load, anchor: number | string, from: Rest, to: Rest) => [
      name,
      load.rate,
      anchor,
      load.p50,
      load.p99,
      anchor === '' ? '' : anchors.p99,
      load.failed,
      ((to.computed - from.computed) * 1000) / load.asked,
      load.rate / bare.rate,
    ]
    return {
      title: `Deadline hour: ${connections} connections, the embedded engine with its file, all on this machine`,
      heads: [
        'load',
        'per second',
        'anchor',
        'p50 ms',
        'p99 ms',
        'anchor',
        'failed',
        'computing ms',
        'of bare',
      ],
      rows: [
        row('bare Hono', bare, '', start, idle),
        row('submissions (API)', handedIn, anchors.submits, idle, first),
        row('mixed: 70 % reads, 20 % saves, 10 % commands', mixed, anchors.mixed, first, second),
      ],
      notes: [
        'Computing: of the program’s process, for a request and all that it sets off (workflow, tasks, messages).',
        `What the submissions set off (workflow, tasks, messages) was done ${first.seconds.toFixed(1)} s after the last one,`,
        `what the mixed load set off ${second.seconds.toFixed(1)} s after it.`,
        ...new Set([...first.problems, ...second.problems].map((problem) => `! ${problem}`)),
      ],
    }
  } finally {
    child.send('stop')
    await once(child, 'exit')
  }
}

const heard = async <Message>(child: ChildProcess, schema: z.ZodType<Message>): Promise<Message> => {
  const [said] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('the server process ended')
    }),
  ])
  return schema.parse(said)
}

const load = async (options: autocannon.Options): Promise<Load> => {
  const begins = performance.now()
  const { requests, latency, non2xx, errors } = await autocannon(options)
  return {
    asked: requests.total,
    rate: requests.total / ((performance.now() - begins) / 1000),
    p50: latency.p50,
    p99: latency.p99,
    failed: non2xx + errors,
  }
}

const counter = (from: number) => {
  let n = from
  return (below: number): number => n++ % below
}

type Asked = { readonly method: 'GET' | 'PUT' | 'POST'; readonly path: string; readonly body?: object }

/** A request that is another one each time. */
const each = (next: () => Asked & { readonly headers: Record<string, string> }): autocannon.Request => ({
  setupRequest: (request) => {
    const { method, path, headers, body } = next()
    return {
      ...request,
      method,
      path,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
  },
})

const draftOf = (crowd: Crowd, n: number) => {
  const draft = crowd.drafts[n]
  const speaker = crowd.speakers[draft?.speaker ?? 0]
  if (!draft || !speaker) throw new Error(`there is no draft ${n}`)
  const bearer = { authorization: `Bearer ${speaker.token}` }
  return { ...draft, bearer, cookie: { cookie: speaker.cookie } }
}

const handIn = (
  crowd: Crowd,
  next: (below: number) => number,
  from = 0,
  among = submits,
): autocannon.Request =>
  each(() => {
    const { id, bearer } = draftOf(crowd, from + next(among))
    const headers = { ...bearer, 'idempotency-key': `submit-${id}` }
    return { method: 'POST', path: `/api/cases/${id}/submission`, headers }
  })

/** Twenty requests in turn: fourteen reads of lists and case pages, four saves, two submissions. */
const mixture = (crowd: Crowd): autocannon.Request[] => {
  const nextOpen = counter(0)
  const nextSubmit = counter(0)
  const mine = () => draftOf(crowd, submits + nextOpen(open))
  const officer = { cookie: crowd.officer.cookie }
  const page = (path: string, headers: Record<string, string>) => ({ method: 'GET' as const, path, headers })

  const casePage = each(() => {
    const { id, cookie } = mine()
    return page(`/cases/${id}`, cookie)
  })
  const caseByApi = each(() => {
    const { id, bearer } = mine()
    return page(`/api/cases/${id}`, bearer)
  })
  const tasks = each(() => page('/tasks?audience=office:lingang:officer', officer))
  const board = each(() => page(`/board/${crowd.call}`, officer))
  const register = each(() => page('/register', {}))
  const led = each(() => {
    const { lead, bearer } = mine()
    return page(`/api/cases?organisation=${encodeURIComponent(lead)}`, bearer)
  })
  const save = each(() => {
    const { id, bearer } = mine()
    const answers = { industry: 'ic', purpose: `突破关键核心技术，第${performance.now()}稿` }
    const path = `/api/cases/${id}/sections/overview`
    return { method: 'PUT', path, headers: bearer, body: { answers } }
  })
  const submit = handIn(crowd, nextSubmit, submits + open, pool)
  const five = [casePage, tasks, save, caseByApi, board]
  return [
    ...five,
    submit,
    casePage,
    register,
    save,
    casePage,
    ...five,
    led,
    submit,
    casePage,
    caseByApi,
    tasks,
  ]
}
