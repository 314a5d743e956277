import { everyPage } from '../every-page.ts'
import { instant, type Instant } from '../../domain/calendar.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import { expire, openEvaluation } from '../../domain/evaluation.ts'
import type { CaseId, ConsortiumId } from '../../domain/ids.ts'
import { remind, ringStep } from '../../domain/late.ts'
import type { Moment } from '../../domain/moment.ts'
import { verbFacts } from '../../domain/outcome-words.ts'
import { Refusal } from '../../domain/refusal.ts'
import { waitingStep } from '../../domain/step.ts'
import { momentFor } from '../commands/run.ts'
import { collectDigest } from '../relay/collect-digest.ts'
import type { Alarm } from '../ports/effect.ts'
import type { World } from '../ports/world.ts'
import { dayFrom } from './next-stop.ts'

export type ClockRun = {
  readonly done: number
  readonly failed: readonly { alarm: Alarm; problem: string }[]
}

/** What rings takes a while: what is read long before it may have been answered meanwhile. */
const alarmsAtOnce = 100

/**
 * Finds what is due and does it: reminders, missed deadlines, notices that end, evaluations that open, terms that
 * run out. One failure does not keep the others waiting; its day is looked at again the next time.
 */
export const runClock = async (world: World): Promise<ClockRun> => {
  const now = instant(world.now())
  const today = now.slice(0, 10)
  const failed: { alarm: Alarm; problem: string }[] = []
  let done = 0
  // The day before the one it got to is looked at again: what was decided at its very end may have been written after.
  let day = dayFrom((await world.store.due.cursor()) ?? today, -1)
  for (; day <= today; day = dayFrom(day, 1)) {
    const due = day
    for await (const alarms of everyPage((page) => world.store.due.on(due, now, page), alarmsAtOnce))
      for (const alarm of alarms)
        try {
          await ring(world, alarm, now)
          done += 1
        } catch (problem) {
          failed.push({ alarm, problem: String(problem) })
        }
    if (failed.length === 0) await world.store.due.moveCursor(day)
  }
  return { done, failed }
}

/** The index may lag behind: what is really due is read again from the record before anything is decided. */
const ring = async (world: World, alarm: Alarm, now: Instant): Promise<void> => {
  switch (alarm.is) {
    case 'step':
      return bySystem(world, alarm.case, now, (file, moment) => {
        const step = waitingStep(file, alarm.step)
        return step?.alarm !== undefined && step.alarm <= now ? ringStep(file, step, moment) : undefined
      })
    case 'task':
      return bySystem(world, alarm.case, now, (file, moment) => {
        const task = file.tasks.find((candidate) => candidate.id === alarm.task)
        return task?.alarm !== undefined && task.alarm <= now ? remind(file, task, moment) : undefined
      })
    case 'consortium':
      return ringConsortium(world, alarm.consortium, now)
    case 'digest':
      await collectDigest(world, alarm.person, now)
  }
}

const bySystem = async (
  world: World,
  id: CaseId,
  now: Instant,
  decide: (file: CaseFile, moment: Moment) => Decision | undefined,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const file = await world.store.cases.load(id)
    if (!file) return
    const decision = decide(file, await momentFor(world, file.head.scheme, now))
    if (!decision) return
    try {
      return await world.store.cases.commit(file, decision, {
        stamp: { by: 'system', as: 'system', at: now },
      })
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.code !== 'changed-meanwhile' || attempt >= 6) throw problem
    }
  }
}

const ringConsortium = async (world: World, id: ConsortiumId, now: Instant): Promise<void> => {
  const found = await world.store.consortia.load(id)
  if (!found || found.alarm === undefined || found.alarm > now || found.standing.is !== 'recognised') return
  const consortium = { ...found, revision: found.revision + 1 }
  if (found.nextEvaluation === undefined) {
    const lead = found.parties.filter((party) => party.role !== 'member')
    await world.store.consortia.save(expire(consortium, now), {
      at: now,
      tell: [
        {
          key: `${id}/expired`,
          about: 'expired',
          to: lead.map((party) => ({ is: 'organisation', organisation: party.organisation })),
          facts: { title: found.name, ...verbFacts(found.verb) },
        },
      ],
    })
    return
  }
  const moment = await momentFor(world, found.standing.scheme, now)
  const stamp = { by: 'system', as: 'system', at: now } as const
  const opened = openEvaluation(consortium, stamp, moment)
  await world.store.cases.commit(undefined, { ...opened, ...notBefore(now, opened.consortium) }, { stamp })
}

/** When the clock was away for long, the next evaluation may be due already: it is opened the next time, not never. */
const notBefore = (now: Instant, consortium: Decision['consortium']): Pick<Decision, 'consortium'> =>
  consortium === undefined
    ? {}
    : { consortium: (consortium.alarm ?? now) < now ? { ...consortium, alarm: now } : consortium }
