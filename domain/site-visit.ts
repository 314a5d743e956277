import { z } from 'zod'
import { civilDate, CivilDate } from './calendar.ts'
import type { Moment } from './moment.ts'
import type { Problem } from './refusal.ts'
import { longestText } from './words.ts'

/** A visit of the recommending unit to the applicant: when, where, whom it met, and what it saw. */
export const SiteVisit = z.strictObject({
  on: CivilDate,
  place: z.string().trim().min(2).max(300),
  met: z.string().trim().max(500).optional(),
  notes: z.string().trim().min(2).max(longestText),
})
export type SiteVisit = z.infer<typeof SiteVisit>

/** As many as an opinion can rest on. */
export const mostVisits = 3

/** Nobody has been where they are yet to go. */
export const visitProblems = (
  visits: readonly SiteVisit[],
  { now, scheme }: Pick<Moment, 'now' | 'scheme'>,
): Problem[] =>
  visits.flatMap(({ on }, n) =>
    on > civilDate(now, scheme.timeZone) ? [{ field: `answer.visits.${n}.on`, code: 'in-the-future' }] : [],
  )
