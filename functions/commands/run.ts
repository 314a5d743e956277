import { canonical, type Stamp } from '../../domain/history.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/calendar.ts'
import type { Moment } from '../../domain/moment.ts'
import type { Person } from '../../domain/person.ts'
import type { Assurance } from '../../domain/step-up.ts'
import { type Facts, notFound, Refusal } from '../../domain/refusal.ts'
import type { Once } from '../ports/save-options.ts'
import type { World } from '../ports/world.ts'
import { draftWithDeadline } from '../current-deadline.ts'
import { sayingWhoHandedIn } from './handed-in-by.ts'

/** Who asks, when the request arrived, and the key that makes it happen once (from the form or the header). */
export type Asking = {
  readonly person: Person
  readonly arrived: Instant
  readonly key?: string | undefined
  /** How sure one can be of who asks, where that is known. */
  readonly assurance?: Assurance | undefined
}

/** What a rule may know: the time of arrival, the programme of the case, and where ids come from. */
export const momentFor = async (world: World, scheme: string, now: Instant): Promise<Moment> => {
  const loaded = await world.schemes.load(scheme)
  const calendar = await world.calendars.of(loaded)
  return { now, scheme: loaded, calendar, newId: world.newId, digest: world.digest }
}

/** Two people may write to one case in the same instant; the slower one decides again on what is there now. */
const attempts = 6

type Decided<Result> = { readonly decision: Decision; readonly stamp: Stamp; readonly result: Result }

/**
 * One command on one case: load, decide, one transaction. Repeats the decision (never the effect) when somebody
 * else wrote meanwhile, and answers a repeated key with the result of the first time.
 */
export const onCase = async <Result>(
  world: World,
  asking: Asking,
  what: { readonly command: string; readonly case: CaseId; readonly input?: unknown },
  decide: (file: CaseFile, moment: Moment) => Promise<Decided<Result>> | Decided<Result>,
  reread: (result: unknown) => Result,
): Promise<Result> =>
  once(world, asking, what, reread, async (onceItem) => {
    const file = await world.store.cases.load(what.case)
    if (!file) throw notFound()
    const moment = await momentFor(world, file.head.scheme, asking.arrived)
    const current = await draftWithDeadline(world, file, moment.now)
    const { decision, stamp, result } = await sayingWhoHandedIn(world, asking, current, moment, () =>
      decide(current, moment),
    )
    await world.store.cases.commit(file, decision, { stamp, once: onceItem(result) })
    return result
  })

/** Runs a command with its key: recalled when it happened before, repeated when somebody else was faster. */
export const once = async <Result>(
  world: World,
  asking: Asking,
  what: object,
  reread: (result: unknown) => Result,
  act: (onceItem: (result: Result) => Once | undefined) => Promise<Result>,
): Promise<Result> => {
  const { person, key } = asking
  const fingerprint = world.digest(canonical(what))
  return persistently(async () => {
    if (key !== undefined) {
      const earlier = await world.store.once.recall(person.id, key, fingerprint)
      if (earlier) return reread(earlier.result)
    }
    try {
      return await act((result) =>
        key === undefined ? undefined : { person: person.id, key, fingerprint, result },
      )
    } catch (problem) {
      // What refuses this click may be its own twin, which was faster and is done.
      if (key === undefined || !(problem instanceof Refusal)) throw problem
      const twin = await world.store.once.recall(person.id, key, fingerprint)
      if (twin) return reread(twin.result)
      throw problem
    }
  })
}

/** Decides again on what is there now when somebody else wrote in the same instant. */
export const persistently = async <Result>(
  act: () => Promise<Result>,
  { tries = attempts, pause = () => Promise.resolve() }: Patience = {},
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act()
    } catch (problem) {
      if (!mayRepeat(problem) || attempt >= tries) throw problem
    }
    await pause(attempt)
  }
}

type Patience = { readonly tries?: number; readonly pause?: (attempt: number) => Promise<void> }

/** Of many who type in one section at once everybody's turn comes: each waits longer, and not all equally long. */
export const patiently = <Result>(act: () => Promise<Result>): Promise<Result> =>
  persistently(act, {
    tries: 30,
    pause: (attempt) =>
      new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(10 * 2 ** attempt, 500))),
  })

/** A page that was out of date stays so, however often it is tried. */
const mayRepeat = (problem: unknown): boolean =>
  problem instanceof Refusal && problem.code === 'changed-meanwhile' && problem.facts.stale !== true

/** What was shown on the page is not what is there any more. */
export const stale = (facts: Facts = {}): Refusal =>
  new Refusal('changed-meanwhile', { facts: { ...facts, stale: true } })
