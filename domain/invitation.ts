import { z } from 'zod'
import type { CaseFile } from './case.ts'
import { Stamp } from './history.ts'
import { InvitationId, OrganisationId } from './ids.ts'
import { Language } from './words.ts'
import { Time } from './time.ts'

/**
 * An organisation asked by mail to join, before anybody of it ever signed in. Of the secret in the link the record
 * keeps the hash alone; whoever comes with the link proves that the mail was theirs, and nothing else.
 */
export const Invitation = z.strictObject({
  id: InvitationId,
  address: z.string().max(254),
  /** The organisation, as whoever invites calls it. */
  name: z.string().min(2).max(200),
  /** By its code, where that is known. */
  organisation: OrganisationId.optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
  role: z.enum(['co-lead', 'member']),
  layer: z.string().max(60).optional(),
  language: Language,
  invited: Stamp,
  /** When each mail went out. */
  sent: z.array(Time).min(1).max(60),
  /** Of the secret that was sent last: an earlier link leads nowhere. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  expires: Time,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('sent') }),
    z.strictObject({ is: z.literal('opened'), at: Time }),
    z.strictObject({ is: z.literal('accepted'), stamp: Stamp, organisation: OrganisationId }),
    z.strictObject({ is: z.literal('revoked'), stamp: Stamp }),
  ]),
})
export type Invitation = z.infer<typeof Invitation>

/** How an invitation stands at a time. One that ran out says so, whatever was seen of it before. */
export const invitationState = (
  { state, expires }: Pick<Invitation, 'state' | 'expires'>,
  now: string,
): Invitation['state']['is'] | 'expired' =>
  (state.is === 'sent' || state.is === 'opened') && now > expires ? 'expired' : state.is

/** May still be accepted. */
export const isPending = (invitation: Invitation, now: string): boolean =>
  ['sent', 'opened'].includes(invitationState(invitation, now))

/** As they are now: a call that is open for longer leaves its invitations open as well. */
export const invitationsOf = ({
  head,
  invitations = [],
}: Pick<CaseFile, 'head' | 'invitations'>): readonly Invitation[] =>
  head.kind !== 'application'
    ? invitations
    : invitations.map((one) => (head.closes > one.expires ? { ...one, expires: head.closes } : one))

/** The name under which the case of a link is found. */
export const invitationClaim = (hash: string): string => `invitation:${hash}`

/** So many mails go out for one case in a day: more than the largest consortium has members. */
export const mostMailsADay = 80
/** To one address of a case in a day: a second mail may be wanted, a tenth is a nuisance. */
export const mostMailsToOneADay = 3

const dayMs = 86_400_000

/** Mails of the last day, of all invitations of a case, or of those to one address. */
export const mailsLately = (
  file: Pick<CaseFile, 'head' | 'invitations'>,
  now: string,
  address?: string,
): number => {
  const since = new Date(Date.parse(now) - dayMs).toISOString()
  return invitationsOf(file)
    .filter((one) => address === undefined || sameAddress(one.address, address))
    .flatMap(({ sent }) => sent)
    .filter((at) => at > since).length
}

export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
