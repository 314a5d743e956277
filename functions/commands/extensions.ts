import { z } from 'zod'
import { Extension } from '../../domain/call.ts'
import { extendCall, extendTask } from '../../domain/extension.ts'
import { type CallId, type CaseId, schemeCode, type TaskId } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, onCase, once, stale } from './run.ts'

const reason = z.string().trim().min(2).max(500)

export const ExtendCall = z.strictObject({
  closes: Extension.shape.to.describe('The new deadline, the last instant that counts; only ever later'),
  reason: z.strictObject({ zh: reason, en: reason }),
  revision: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Of the call that this was made from; refused when it changed since'),
})
export type ExtendCall = z.infer<typeof ExtendCall>

export const ExtendTask = z.strictObject({ due: Extension.shape.to, reason })
export type ExtendTask = z.infer<typeof ExtendTask>

const Done = z.object({})

/** Moves the deadline of a call to later. The call is written now; every case of it follows by an effect. */
export const extendDeadline = (
  world: World,
  asking: Asking,
  id: CallId,
  input: ExtendCall,
): Promise<object> =>
  once(world, asking, { command: 'extend-call', call: id, input }, Done.parse, async (onceItem) => {
    const call = await world.store.calls.load(id)
    if (!call || !may(asking.person, { to: 'extend-calls', scheme: schemeCode(call.scheme) }))
      throw notFound()
    if (input.revision !== undefined && call.revision !== input.revision) throw stale()
    const moment = await momentFor(world, call.scheme, asking.arrived)
    const next = extendCall(call, { to: input.closes, reason: input.reason }, asking.person.id, moment)
    await world.store.calls.save(next, {
      at: asking.arrived,
      once: onceItem({}),
      effects: [{ do: 'extend', case: undefined, call: id, at: asking.arrived }],
    })
    return {}
  })

/** Gives more time for one piece of the applicants' work. */
export const giveMoreTime = (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId; readonly task: TaskId } & ExtendTask,
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'extend-task', case: input.case, input },
    (file, moment) => {
      const task = file.tasks.find(({ id }) => id === input.task)
      if (!task || !may(asking.person, { to: 'extend', file })) throw notFound()
      const decision = extendTask(file, task, { to: input.due, reason: input.reason }, moment)
      return { decision, stamp: stampOf(asking, 'officer'), result: {} }
    },
    Done.parse,
  )
