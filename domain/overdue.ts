import { z } from 'zod'
import { civilDate, workingDaysBetween } from './calendar.ts'
import { type CaseFile, ended } from './case.ts'
import { hearersOf, turnOf, undoneAt } from './climb.ts'
import { type Escalation, EscalationRung } from './escalation.ts'
import { everyLevel } from './escalation-rules.ts'
import { ActingAs } from './history.ts'
import type { Hearers } from './message.ts'
import type { Moment } from './moment.ts'
import { taskKinds } from './task-answer.ts'
import { Words } from './words.ts'

/** One rung as a page says it: who, by the name of the level for leaders, and when they were or will be told. */
export const RungSaid = z.strictObject({
  to: EscalationRung.shape.to,
  level: Words.optional().describe('For `approver`: what the level is called'),
  at: z.string().describe('When the day of this rung begins'),
  told: z.string().optional().describe('When they were told; absent while that is still to come'),
})
export type RungSaid = z.infer<typeof RungSaid>

/** A piece of the office's work that missed its deadline: since when, how late, and how far it has climbed. */
export const OverdueWork = z.strictObject({
  kind: z.enum(taskKinds),
  since: z.string().describe('The first deadline that was missed'),
  days: z.number().int().describe('Working days from that deadline until now, or until it was done'),
  turn: z
    .union([z.strictObject({ as: ActingAs }), z.strictObject({ level: Words })])
    .describe('Whose turn it is: an office by its role, leaders by their level'),
  over: z.string().optional().describe('When it was done, or ended with the case'),
  rungs: z.array(RungSaid).describe('Who hears of it, one after another'),
})
export type OverdueWork = z.infer<typeof OverdueWork>

type Kept = {
  readonly name: string
  readonly chain: Escalation
  readonly over: string | undefined
  readonly undone: ReturnType<typeof undoneAt>
}

/** Every chain of a case, the last visit's of each, what is still undone first. */
export const chainsOf = (file: Pick<CaseFile, 'head' | 'steps' | 'tasks'>): Kept[] => {
  const after = ended(file.head) ? file.head.status.since : undefined
  const ofSteps = file.steps.flatMap((step): Kept[] =>
    step.escalation === undefined
      ? []
      : [
          {
            name: `${step.task}/${step.escalation.since}`,
            chain: step.escalation,
            // Late once more it is asked for again, and goes on.
            over: step.state.is === 'done' && step.state.outcome !== 'late' ? step.state.at : after,
            undone: undoneAt(file, step),
          },
        ],
  )
  const ofTasks = file.tasks.flatMap(({ escalation, ...task }): Kept[] =>
    escalation === undefined
      ? []
      : [
          {
            name: task.id,
            chain: escalation,
            over:
              task.state.is === 'answered' ? task.state.stamp.at : 'at' in task.state ? task.state.at : after,
            undone: { key: task.id, kind: task.kind, task },
          },
        ],
  )
  const last = [...new Map([...ofSteps, ...ofTasks].map((one) => [one.name, one])).values()]
  return last.toSorted((a, b) => Number(a.over !== undefined) - Number(b.over !== undefined))
}

/** What of a case is or was overdue at the office, for whoever may know. */
export const overdueWork = (
  file: CaseFile,
  moment: Pick<Moment, 'now' | 'scheme' | 'calendar'>,
): OverdueWork[] =>
  chainsOf(file).map(({ chain, over, undone }) => {
    const { timeZone } = moment.scheme
    const turn = turnOf(undone, file.head, moment)
    return {
      ...{ kind: undone.kind, since: chain.since, turn },
      days: workingDaysBetween(
        civilDate(chain.since, timeZone),
        civilDate(over ?? moment.now, timeZone),
        moment.calendar,
      ),
      ...(over === undefined ? {} : { over }),
      rungs: chain.rungs.map(({ to, level, at, told }) => {
        const title = everyLevel(moment.scheme).find(({ id }) => id === level)?.title
        return {
          ...{ to, at },
          ...(title === undefined ? {} : { level: title }),
          ...(told === undefined ? {} : { told }),
        }
      }),
    }
  })

/** Those above whom something of a case has reached. The officers have the case itself. */
export const reachedBy = (file: CaseFile): Hearers[] =>
  chainsOf(file).flatMap(({ chain }) =>
    chain.rungs
      .filter(({ to, told }) => told !== undefined && to !== 'officer')
      .map((rung) => hearersOf(file.head, rung)),
  )
