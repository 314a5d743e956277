import { z } from 'zod'
import type { CaseFile } from '../../domain/case.ts'
import { CaseId, InvitationId, OrganisationId } from '../../domain/ids.ts'
import { invitationClaim, type Invitation } from '../../domain/invitation.ts'
import {
  acceptInvitation,
  invitationBehind,
  inviteByMail,
  openInvitation,
  revokeInvitation,
  sendAgain,
} from '../../domain/invite.ts'
import { together, removeMember } from '../../domain/members.ts'
import { type Organisation, organisationId } from '../../domain/organisation.ts'
import { readOrganisationCode } from '../../domain/organisation-code.ts'
import { speaksFor } from '../../domain/person.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { Language } from '../../domain/words.ts'
import { draftWithDeadline } from '../current-deadline.ts'
import type { World } from '../ports/world.ts'
import { asLead, stampOf } from './as-lead.ts'
import { byLead, inviteMember, requireMayCoLead } from './members.ts'
import { type Asking, momentFor, onCase, persistently } from './run.ts'

export const Invite = z.strictObject({
  code: z.string().max(60).optional().describe('A unified social credit code, an LEI, or another code'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('CN'),
  name: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .optional()
    .describe('What the organisation is called, where it is not registered'),
  address: z
    .email()
    .max(254)
    .optional()
    .describe(
      'Where a mail with a link goes at once; asked for where nobody of the organisation ever signed in',
    ),
  language: Language.optional().describe('Of the mail; yours when absent'),
  role: z.enum(['member', 'co-lead']).default('member'),
  layer: z.string().max(60).optional().describe('One of the programme’s layers; asked for where it has some'),
  replaces: OrganisationId.optional().describe('The member in whose place it comes'),
})
export type Invite = z.infer<typeof Invite>

const Invited = z.object({ organisation: OrganisationId.optional(), invitation: InvitationId.optional() })
type Invited = z.infer<typeof Invited>

/**
 * Asks an organisation to join. Whoever speaks for a registered one is asked under "my tasks"; to an address goes a
 * mail. Whether anybody is known by that address is never looked up, so no answer can tell.
 */
export const inviteOrganisation = async (
  world: World,
  asking: Asking,
  input: Invite & { readonly case: CaseId },
): Promise<Invited> => {
  const id = organisationOf(input)
  const registered = id === undefined ? undefined : await world.store.organisations.load(id)
  const { address, role, layer, replaces, country } = input
  if (address === undefined) {
    if (id === undefined) throw wrong('code', 'missing')
    if (!registered || !(await isSpokenFor(world, id))) throw wrong('code', 'not-registered')
    await inviteMember(world, asking, { case: input.case, organisation: id, role, layer, replaces })
    return { organisation: id }
  }
  const name = registered?.name ?? input.name
  if (name === undefined) throw wrong('name', 'missing')
  return onCase(
    world,
    asking,
    { command: 'invite-by-mail', case: input.case, input },
    async (file, moment) => {
      const stamp = asLead(asking, file)
      if (id !== undefined) await requireMayCoLead(world, input, { id, name }, moment)
      const given = {
        ...{ address, name, role, layer, organisation: id },
        country: registered?.country ?? country,
        language: input.language ?? asking.person.language,
      }
      const gone = replaces === undefined ? undefined : removeMember(file, replaces, stamp, moment)
      const without: CaseFile = {
        ...file,
        members: file.members.filter(({ organisation }) => organisation !== replaces),
      }
      const { invitation, ...asked } = inviteByMail(without, given, registered, stamp, moment)
      return {
        stamp,
        decision: gone ? together(gone, asked) : asked,
        result: { ...(id === undefined ? {} : { organisation: id }), invitation: invitation.id },
      }
    },
    Invited.parse,
  )
}

const wrong = (field: string, code: string): Refusal =>
  new Refusal('invalid', { problems: [{ field, code }] })

const organisationOf = ({ code, country }: Invite): OrganisationId | undefined => {
  if (code === undefined || code.trim() === '') return undefined
  const read = readOrganisationCode(code, country)
  if (!read.ok) throw wrong('code', read.problem)
  return organisationId(read.code)
}

const isSpokenFor = async (world: World, id: OrganisationId): Promise<boolean> =>
  (await world.store.people.inAudience(`organisation:${id}`)).some((person) => speaksFor(person, id))

type OfCase = { readonly case: CaseId; readonly invitation: InvitationId }

/** Another mail with another link. */
export const sendInvitationAgain = (world: World, asking: Asking, input: OfCase): Promise<object> =>
  byLead(world, asking, { command: 'send-again', case: input.case, input }, (file, moment) =>
    sendAgain(file, input.invitation, moment),
  )

/** The link leads nowhere any more. */
export const revoke = (world: World, asking: Asking, input: OfCase): Promise<object> =>
  byLead(world, asking, { command: 'revoke-invitation', case: input.case, input }, (file, moment, stamp) =>
    revokeInvitation(file, input.invitation, stamp, moment),
  )

/** What a link leads to: the case and its invitation, or nothing; whoever guesses learns nothing from either. */
export const behindLink = async (
  world: World,
  secret: string,
): Promise<{ readonly file: CaseFile; readonly invitation: Invitation } | undefined> => {
  const hash = world.digest(secret)
  const id = await world.store.cases.byName(invitationClaim(hash))
  const found = id && (await world.store.cases.load(id))
  const file = found && (await draftWithDeadline(world, found, world.now().toISOString()))
  const invitation = file && invitationBehind(file, hash)
  return file && invitation ? { file, invitation } : undefined
}

/** Notes that somebody went on from the page of the link. */
export const noteOpened = (world: World, secret: string, arrived: Asking['arrived']): Promise<void> =>
  persistently(async () => {
    const behind = await behindLink(world, secret)
    if (!behind) throw notFound()
    const moment = await momentFor(world, behind.file.head.scheme, arrived)
    const decision = openInvitation(behind.file, world.digest(secret), moment)
    if (decision)
      await world.store.cases.commit(behind.file, decision, {
        stamp: { by: 'system', as: 'public', at: arrived },
      })
  })

const Accepted = z.object({ case: CaseId, organisation: OrganisationId })

/** Takes an invitation up for an organisation that the person speaks for. */
export const accept = async (
  world: World,
  asking: Asking,
  input: { readonly secret: string; readonly organisation: OrganisationId },
): Promise<z.infer<typeof Accepted>> => {
  const behind = await behindLink(world, input.secret)
  const own: Organisation | undefined = speaksFor(asking.person, input.organisation)
    ? await world.store.organisations.load(input.organisation)
    : undefined
  if (!behind || !own) throw notFound()
  const { head } = behind.file
  const hash = world.digest(input.secret)
  return onCase(
    world,
    asking,
    { command: 'accept-invitation', case: head.id, input: { hash, organisation: own.id } },
    async (file, moment) => {
      await requireMayCoLead(world, behind.invitation, own, moment)
      const stamp = stampOf(asking, 'member', own.id)
      return {
        stamp,
        decision: acceptInvitation(file, hash, own, stamp, moment),
        result: { case: head.id, organisation: own.id },
      }
    },
    Accepted.parse,
  )
}
