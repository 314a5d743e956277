import { z } from 'zod'
import { ActingAs, type HistoryEvent } from '../../../domain/history.ts'
import { shortDay, type Zone } from '../../../domain/zone-time.ts'

const day = z.iso.date()

/** Which events of a trail somebody wants to see. What makes no sense in an address narrows nothing. */
export const TrailFilter = z.object({
  what: z
    .string()
    .regex(/^[a-z-]{3,40}$/)
    .optional()
    .catch(undefined),
  by: z.string().min(1).max(60).optional().catch(undefined),
  as: ActingAs.optional().catch(undefined),
  /** Days as the clocks of the programme's zone show them, both included. */
  from: day.optional().catch(undefined),
  until: day.optional().catch(undefined),
})
export type TrailFilter = z.infer<typeof TrailFilter>

/** The events that pass, the first one first. */
export const filtered = (
  events: readonly HistoryEvent[],
  { what, by, as, from, until }: TrailFilter,
  zone: Zone,
): HistoryEvent[] =>
  events
    .filter(
      (event) =>
        (what === undefined || event.what === what) &&
        (by === undefined || event.stamp.by === by) &&
        (as === undefined || event.stamp.as === as) &&
        (from === undefined || shortDay(event.stamp.at, zone) >= from) &&
        (until === undefined || shortDay(event.stamp.at, zone) <= until),
    )
    .toSorted((a, b) => a.seq - b.seq)

/** The same choice as part of an address. */
export const filterQuery = (filter: TrailFilter): string => {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}
