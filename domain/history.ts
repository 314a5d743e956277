import { z } from 'zod'
import { OrganisationId, PersonId } from './ids.ts'

/** In which capacity somebody acted. `system` is a rule or a deadline. */
export const ActingAs = z.enum([
  'lead',
  'member',
  'officer',
  'recommender',
  'expert',
  'approver',
  'administrator',
  'auditor',
  'public',
  'system',
])
export type ActingAs = z.infer<typeof ActingAs>

/** Who did it, in which capacity, for whom, when. Every transition leaves one. */
export const Stamp = z.strictObject({
  by: PersonId.or(z.literal('system')),
  as: ActingAs,
  for: OrganisationId.optional(),
  /** Whose decision it is, where somebody decided by delegation. */
  inPlaceOf: PersonId.optional(),
  at: z.iso.datetime({ precision: 3 }),
})
export type Stamp = z.infer<typeof Stamp>

/** Facts of an event: flat and small, no free text that could hold personal data unless the event is about that text. */
export const EventFacts = z.record(
  z.string().max(120),
  z.union([z.string().max(4000), z.number(), z.boolean()]),
)
export type EventFacts = z.infer<typeof EventFacts>

/** What happened, before it has its place in the chain. */
export const NewEvent = z.strictObject({ what: z.string().regex(/^[a-z-]{3,40}$/), facts: EventFacts })
export type NewEvent = z.infer<typeof NewEvent>

/** One link of a case's history. `hash` covers everything else in the event, `previous` included. */
export const HistoryEvent = z.strictObject({
  case: z.string(),
  seq: z.number().int().min(1),
  what: NewEvent.shape.what,
  facts: EventFacts,
  stamp: Stamp,
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type HistoryEvent = z.infer<typeof HistoryEvent>

/** Before the first event of a case. */
export const chainStart = '0'.repeat(64)

/** Where a case's chain ends: kept on the case itself, so that a missing tail shows. */
export const ChainHead = z.strictObject({ seq: z.number().int().min(0), hash: HistoryEvent.shape.hash })
export type ChainHead = z.infer<typeof ChainHead>

/** JSON with sorted keys and no space: the one spelling that is hashed. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`)
      .join(',')}}`
  return JSON.stringify(value)
}

/** Links new events to the chain. `digest` is SHA-256 of UTF-8 text, in hexadecimal. */
export const extendChain = (
  head: ChainHead,
  caseId: string,
  events: readonly NewEvent[],
  stamp: Stamp,
  digest: (text: string) => string,
): { head: ChainHead; events: HistoryEvent[] } => {
  const linked: HistoryEvent[] = []
  let { seq, hash } = head
  for (const { what, facts } of events) {
    const unsealed = { case: caseId, seq: seq + 1, what, facts, stamp, previous: hash }
    hash = digest(canonical(unsealed))
    seq += 1
    linked.push({ ...unsealed, hash })
  }
  return { head: { seq, hash }, events: linked }
}
