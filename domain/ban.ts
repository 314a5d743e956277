import { addMonths, civilDate, endOfDay, type Instant } from './calendar.ts'
import type { Consortium } from './consortium.ts'
import { type OrganisationId, schemeCode } from './ids.ts'
import { Refusal } from './refusal.ts'
import type { Scheme } from './scheme.ts'

type Rules = Pick<Scheme, 'ref' | 'exit' | 'timeZone'>

/** Until when an organisation may not apply to a programme, because what it led there was taken back. */
export const bannedUntil = (
  consortia: readonly Consortium[],
  lead: OrganisationId,
  { ref, exit, timeZone }: Rules,
): Instant | undefined => {
  const months = exit?.banMonths ?? 0
  if (months === 0) return undefined
  return consortia
    .flatMap(({ standing, parties }) =>
      standing.is === 'revoked' &&
      schemeCode(standing.scheme) === schemeCode(ref) &&
      parties.some((party) => party.organisation === lead && party.role !== 'member')
        ? [endOfDay(addMonths(civilDate(standing.ended, timeZone), months), timeZone)]
        : [],
    )
    .toSorted()
    .at(-1)
}

/** Refuses while the ban lasts, saying until when; and whom, where that is not plain from what was asked. */
export const requireNotBanned = (
  consortia: readonly Consortium[],
  lead: OrganisationId,
  scheme: Rules,
  now: Instant,
  name?: string,
): void => {
  const until = bannedUntil(consortia, lead, scheme)
  if (until !== undefined && now <= until)
    throw new Refusal('banned', {
      facts: { until, zone: scheme.timeZone, ...(name === undefined ? {} : { name }) },
    })
}
