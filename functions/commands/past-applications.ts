import type { ApplicationHead } from '../../domain/case.ts'
import { schemeCode } from '../../domain/ids.ts'
import type { Instant } from '../../domain/calendar.ts'
import { type Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { type Standing, type WhatIf, whatIf } from '../../domain/what-if.ts'
import { calendarOf } from '../calendars.ts'
import type { World } from '../ports.ts'
import { momentFor } from './run.ts'

/** So many of the newest are looked at: enough to judge a threshold, and still a page that comes at once. */
export const mostPast = 200
const atATime = 10

export type PastApplication = WhatIf & {
  readonly head: ApplicationHead
  /** Administrators see how an application would come out; who it is, whoever may see it in lists. */
  readonly named: boolean
}
export type PastApplications = {
  readonly applications: readonly PastApplication[]
  /** How many stand how, under the version of their own and under the other one. */
  readonly counts: Readonly<Record<'before' | 'after', Readonly<Record<Standing, number>>>>
}

/** The newest applications of a programme that were handed in, as they would come out under another version. */
export const pastUnder = async (
  world: World,
  person: Person,
  scheme: Scheme,
  now: Instant,
): Promise<PastApplications> => {
  const heads = await newestHandedIn(world, schemeCode(scheme.ref))
  const applications: PastApplication[] = []
  for (let at = 0; at < heads.length; at += atATime)
    applications.push(
      ...(
        await Promise.all(
          heads.slice(at, at + atATime).map(async (head): Promise<PastApplication[]> => {
            const file = await world.store.cases.load(head.id)
            if (!file) return []
            const before = await momentFor(world, head.scheme, now)
            const after = { ...before, scheme, calendar: calendarOf(scheme) }
            return [
              { head, named: may(person, { to: 'see-in-lists', head }), ...whatIf(file, before, after) },
            ]
          }),
        )
      ).flat(),
    )
  const count = (when: 'before' | 'after'): Record<Standing, number> => ({
    passes: applications.filter((one) => one[when] === 'passes').length,
    warns: applications.filter((one) => one[when] === 'warns').length,
    open: applications.filter((one) => one[when] === 'open').length,
    fails: applications.filter((one) => one[when] === 'fails').length,
  })
  return { applications, counts: { before: count('before'), after: count('after') } }
}

const newestHandedIn = async (world: World, code: string): Promise<ApplicationHead[]> => {
  const found: ApplicationHead[] = []
  let after: string | undefined
  do {
    const calls = await world.store.calls.list({ limit: 100, ...(after === undefined ? {} : { after }) })
    for (const call of calls.items) {
      if (schemeCode(call.scheme) !== code) continue
      found.push(...(await handedIn(world, call.id)))
      if (found.length >= mostPast) return found.slice(0, mostPast)
    }
    after = calls.next
  } while (after !== undefined)
  return found
}

const handedIn = async (world: World, call: string): Promise<ApplicationHead[]> => {
  const found: ApplicationHead[] = []
  let after: string | undefined
  do {
    const page = await world.store.cases.byTime(call, {
      limit: 100,
      ...(after === undefined ? {} : { after }),
    })
    for (const head of page.items)
      if (head.kind === 'application' && head.receipt !== undefined) found.push(head)
    after = page.next
  } while (after !== undefined && found.length < mostPast)
  return found.slice(0, mostPast)
}
