import { requireWritable } from './case-form.ts'
import type { CaseFile } from './case.ts'
import { confirmBy } from './confirmation.ts'
import type { Decision } from './decision.ts'
import type { Stamp } from './history.ts'
import { InvitationId, type OrganisationId } from './ids.ts'
import {
  type Invitation,
  invitationClaim,
  invitationsOf,
  isPending,
  mailsLately,
  mostMailsADay,
  mostMailsToOneADay,
  sameAddress,
} from './invitation.ts'
import { addMember, type Invited, type NamedAs, refreshed, requireMayJoin, together } from './members.ts'
import type { Moment } from './moment.ts'
import type { Organisation } from './organisation.ts'
import { Refusal } from './refusal.ts'
import { tell } from './step.ts'
import type { Tell } from './message.ts'
import type { Language } from './words.ts'

/** Whom a mail asks to join, and as what. */
export type ByMail = NamedAs & {
  readonly address: string
  readonly name: string
  readonly country: string
  readonly language: Language
  readonly organisation?: OrganisationId | undefined
}

/**
 * Asks an organisation by mail. With its code it is a member from now on, of which nothing is known yet but that; by
 * its address alone it becomes one when it says who it is. What is answered never depends on whether the address is known.
 */
export const inviteByMail = (
  file: CaseFile,
  given: ByMail,
  registered: Organisation | undefined,
  stamp: Stamp,
  moment: Moment,
): Decision & { readonly invitation: Invitation } => {
  const { address, country, language, organisation, role, layer } = given
  const twice = invitationsOf(file).some(
    (one) =>
      sameAddress(one.address, address) &&
      isPending(one, moment.now) &&
      (organisation === undefined || one.organisation === organisation),
  )
  if (twice) throw new Refusal('invalid', { problems: [{ field: 'address', code: 'invited-already' }] })
  requireMayMail(file, address, moment)
  const name = registered?.name ?? given.name
  const invited: Invited | undefined =
    organisation === undefined
      ? undefined
      : { id: organisation, name, country, ...(registered ? { registered } : {}) }
  requireMayJoin(file, { country, id: organisation }, given, moment)
  const { secret, hash } = freshLink(moment)
  const invitation: Invitation = {
    id: InvitationId.parse(moment.newId()),
    ...{ address, name, country, role, language, hash },
    ...(organisation === undefined ? {} : { organisation }),
    ...(layer === undefined ? {} : { layer }),
    invited: stamp,
    sent: [moment.now],
    expires: confirmBy(file).due ?? moment.now,
    state: { is: 'sent' },
  }
  const asked: Decision = {
    head: file.head,
    invitations: [invitation],
    claims: [invitationClaim(hash)],
    events: [{ what: 'member-invited', facts: { name, role, invitation: invitation.id } }],
    tell: [mailOf(file, invitation, secret, moment)],
  }
  return { ...(invited ? together(addMember(file, invited, given, moment), asked) : asked), invitation }
}

const requireMayMail = (file: CaseFile, address: string, moment: Moment): void => {
  if (mailsLately(file, moment.now) >= mostMailsADay)
    throw new Refusal('too-many', { facts: { max: mostMailsADay } })
  if (mailsLately(file, moment.now, address) >= mostMailsToOneADay)
    throw new Refusal('invalid', {
      problems: [{ field: 'address', code: 'mailed-enough', facts: { max: mostMailsToOneADay } }],
    })
}

/** More than a hundred random bits: nobody comes upon one by trying. */
const freshLink = ({ newId, digest }: Moment): { secret: string; hash: string } => {
  const secret = digest(`${newId()}${newId()}`).slice(0, 40)
  return { secret, hash: digest(secret) }
}

const mailOf = (file: CaseFile, invitation: Invitation, secret: string, moment: Moment): Tell => {
  const { id, address, language, name, role, expires, sent } = invitation
  return {
    ...tell(file.head, moment, 'member-invited', [], { lead: file.head.leadName, name, role, due: expires }),
    key: `${id}/invited/${sent.length}`,
    addressee: { address, language },
    secret,
  }
}

const pendingOf = (file: CaseFile, id: InvitationId): Invitation => {
  const found = invitationsOf(file).find((one) => one.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}

/** Another mail with another link; the one before leads nowhere from now on. */
export const sendAgain = (file: CaseFile, id: InvitationId, moment: Moment): Decision => {
  requireWritable(file, 'members', moment)
  const before = pendingOf(file, id)
  if (before.state.is === 'accepted' || before.state.is === 'revoked') throw new Refusal('not-at-this-step')
  requireMayMail(file, before.address, moment)
  const { secret, hash } = freshLink(moment)
  const invitation: Invitation = {
    ...before,
    hash,
    sent: [...before.sent, moment.now].slice(-60),
    expires: confirmBy(file).due ?? before.expires,
    state: { is: 'sent' },
  }
  return {
    head: file.head,
    invitations: [invitation],
    claims: [invitationClaim(hash)],
    releases: [invitationClaim(before.hash)],
    events: [{ what: 'invitation-sent-again', facts: { name: before.name, invitation: id } }],
    tell: [{ ...mailOf(file, invitation, secret, moment), key: `${id}/invited/${hash.slice(0, 16)}` }],
  }
}

/** The link leads nowhere any more. Who was named by code stays named until it is taken out. */
export const revokeInvitation = (
  file: CaseFile,
  id: InvitationId,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  requireWritable(file, 'members', moment)
  const before = pendingOf(file, id)
  if (before.state.is === 'accepted' || before.state.is === 'revoked') throw new Refusal('not-at-this-step')
  return {
    head: file.head,
    invitations: [{ ...before, state: { is: 'revoked', stamp } }],
    releases: [invitationClaim(before.hash)],
    events: [{ what: 'invitation-revoked', facts: { name: before.name, invitation: id } }],
  }
}

/** The invitation that a link leads to, while it may be accepted. */
export const invitationBehind = (file: CaseFile, hash: string): Invitation | undefined =>
  invitationsOf(file).find((one) => one.hash === hash && one.state.is !== 'revoked')

const requireBehind = (file: CaseFile, hash: string, moment: Moment): Invitation => {
  const found = invitationBehind(file, hash)
  if (!found) throw new Refusal('not-found')
  if (!isPending(found, moment.now))
    throw new Refusal('deadline-passed', { facts: { due: found.expires, zone: moment.scheme.timeZone } })
  return found
}

/** Somebody followed the link and went on from the first page. Nothing where that is known already. */
export const openInvitation = (file: CaseFile, hash: string, moment: Moment): Decision | undefined => {
  const found = requireBehind(file, hash, moment)
  if (found.state.is === 'opened') return undefined
  return {
    head: file.head,
    invitations: [{ ...found, state: { is: 'opened', at: moment.now } }],
    events: [{ what: 'invitation-opened', facts: { name: found.name, invitation: found.id } }],
  }
}

/** Somebody of the organisation takes the invitation up: it is a member, and confirms when its part is filled in. */
export const acceptInvitation = (
  file: CaseFile,
  hash: string,
  own: Organisation,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const found = requireBehind(file, hash, moment)
  if (found.organisation !== undefined && found.organisation !== own.id)
    throw new Refusal('invalid', { problems: [{ field: 'code', code: 'other-organisation' }] })
  const accepted: Decision = {
    head: file.head,
    invitations: [{ ...found, state: { is: 'accepted', stamp, organisation: own.id } }],
    events: [
      {
        what: 'invitation-accepted',
        facts: { organisation: own.id, name: own.name, invitation: found.id },
      },
    ],
  }
  const known = file.members.find(({ organisation }) => organisation === own.id)
  if (known) return known.unregistered ? { ...accepted, members: [refreshed(known, own)] } : accepted
  const { tell: _, ...named } = addMember(
    file,
    { ...own, registered: own },
    { role: found.role, ...(found.layer === undefined ? {} : { layer: found.layer }) },
    moment,
  )
  return together(named, accepted)
}
