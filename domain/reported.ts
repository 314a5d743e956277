import { z } from 'zod'
import { type Consortium, type Party, PartialDate } from './consortium.ts'
import { ConsortiumId, idFromDigest, OrganisationId } from './ids.ts'
import { organisationId } from './organisation.ts'
import { plainCode, readOrganisationCode } from './organisation-code.ts'
import { OrganisationKind } from './organisation-kind.ts'

/** What a report leaves open, in the codes that an entry of the register carries. */
export const ReportedGap = z.enum([
  'lead-not-named',
  'members-not-named',
  'members-incomplete',
  'no-code',
  'foreign-without-chinese-code',
  'announced-missing',
  'announced-partial',
  'announced-or-before',
  'programme-not-here',
])
export type ReportedGap = z.infer<typeof ReportedGap>

/** Reports write nothing, an empty text or null for what they do not know: all three are nothing here. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((given) => given || undefined)

const orBefore = ' or before'

/** Real days, months and years only: the regular expression alone takes a thirteenth month. */
const isPartialDate = (given: string): boolean =>
  PartialDate.safeParse(given).success &&
  z.iso.date().safeParse(`${given}-01-01`.slice(0, 'yyyy-mm-dd'.length)).success

const date = (read: (given: string) => string) =>
  text(40).refine((given) => given === undefined || isPartialDate(read(given)), {
    params: { code: 'not-a-date' },
  })
const announcedDate = (given: string): string =>
  given.endsWith(orBefore) ? given.slice(0, -orBefore.length) : given

const ReportedParty = z
  .object({
    name: z.string().trim().min(1).max(200),
    kind: OrganisationKind,
    country: z.string().regex(/^[A-Z]{2}$/),
    code: text(60),
  })
  .superRefine(({ code, country }, context) => {
    const read = code === undefined ? undefined : readOrganisationCode(code, country)
    if (read && !read.ok) context.addIssue({ code: 'custom', path: ['code'], params: { code: read.problem } })
  })
type ReportedParty = z.infer<typeof ReportedParty>

/** A name as it is compared: full-width letters, case and spaces make no other organisation. */
const plainName = (name: string): string =>
  name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

const identity = ({ code, name }: ReportedParty): string =>
  code === undefined ? plainName(name) : plainCode(code)

/**
 * One consortium as a public report tells of it. Names may be short forms, members may be missing, dates partial
 * (`2024-08`, `2024-08 or before`). What else a report says is not taken over.
 */
export const ReportedConsortium = z
  .object({
    id: z.string().trim().min(1).max(80),
    name: z.string().trim().min(2).max(200),
    leads: z.array(ReportedParty).max(30).default([]),
    members: z.array(ReportedParty).max(90).default([]),
    field: text(120),
    place: text(120),
    announced: date(announcedDate),
    ended: date((given) => given),
    source: z.string().trim().min(1).max(200),
    /** The code of the programme that it belongs to. */
    scheme: text(60),
    notes: text(500),
    totalUnits: z
      .number()
      .int()
      .min(1)
      .nullish()
      .transform((given) => given ?? undefined),
  })
  .superRefine(({ leads, members, announced, ended }, context) => {
    const seen = new Set<string>()
    for (const [list, parties] of Object.entries({ leads, members }))
      for (const [index, party] of parties.entries()) {
        if (seen.has(identity(party)))
          context.addIssue({
            code: 'custom',
            path: [list, index, 'name'],
            params: { code: 'member-twice' },
          })
        seen.add(identity(party))
      }
    if (announced === undefined || ended === undefined) return
    // As far as both are known: 2025-03 does not lie before 2025.
    const [from, to] = [announcedDate(announced), ended]
    const known = Math.min(from.length, to.length)
    if (to.slice(0, known) < from.slice(0, known))
      context.addIssue({ code: 'custom', path: ['ended'], params: { code: 'dates-in-wrong-order' } })
  })
export type ReportedConsortium = z.infer<typeof ReportedConsortium>

type Digest = (text: string) => string

/** Known by its code; without one, by its name, which gives the same id in every report. */
const reportedOrganisation = (party: ReportedParty, digest: Digest): OrganisationId => {
  const read = party.code === undefined ? undefined : readOrganisationCode(party.code, party.country)
  return read?.ok
    ? organisationId(read.code)
    : OrganisationId.parse(`unknown:${idFromDigest(digest(`organisation/${plainName(party.name)}`))}`)
}

/**
 * The entry of the register for a report. Its id comes from the report's, so that a second import finds it.
 * `digest` is SHA-256 in hexadecimal; `programmes` are the codes of those run here, absent when that is not asked.
 */
export const asReported = (
  entry: ReportedConsortium,
  digest: Digest,
  programmes?: readonly string[],
): Consortium => {
  const party = (role: Party['role']) => (one: ReportedParty) => ({
    organisation: reportedOrganisation(one, digest),
    name: one.name,
    kind: one.kind,
    country: one.country,
    role,
  })
  const { announced, ended, totalUnits, notes } = entry
  return {
    id: ConsortiumId.parse(idFromDigest(digest(`reported/${entry.id}`))),
    name: entry.name,
    ...(entry.field === undefined ? {} : { field: entry.field }),
    ...(entry.place === undefined ? {} : { place: entry.place }),
    parties: [
      ...entry.leads.map(party(entry.leads.length === 1 ? 'lead' : 'co-lead')),
      ...entry.members.map(party('member')),
    ],
    standing: {
      is: 'reported',
      ...(announced === undefined ? {} : { announced: announcedDate(announced) }),
      source: entry.source,
      unknown: gapsIn(entry, programmes),
      ...(totalUnits === undefined ? {} : { totalUnits }),
      ...(ended === undefined ? {} : { endedOn: ended }),
      ...(notes === undefined ? {} : { note: notes }),
    },
    grades: [],
    revision: 1,
  }
}

const gapsIn = (entry: ReportedConsortium, programmes: readonly string[] | undefined): ReportedGap[] => {
  const { leads, members, totalUnits, scheme } = entry
  const named = [...leads, ...members]
  const uncoded = named.filter((party) => party.code === undefined)
  const gaps: Record<ReportedGap, boolean> = {
    'lead-not-named': leads.length === 0,
    'members-not-named': members.length === 0,
    'members-incomplete': totalUnits !== undefined && totalUnits > named.length,
    'no-code': uncoded.length > 0,
    'foreign-without-chinese-code': uncoded.some((party) => party.country !== 'CN'),
    ...announcedGaps(entry.announced),
    'programme-not-here': programmes !== undefined && scheme !== undefined && !programmes.includes(scheme),
  }
  return ReportedGap.options.filter((gap) => gaps[gap])
}

/** At most one of the three holds: the least exact thing that is known of the date. */
const announcedGaps = (announced: string | undefined) => ({
  'announced-missing': announced === undefined,
  'announced-or-before': announced?.endsWith(orBefore) ?? false,
  'announced-partial':
    announced !== undefined && !announced.endsWith(orBefore) && announced.length < 'yyyy-mm-dd'.length,
})
