import { answerTask } from '../../domain/answer.ts'
import {
  answerFor,
  type BulkAction,
  type BulkItem,
  type BulkRun,
  mostInBulk,
  mostPanels,
  type Planned,
  plannedFor,
  whyRefused,
} from '../../domain/bulk.ts'
import type { CaseFile } from '../../domain/case.ts'
import { extendTask } from '../../domain/extension.ts'
import { type CaseId, idFromDigest } from '../../domain/ids.ts'
import { canonical } from '../../domain/history.ts'
import type { Moment } from '../../domain/moment.ts'
import { nudge } from '../../domain/nudge.ts'
import { putInCharge } from '../../domain/officer-in-charge.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type BulkDesk, openBulkDesk } from './bulk-panels.ts'
import { giveMoreTime } from './extensions.ts'
import { type Asking, momentFor } from './run.ts'
import { assignOfficer, remindTurn } from './run-case.ts'
import { answer } from './tasks.ts'

export type ForBulk = {
  readonly batch: string
  readonly action: BulkAction
  readonly cases: readonly CaseId[]
}

/** What an action would do to one case: what comes next, or why it cannot be done. Nothing is written. */
export type Foreseen = {
  readonly case: CaseId
  readonly planned?: Planned
  readonly refusal?: Refusal
}

/** Read together, so that two hundred do not wait for each other. */
const atATime = 10

export const previewBulk = async (world: World, asking: Asking, given: ForBulk): Promise<Foreseen[]> => {
  const around = await aroundOf(world, given)
  const cases = chosen(given)
  const found: Foreseen[] = []
  for (let n = 0; n < cases.length; n += atATime)
    found.push(
      ...(await Promise.all(
        cases.slice(n, n + atATime).map((id) => foresee(world, asking, given, id, around)),
      )),
    )
  return found
}

const chosen = ({ cases, action }: ForBulk): CaseId[] => {
  const once = [...new Set(cases)]
  const max = action.do === 'panel' ? mostPanels : mostInBulk
  if (once.length > max) throw new Refusal('too-many', { facts: { max } })
  return once
}

/** What is the same for all of them, read once: the officer to put in charge, or the desk that panels are made at. */
type Around = { readonly officer?: Person | undefined; readonly desk?: BulkDesk | undefined }

const aroundOf = async (
  world: World,
  { batch, action }: Pick<ForBulk, 'batch' | 'action'>,
): Promise<Around> => {
  if (action.do === 'assign' && action.officer !== null)
    return { officer: await world.store.people.load(action.officer) }
  return action.do === 'panel' ? { desk: await openBulkDesk(world, batch, action) } : {}
}

const foresee = async (
  world: World,
  asking: Asking,
  { batch, action }: ForBulk,
  id: CaseId,
  around: Around,
): Promise<Foreseen> => {
  const file = await world.store.cases.load(id)
  if (file?.head.batch !== batch) return { case: id, refusal: notFound() }
  const moment = await momentFor(world, file.head.scheme, asking.arrived)
  try {
    return { case: id, planned: tried(file, action, moment, asking, around) }
  } catch (problem) {
    if (problem instanceof Refusal) return { case: id, refusal: problem }
    throw problem
  }
}

/** Decides as the command will, and throws the decision away. */
const tried = (
  file: CaseFile,
  action: BulkAction,
  moment: Moment,
  asking: Asking,
  { officer, desk }: Around,
): Planned => {
  const { person } = asking
  // It is in the officer's list, so its being there is known: why it is not theirs to work on may be said.
  if (!may(person, { to: 'run-case', file })) throw new Refusal('conflict-of-interest')
  const planned = plannedFor(file, action, moment)
  const task = file.tasks.find(({ id }) => id === planned.task)
  if (action.do === 'panel') {
    desk?.tryOn(file, action, task, asking, moment)
    return planned
  }
  const given = task && answerFor(action, task.kind)
  if (given) {
    if (!may(person, { to: 'answer', file, task })) throw new Refusal('conflict-of-interest')
    answerTask(file, task, given, stampOf(asking, 'officer'), moment)
  } else if (task && planned.due !== undefined && action.do === 'extend')
    extendTask(file, task, { to: planned.due, reason: action.reason }, moment)
  else if (action.do === 'assign') putInCharge(file, officer, moment)
  else nudge(file, moment)
  return planned
}

/**
 * Does it to each case by the command that exists for one, under a key of its own made from the form's. The list is
 * written first and what became of each behind it: after a crash the same form goes on where it stopped, and a case
 * that was done already answers what it answered then.
 */
export const runBulk = async (
  world: World,
  asking: Asking & { readonly key: string },
  given: ForBulk,
): Promise<BulkRun> => {
  const run = await begin(world, asking, given)
  return goOn(world, asking, run)
}

/** Goes on with what was begun; everything that is done stays as it is. */
export const continueBulk = async (world: World, asking: Asking, id: string): Promise<BulkRun> => {
  const run = await world.store.bulk.load(asking.person.id, id)
  if (!run) throw notFound()
  return goOn(world, asking, run)
}

const begin = async (
  world: World,
  asking: Asking & { readonly key: string },
  { batch, action, cases }: ForBulk,
): Promise<BulkRun> => {
  const id = idFromDigest(world.digest(`bulk/${asking.person.id}/${asking.key}`))
  const wanted = chosen({ batch, action, cases })
  const known = await world.store.bulk.load(asking.person.id, id)
  if (known) {
    const same =
      known.batch === batch &&
      canonical(known.action) === canonical(action) &&
      known.items.map((item) => item.case).join() === wanted.join()
    if (!same) throw new Refusal('key-reused')
    return known
  }
  const foreseen = await previewBulk(world, asking, { batch, action, cases: wanted })
  const run: BulkRun = {
    ...{ id, person: asking.person.id, batch, action, key: asking.key, begun: asking.arrived, revision: 1 },
    items: foreseen.map(({ case: one, planned, refusal }) =>
      refusal
        ? refused(one, whyRefused(action, refusal))
        : { case: one, state: 'waiting', ...(planned ? { planned } : {}) },
    ),
  }
  await world.store.bulk.save(run)
  return run
}

const refused = (
  one: CaseId,
  { code, facts }: Pick<Refusal, 'code' | 'facts'> | ReturnType<typeof whyRefused>,
): BulkItem => ({
  case: one,
  state: 'refused',
  code,
  facts,
})

/**
 * After so many milliseconds the rest waits for whoever goes on: a request on AWS is cut off after 25 seconds, and
 * what was done must be told before.
 */
const patience = 12_000

const goOn = async (world: World, asking: Asking, begun: BulkRun): Promise<BulkRun> => {
  let run = begun
  const until = world.now().getTime() + patience
  const late = () => world.now().getTime() >= until
  const around = run.items.some(({ state }) => state === 'waiting') ? await aroundOf(world, run) : {}
  for (;;) {
    const next = run.items.filter(({ state }) => state === 'waiting').slice(0, atATime)
    if (next.length === 0 || late()) return run
    const done = new Map<string, BulkItem>()
    // One after the other: each is a transaction of its own.
    for (const item of next) if (!late()) done.set(item.case, await doOne(world, asking, run, item, around))
    run = await saved(world, {
      ...run,
      items: run.items.map((item) => done.get(item.case) ?? item),
      revision: run.revision + 1,
    })
  }
}

/** Two who go on with the same list do the same things: what the other wrote is as good. */
const saved = async (world: World, run: BulkRun): Promise<BulkRun> => {
  try {
    await world.store.bulk.save(run)
    return run
  } catch (problem) {
    if (!(problem instanceof Refusal && problem.code === 'changed-meanwhile')) throw problem
    return (await world.store.bulk.load(run.person, run.id)) ?? run
  }
}

/** The command that exists for one case, as its page would give it. */
const doOne = async (
  world: World,
  asking: Asking,
  run: BulkRun,
  item: BulkItem,
  around: Around,
): Promise<BulkItem> => {
  const own: Asking = { ...asking, key: `bulk/${run.id}/${item.case}` }
  try {
    await command(world, own, run.action, item, around)
    return { ...item, state: 'done' }
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return { ...item, ...refused(item.case, whyRefused(run.action, problem)) }
  }
}

const command = (
  world: World,
  asking: Asking,
  action: BulkAction,
  { case: id, planned = {} }: BulkItem,
  { desk }: Around,
): Promise<object> => {
  const { task, kind, due } = planned
  switch (action.do) {
    case 'assign':
      return assignOfficer(world, asking, { case: id, officer: action.officer })
    case 'remind':
      return remindTurn(world, asking, id)
    case 'panel':
      if (!desk) throw new Refusal('not-at-this-step')
      return desk.choose(asking, id, action, task)
    case 'extend':
      if (task === undefined || due === undefined) throw new Refusal('not-at-this-step')
      return giveMoreTime(world, asking, { case: id, task, due, reason: action.reason })
    case 'return':
    case 'advance': {
      const given = kind && answerFor(action, kind)
      if (task === undefined || !given) throw new Refusal('not-at-this-step')
      return answer(world, asking, { case: id, task, answer: given })
    }
  }
}
