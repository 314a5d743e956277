import { asMember } from './application.ts'
import { requireWritable } from './case-form.ts'
import type { CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { confirmationTask, isConfirmationOf } from './confirmation.ts'
import type { Decision } from './decision.ts'
import { canonical, type Stamp } from './history.ts'
import type { OrganisationId } from './ids.ts'
import { invitationClaim, invitationsOf, isPending } from './invitation.ts'
import { followLeads } from './lead-tasks.ts'
import type { Moment } from './moment.ts'
import type { Organisation } from './organisation.ts'
import { type Problem, Refusal } from './refusal.ts'
import { organisation } from './step.ts'
import { type Stated, statedBy } from './member-dues.ts'
import { closed, type Task } from './task.ts'

/** As what an organisation is named: its role, and its layer where the programme has some. */
export type NamedAs = { readonly role: 'co-lead' | 'member'; readonly layer?: string | undefined }

/** From another country than the lead: such a member may not be wanted, or only under conditions. */
export const isForeign = (
  { country }: Pick<Member, 'country'>,
  members: readonly Pick<Member, 'role' | 'country'>[],
): boolean => members.some((member) => member.role === 'lead' && member.country !== country)

/** Which layer, whether co-leads are allowed, and from where members come: what the programme says of members. */
export const misfits = (
  file: CaseFile,
  invited: Pick<Organisation, 'country'>,
  { role, layer }: NamedAs,
  moment: Moment,
): Problem[] => {
  const { coLeads, foreign, layers } = moment.scheme.members
  const known = layers?.map(({ id }) => id) ?? []
  return [
    ...(foreign === 'no' && isForeign(invited, file.members)
      ? [{ field: 'country', code: 'foreign', facts: { country: invited.country } }]
      : []),
    ...(role === 'co-lead' && !coLeads ? [{ field: 'role', code: 'no-co-leads' }] : []),
    ...(layers && layer === undefined ? [{ field: 'layer', code: 'missing' }] : []),
    ...(layer !== undefined && !known.includes(layer) ? [{ field: 'layer', code: 'not-an-option' }] : []),
  ]
}

/** An organisation as far as it is known: registered, or by its code alone. */
export type Invited = Pick<Organisation, 'id' | 'name' | 'country'> & { readonly registered?: Organisation }

/** A member's row of an organisation of which nothing is registered: what is not known is nowhere guessed. */
const byCodeAlone = ({ id, name, country }: Invited, role: NamedAs['role'], now: string): Member => ({
  ...{ organisation: id, name, country, role, joined: now },
  kind: 'other',
  credentials: [],
  confirmation: { is: 'asked', at: now },
  unregistered: true,
})

/** Refuses a name that stands in the list already, one more than there may be, and what does not fit the programme. */
export const requireMayJoin = (
  file: CaseFile,
  invited: Pick<Invited, 'country'> & { readonly id?: OrganisationId | undefined },
  as: NamedAs,
  moment: Moment,
): void => {
  requireWritable(file, 'members', moment)
  if (file.members.some((member) => member.organisation === invited.id))
    throw new Refusal('member-twice', { problems: [{ field: 'code', code: 'member-twice' }] })
  const most = moment.scheme.members.max
  // Who is asked by mail and has no code yet will be in the list as well.
  const coming = invitationsOf(file).filter(
    (one) => one.organisation === undefined && isPending(one, moment.now),
  ).length
  if (file.members.length + (invited.id === undefined ? coming : 0) > most)
    throw new Refusal('too-many', { facts: { max: most } })
  const problems = misfits(file, invited, as, moment)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
}

/** Names a member (or co-lead); that organisation is asked to confirm from its own sign-in. */
export const addMember = (file: CaseFile, invited: Invited, as: NamedAs, moment: Moment): Decision => {
  const { role, layer } = as
  requireMayJoin(file, invited, as, moment)
  const { registered } = invited
  const named = registered
    ? asMember(registered, role, { is: 'asked', at: moment.now }, moment.now)
    : byCodeAlone(invited, role, moment.now)
  const task = confirmationTask(file, invited.id, moment)
  const inLayer = layer === undefined ? {} : { layer }
  return {
    head: file.head,
    members: [{ ...named, ...inLayer }],
    tasks: [
      task,
      ...followLeads(file, { members: [...file.members, { ...named, ...inLayer }] }, moment).tasks,
    ],
    events: [
      {
        what: 'member-named',
        facts: { organisation: invited.id, name: invited.name, role, ...inLayer },
      },
    ],
    tell: [
      {
        key: `${task.id}/asked`,
        about: 'asked-to-confirm',
        to: [organisation(invited.id)],
        facts: {
          title: file.head.title,
          scheme: file.head.scheme,
          lead: file.head.leadName,
          case: file.head.id,
          taskId: task.id,
          due: task.due ?? '',
        },
      },
    ],
  }
}

/** A member is taken out again; what that organisation was asked is closed, and a link that it was sent leads nowhere. */
export const removeMember = (file: CaseFile, id: OrganisationId, stamp: Stamp, moment: Moment): Decision => {
  requireWritable(file, 'members', moment)
  const member = file.members.find((candidate) => candidate.organisation === id)
  if (!member || member.role === 'lead') throw new Refusal('not-found')
  const links = invitationsOf(file).filter((one) => one.organisation === id && isPending(one, moment.now))
  return {
    head: file.head,
    removedMembers: [id],
    invitations: links.map((one) => ({ ...one, state: { is: 'revoked', stamp } })),
    releases: links.map(({ hash }) => invitationClaim(hash)),
    tasks: [
      ...openConfirmations(file, id).map((task) => closed(task, 'cancelled', moment.now)),
      ...followLeads(file, { members: file.members.filter((one) => one !== member) }, moment).tasks,
    ],
    events: [{ what: 'member-removed', facts: { organisation: id, name: member.name } }],
  }
}

/** One organisation in the place of another, in one step: the list is never short of it in between. */
export const replaceMember = (
  file: CaseFile,
  gone: OrganisationId,
  invited: Invited,
  as: NamedAs,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const out = removeMember(file, gone, stamp, moment)
  const without = { ...file, members: file.members.filter(({ organisation: id }) => id !== gone) }
  return together(out, addMember(without, invited, as, moment))
}

/** Two decisions on one case as one. */
export const together = (one: Decision, other: Decision): Decision => ({
  ...one,
  ...other,
  members: [...(one.members ?? []), ...(other.members ?? [])],
  removedMembers: [...(one.removedMembers ?? []), ...(other.removedMembers ?? [])],
  invitations: [...(one.invitations ?? []), ...(other.invitations ?? [])],
  tasks: [...(one.tasks ?? []), ...(other.tasks ?? [])],
  events: [...one.events, ...other.events],
  tell: [...(one.tell ?? []), ...(other.tell ?? [])],
  claims: [...(one.claims ?? []), ...(other.claims ?? [])],
  releases: [...(one.releases ?? []), ...(other.releases ?? [])],
})

/** A member's role and layer are changed where it stands. Whoever had confirmed them is asked again. */
export const changeMember = (file: CaseFile, id: OrganisationId, as: NamedAs, moment: Moment): Decision => {
  requireWritable(file, 'members', moment)
  const member = file.members.find(({ organisation: one }) => one === id)
  if (!member || member.role === 'lead') throw new Refusal('not-found')
  const problems = misfits(file, member, as, moment).filter(({ code }) => code !== 'foreign')
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const { role, layer } = as
  const inLayer = layer === undefined ? {} : { layer }
  const { layer: _, ...rest } = member
  if (member.role === role && member.layer === layer) return { head: file.head, events: [] }
  const changed = { ...rest, role, ...inLayer }
  return {
    head: file.head,
    members: [changed],
    tasks: followLeads(file, { members: file.members.map((one) => (one === member ? changed : one)) }, moment)
      .tasks,
    events: [{ what: 'member-changed', facts: { organisation: id, name: member.name, role, ...inLayer } }],
  }
}

const openConfirmations = (file: CaseFile, id: OrganisationId): Task[] =>
  file.tasks.filter((task) => task.state.is === 'open' && isConfirmationOf(task, id))

/** The lead is not asked to confirm: it states its figure beside the list of members. */
export const stateFigure = (file: CaseFile, id: OrganisationId, stated: Stated, moment: Moment): Decision => {
  requireWritable(file, 'members', moment)
  const member = file.members.find(({ organisation, role }) => organisation === id && role === 'lead')
  if (!member || !moment.scheme.membership) throw new Refusal('not-found')
  const known = statedBy(stated, moment.scheme.membership, '')
  const { figure: _, units: __, ...rest } = member
  return {
    head: file.head,
    members: [{ ...rest, ...known }],
    events: [
      { what: 'figure-stated', facts: { organisation: id, name: member.name, figure: known.figure ?? 0 } },
    ],
  }
}

/** Takes over what is registered of the organisations now: it may have changed since they were named. */
export const refreshMembers = (
  file: CaseFile,
  registered: readonly Organisation[],
  moment: Moment,
): Decision => {
  requireWritable(file, 'members', moment)
  const changed = file.members.flatMap((member) => {
    const found = registered.find(({ id }) => id === member.organisation)
    if (!found) return []
    const now = refreshed(member, found)
    return canonical(now) === canonical(member) ? [] : [now]
  })
  return {
    head: file.head,
    members: changed,
    events: changed.map(({ organisation, name }) => ({
      what: 'member-refreshed',
      facts: { organisation, name },
    })),
  }
}

/** A member as it is registered now. */
export const refreshed = (member: Member, found: Organisation): Member => ({
  ...asMember(found, member.role, member.confirmation, member.joined),
  ...ofThisCase(member),
})

/** What was said in the case, and is registered nowhere. */
const ofThisCase = ({
  layer,
  figure,
  units,
  reminded,
}: Member): Pick<Member, 'layer' | 'figure' | 'units' | 'reminded'> => ({
  ...(reminded === undefined ? {} : { reminded }),
  ...(layer === undefined ? {} : { layer }),
  ...(figure === undefined ? {} : { figure }),
  ...(units === undefined ? {} : { units }),
})
