import { z } from 'zod'
import { addWorkingDays, civilDate, type Counting, startOfDay } from './calendar.ts'
import { Time } from './time.ts'

/** Who is told when the office's own work stays undone, and how long after the deadline. */
export const EscalationRung = z.strictObject({
  after: z
    .number()
    .int()
    .min(0)
    .max(120)
    .describe('Working days after the first deadline that was missed; 0 is at once.'),
  to: z
    .enum(['officer', 'administrator', 'approver'])
    .describe('The officers or the administrators of the programme, or who decides at a level.'),
  level: z.string().max(40).optional().describe('For `approver`: the level of the approval.'),
})
export type EscalationRung = z.infer<typeof EscalationRung>

/**
 * The chain of one piece of work that missed its deadline: since when, and every rung with the day on which it is
 * climbed. It is kept with the work, and handed on when the work is asked for again.
 */
export const Escalation = z.strictObject({
  since: Time,
  rungs: z.array(z.strictObject({ ...EscalationRung.shape, at: Time, told: Time.optional() })).max(8),
})
export type Escalation = z.infer<typeof Escalation>
export type Rung = Escalation['rungs'][number]

/** The chain from the first missed deadline on. A rung is climbed when its working day begins. */
export const chainFrom = (
  since: string,
  rungs: readonly EscalationRung[],
  { timeZone, calendar }: Counting,
): Escalation => ({
  since,
  rungs: rungs.map((rung) => ({
    ...rung,
    at:
      rung.after === 0
        ? since
        : startOfDay(addWorkingDays(civilDate(since, timeZone), rung.after, calendar), timeZone),
  })),
})

/** Rungs whose day has come and that nobody was told of yet. */
export const dueRungs = ({ rungs }: Escalation, now: string): Rung[] =>
  rungs.filter(({ at, told }) => told === undefined && at <= now)

/** The rung that comes next; nothing where the chain is at its end. */
export const nextRung = (chain: Escalation | undefined): Rung | undefined =>
  chain?.rungs.find(({ told }) => told === undefined)

/** When a wait rings: at its deadline or at the next rung, whichever comes first; at once for what is past already. */
export const ringsAt = (
  due: string | undefined,
  chain: Escalation | undefined,
  now: string,
): string | undefined => {
  const first = [due, nextRung(chain)?.at].filter((at) => at !== undefined).toSorted()[0]
  return first !== undefined && first < now ? now : first
}

/** What is told of a chain now, everybody of it once. */
export const withTold = (chain: Escalation, now: string): Escalation => ({
  ...chain,
  rungs: chain.rungs.map((rung) =>
    rung.told === undefined && rung.at <= now ? { ...rung, told: now } : rung,
  ),
})
