import { z } from 'zod'
import type { CaseFile } from './case.ts'
import { type Escalation, EscalationRung, nextRung } from './escalation.ts'
import { everyLevel } from './escalation-rules.ts'
import { chainsOf } from './overdue.ts'
import type { Scheme } from './scheme.ts'
import { taskKinds } from './task-answer.ts'
import { Words } from './words.ts'

const Time = z.string()
const Rung = z.strictObject({ to: EscalationRung.shape.to, level: EscalationRung.shape.level, at: Time })

/** How far the chain of overdue work has come, as little of it as a list needs: who heard last, and who is next. */
export const Reached = z.strictObject({
  since: Time,
  heard: Rung.optional(),
  next: Rung.optional(),
})
export type Reached = z.infer<typeof Reached>

/** What of a case is overdue at the office, in the row of a list. */
export const ReachedWork = Reached.extend({ does: z.enum(taskKinds) })
export type ReachedWork = z.infer<typeof ReachedWork>

/** A chain as a list has it. */
export const reachedOf = (chain: Escalation): Reached => {
  const heard = chain.rungs.findLast(({ told }) => told !== undefined)
  const next = nextRung(chain)
  const rung = ({ to, level }: Pick<z.infer<typeof Rung>, 'to' | 'level'>, at: string) => ({
    ...{ to, at },
    ...(level === undefined ? {} : { level }),
  })
  return {
    since: chain.since,
    ...(heard?.told === undefined ? {} : { heard: rung(heard, heard.told) }),
    ...(next === undefined ? {} : { next: rung(next, next.at) }),
  }
}

/** Every chain of a case whose work is still undone. */
export const reachedIn = (file: Pick<CaseFile, 'head' | 'steps' | 'tasks'>): ReachedWork[] =>
  chainsOf(file)
    .filter(({ over }) => over === undefined)
    .map(({ chain, undone }) => ({ does: undone.kind, ...reachedOf(chain) }))

const RungSaid = z.object({
  to: EscalationRung.shape.to,
  level: Words.optional().describe('For `approver`: what the level is called'),
  at: Time,
})

/** How far it has come in words that a reader knows: leaders by the name of their level. */
export const ReachedSaid = z.object({
  since: Time.describe('The first deadline that was missed'),
  heard: RungSaid.optional().describe('Who heard of it last, and when'),
  next: RungSaid.optional().describe('Who hears of it next, and when, while it stays undone'),
})
export type ReachedSaid = z.infer<typeof ReachedSaid>

export const reachedSaid = (
  { since, heard, next }: Reached,
  scheme: Pick<Scheme, 'steps' | 'evaluation'> | undefined,
): ReachedSaid => {
  const said = ({ to, level, at }: z.infer<typeof Rung>) => {
    const title = scheme && everyLevel(scheme).find(({ id }) => id === level)?.title
    return { ...{ to, at }, ...(title === undefined ? {} : { level: title }) }
  }
  return {
    since,
    ...(heard === undefined ? {} : { heard: said(heard) }),
    ...(next === undefined ? {} : { next: said(next) }),
  }
}
