import { z } from 'zod'
import { OrganisationId, PersonId } from './ids.ts'
import type { OrganisationCode } from './organisation-code.ts'
import { OrganisationKind } from './organisation-kind.ts'

/** What an office did about an organisation: who, when and why, for whoever asks later. */
export const OrganisationAct = z.strictObject({
  what: z.enum(['verified', 'doubted', 'merged', 'absorbed']),
  by: PersonId,
  name: z.string().max(120),
  at: z.iso.datetime({ precision: 3 }),
  note: z.string().max(500),
  /** The other organisation of a merger. */
  other: OrganisationId.optional(),
})
export type OrganisationAct = z.infer<typeof OrganisationAct>

/** A legal body that leads, joins or recommends. Known by its code; the name is as given by whoever registered it. */
export const Organisation = z.strictObject({
  id: OrganisationId,
  name: z.string().min(2).max(200),
  nameEn: z.string().max(200).optional(),
  kind: OrganisationKind,
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z.string().max(60).optional(),
  place: z.string().max(120).optional(),
  /** The group or owner that controls it (实际控制人): organisations of one are not independent of each other. */
  controller: z.string().max(200).optional(),
  credentials: z.array(z.string().max(60)).max(30),
  /** An officer looked at the code and the name together; a valid check digit alone proves neither. */
  verified: z.boolean(),
  /** It was registered twice: whoever names this one means that one. */
  mergedInto: OrganisationId.optional(),
  acts: z.array(OrganisationAct).max(60).optional(),
  revision: z.number().int().min(1),
})
export type Organisation = z.infer<typeof Organisation>

/** How an entry stands with the office: compared with what is published, not yet, or only a sign to another entry. */
export const checkStates = ['unverified', 'verified', 'merged'] as const
export type CheckState = (typeof checkStates)[number]

export const checkStateOf = ({
  verified,
  mergedInto,
}: Pick<Organisation, 'verified' | 'mergedInto'>): CheckState =>
  mergedInto !== undefined ? 'merged' : verified ? 'verified' : 'unverified'

/** Who verified it last and when; nothing where it is not verified, or was so before acts were kept. */
export const verifiedBy = ({ verified, acts = [] }: Organisation): OrganisationAct | undefined =>
  verified ? acts.findLast(({ what }) => what === 'verified') : undefined

/** The id that a code gives. */
export const organisationId = (code: OrganisationCode): OrganisationId =>
  OrganisationId.parse(
    code.kind === 'other' ? `other:${code.country}:${code.value}` : `${code.kind}:${code.value}`,
  )
