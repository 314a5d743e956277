import { allCalls } from '../calls-of.ts'
import { everyPage } from '../every-page.ts'
import type { ApplicationHead } from '../../domain/case.ts'
import { schemeCode } from '../../domain/ids.ts'
import type { Instant } from '../../domain/calendar.ts'
import { type Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { type Standing, type WhatIf, whatIf } from '../../domain/what-if.ts'
import type { World } from '../ports/world.ts'
import { momentFor } from './run.ts'

/** So many of the newest are looked at: enough to judge a threshold, and still a page that comes at once. */
export const mostPast = 200
const atATime = 10

/** So many are counted at least for whoever may not see the cases: fewer would tell of each. */
export const fewestCounted = 5

export type PastApplication = WhatIf & { readonly head: ApplicationHead }
export type PastApplications = {
  /**
   * One by one for those alone who see the cases: with rules that are tried again and again, what turns for a single
   * application gives every figure in its answers away.
   */
  readonly applications: readonly PastApplication[]
  /** Whether some are in the counts only, or in nothing. */
  readonly withheld: boolean
  /** How many stand how, under the version of their own and under the other one; nothing where they are too few. */
  readonly counts: Readonly<Record<'before' | 'after', Readonly<Record<Standing, number>>>> | undefined
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
  const calendar = await world.calendars.of(scheme)
  for (let at = 0; at < heads.length; at += atATime)
    applications.push(
      ...(
        await Promise.all(
          heads.slice(at, at + atATime).map(async (head): Promise<PastApplication[]> => {
            const file = await world.store.cases.load(head.id)
            if (!file) return []
            const before = await momentFor(world, head.scheme, now)
            const after = { ...before, scheme, calendar }
            return [{ head, ...whatIf(file, before, after) }]
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
  const seen = applications.filter(({ head }) => may(person, { to: 'see-in-lists', head }))
  const withheld = seen.length < applications.length
  const counts =
    withheld && applications.length < fewestCounted
      ? undefined
      : { before: count('before'), after: count('after') }
  return { applications: seen, withheld, counts }
}

const newestHandedIn = async (world: World, code: string): Promise<ApplicationHead[]> => {
  const found: ApplicationHead[] = []
  for (const call of await allCalls(world)) {
    if (schemeCode(call.scheme) !== code) continue
    found.push(...(await handedIn(world, call.id)))
    if (found.length >= mostPast) return found.slice(0, mostPast)
  }
  return found
}

const handedIn = async (world: World, call: string): Promise<ApplicationHead[]> => {
  const found: ApplicationHead[] = []
  for await (const heads of everyPage((page) => world.store.cases.byTime(call, page), mostPast)) {
    for (const head of heads) if (head.kind === 'application' && head.receipt !== undefined) found.push(head)
    if (found.length >= mostPast) break
  }
  return found.slice(0, mostPast)
}
