import { z } from 'zod'
import { blockedMonth, Call } from '../../domain/call.ts'
import { CallId, schemeCode, type SchemeRef } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { notFound, type Problem, Refusal } from '../../domain/refusal.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { World } from '../ports.ts'
import { stampOf } from './applications.ts'
import { type Asking, once, stale } from './run.ts'
import { takenOver } from './schemes.ts'

const title = z.strictObject({
  zh: z.string().trim().min(2).max(200),
  en: z.string().trim().min(2).max(200),
})

export const NewCall = Call.pick({ scheme: true, opens: true, closes: true }).extend({ title })
export type NewCall = z.infer<typeof NewCall>

export const ChangeCall = NewCall.omit({ scheme: true })
  .partial()
  .extend({
    /** The one that the page was made from. */
    revision: z.number().int().min(1),
  })
export type ChangeCall = z.infer<typeof ChangeCall>

const CallRef = z.object({ call: CallId })
const Done = z.object({})

/** Announces a window for applications to a programme, under the version of it that is current. */
export const openCall = (world: World, asking: Asking, input: NewCall): Promise<{ call: CallId }> =>
  once(world, asking, { command: 'open-call', ...input }, CallRef.parse, async (onceItem) => {
    if (!may(asking.person, { to: 'manage-calls', scheme: schemeCode(input.scheme) })) throw notFound()
    const scheme = await inForce(world, input.scheme)
    refuseProblems([
      ...(scheme ? [] : [{ field: 'scheme', code: 'not-an-option' }]),
      ...windowProblems(input, asking.arrived, scheme),
    ])
    const publishing = scheme && (await takenOver(world, scheme, stampOf(asking, 'administrator')))
    const call: Call = { id: CallId.parse(world.newId()), ...input, revision: 1 }
    const result = { call: call.id }
    await world.store.calls.save(call, { at: asking.arrived, once: onceItem(result), publishing })
    world.schemes.renew()
    return result
  })

/** The document, when it is the version in force; of a programme that does not run here yet, the newest shipped one. */
const inForce = async (world: World, ref: SchemeRef): Promise<Scheme | undefined> => {
  const head = await world.store.schemes.head(schemeCode(ref))
  if (head) return head.ref === ref ? world.schemes.load(ref) : undefined
  return (await world.schemes.offered()).find((scheme) => scheme.ref === ref)
}

/** Changes a call that nobody could apply to yet. */
export const changeCall = (world: World, asking: Asking, id: CallId, input: ChangeCall): Promise<object> =>
  once(world, asking, { command: 'change-call', call: id, input }, Done.parse, async (onceItem) => {
    const call = await world.store.calls.load(id)
    if (!call || !may(asking.person, { to: 'manage-calls', scheme: schemeCode(call.scheme) }))
      throw notFound()
    if (call.revision !== input.revision) throw stale()
    if (call.opens <= asking.arrived) throw new Refusal('not-at-this-step')
    const next: Call = {
      ...call,
      title: input.title ?? call.title,
      opens: input.opens ?? call.opens,
      closes: input.closes ?? call.closes,
      revision: call.revision + 1,
    }
    refuseProblems(windowProblems(next, asking.arrived, await world.schemes.load(call.scheme)))
    await world.store.calls.save(next, { at: asking.arrived, once: onceItem({}) })
    return {}
  })

const windowProblems = (
  window: Pick<Call, 'opens' | 'closes'>,
  now: string,
  scheme: Scheme | undefined,
): Problem[] => {
  const month = scheme && blockedMonth(window, scheme)
  return [
    ...(month === undefined ? [] : [{ field: 'opens', code: 'blocked-month', facts: { month } }]),
    ...(window.closes <= window.opens
      ? [{ field: 'closes', code: 'dates-in-wrong-order' }]
      : window.closes <= now
        ? [{ field: 'closes', code: 'in-the-past' }]
        : []),
  ]
}

const refuseProblems = (problems: readonly Problem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid', { problems })
}
