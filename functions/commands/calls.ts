import { z } from 'zod'
import { blockedMonth, Call, fullYear, missedWindows, opensTooEarly } from '../../domain/call.ts'
import { CallId, schemeCode, type SchemeRef } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { notFound, type Problem, Refusal } from '../../domain/refusal.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { allCalls } from '../calls-of.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, once, stale } from './run.ts'
import { takenOver } from './schemes.ts'

const title = z.strictObject({
  zh: z.string().trim().min(2).max(200),
  en: z.string().trim().min(2).max(200),
})

export const NewCall = Call.pick({ scheme: true, opens: true, closes: true }).extend({
  title,
  grace: Call.shape.grace.describe(
    'Minutes after the deadline in which a request still counts; that it needed them is on record',
  ),
})
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
    const call: Call = {
      id: CallId.parse(world.newId()),
      ...input,
      ...announcedBy(input, asking.arrived),
      revision: 1,
    }
    refuseProblems([
      ...(scheme ? [] : [{ field: 'scheme', code: 'not-an-option' }]),
      ...(await windowProblems(world, call, asking.arrived, scheme)),
    ])
    const publishing = scheme && (await takenOver(world, scheme, stampOf(asking, 'administrator')))
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
      ...(input.grace === undefined ? {} : { grace: input.grace }),
      ...announcedBy({ opens: input.opens ?? call.opens }, asking.arrived),
      revision: call.revision + 1,
    }
    refuseProblems(await windowProblems(world, next, asking.arrived, await world.schemes.load(call.scheme)))
    await world.store.calls.save(next, { at: asking.arrived, once: onceItem({}) })
    return {}
  })

/** What opened before anybody could know of it is remembered with the day on which it was announced. */
const announcedBy = ({ opens }: Pick<Call, 'opens'>, now: string): Pick<Call, 'announced'> =>
  opens < now ? { announced: now } : {}

const windowProblems = async (
  world: World,
  call: Call,
  now: string,
  scheme: Scheme | undefined,
): Promise<Problem[]> => [
  ...(opensTooEarly(call, now) ? [{ field: 'opens', code: 'in-the-past' }] : []),
  ...(scheme ? await batchProblems(world, call, scheme) : []),
  ...(call.closes <= call.opens
    ? [{ field: 'closes', code: 'dates-in-wrong-order' }]
    : call.closes <= now
      ? [{ field: 'closes', code: 'in-the-past' }]
      : []),
]

/** What the programme says of its calls: months without one, windows to open in, and how many a year. */
const batchProblems = async (world: World, call: Call, scheme: Scheme): Promise<Problem[]> => {
  const month = blockedMonth(call, scheme)
  if (month !== undefined) return [{ field: 'opens', code: 'blocked-month', facts: { month } }]
  const windows = missedWindows(call, scheme)
  if (windows)
    return [
      {
        field: 'opens',
        code: 'outside-windows',
        facts: { windows: windows.map(({ from, to }) => `${from} – ${to}`).join(', ') },
      },
    ]
  if (scheme.batches?.perYear === undefined) return []
  const full = fullYear(call, await allCalls(world), scheme)
  return full ? [{ field: 'opens', code: 'full-year', facts: full }] : []
}

const refuseProblems = (problems: readonly Problem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid', { problems })
}
