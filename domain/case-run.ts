import { z } from 'zod'
import { Escalation } from './escalation.ts'
import { CaseId } from './ids.ts'
import { Time } from './time.ts'

/** The workflow that drives the case. An execution is replaced by the next attempt of the same cycle. */
export const Run = z.strictObject({
  workflow: z.enum(['application', 'annual-evaluation', 'change']),
  cycle: z.number().int().min(1),
  attempt: z.number().int().min(1),
  ended: z.boolean(),
  /** Attempts that failed one after the other with so many steps done: a fault that another one does not cure. */
  failures: z.strictObject({ n: z.number().int().min(1), done: z.number().int().min(0) }).optional(),
  /** How often earlier cycles visited each task: this one counts on, so that no step of theirs is taken for its own. */
  visits: z.record(z.string().max(60), z.number().int().min(1)).optional(),
  /** A cycle in which the case goes on where it was refused: the visits before those whose steps stand. */
  stands: z.record(z.string().max(60), z.number().int().min(1)).optional(),
})
export type Run = z.infer<typeof Run>

/** What the workflow knows of where it is: ids and counters, never facts. Passed from state to state. */
export const Position = z.strictObject({
  case: CaseId,
  workflow: z.string().max(40),
  cycle: z.number().int().min(1),
  attempt: z.number().int().min(1),
  /** Steps taken so far. */
  n: z.number().int().min(0),
  /** How often each task was visited: the n-th visit of a task is one step of the record. */
  visits: z.record(z.string().max(60), z.number().int().min(1)),
  outcome: z.string().max(40).optional(),
})
export type Position = z.infer<typeof Position>

/** One visit to one task of a workflow. When it is done, a replaced execution passes it by. */
export const Step = z.strictObject({
  /** `ask-experts.2` */
  id: z.string().max(60),
  task: z.string().max(60),
  opened: Time,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('waiting'), due: Time.optional(), resume: Position }),
    z.strictObject({ is: z.literal('done'), outcome: z.string(), at: Time }),
  ]),
  alarm: Time.optional(),
  /** The chain of what missed its deadline: of a visit before this one, handed on. */
  escalation: Escalation.optional(),
})
export type Step = z.infer<typeof Step>
