import { z } from 'zod'
import type { CaseFile } from '../../domain/case.ts'
import { Member } from '../../domain/case-member.ts'
import type { Decision } from '../../domain/decision.ts'
import type { CaseId, OrganisationId } from '../../domain/ids.ts'
import type { Stated } from '../../domain/member-dues.ts'
import {
  addMember,
  changeMember,
  type NamedAs,
  refreshMembers,
  removeMember,
  replaceMember,
  stateFigure,
} from '../../domain/members.ts'
import type { Moment } from '../../domain/moment.ts'
import type { Stamp } from '../../domain/history.ts'
import { speaksFor } from '../../domain/person.ts'
import { notFound } from '../../domain/refusal.ts'
import { requireMayApply } from '../in-register.ts'
import type { World } from '../ports/world.ts'
import { asLead } from './as-lead.ts'
import { askAgainIn } from './confirmations.ts'
import { type Asking, onCase } from './run.ts'

const Done = z.object({})

/** What somebody who leads decides about the list of members. */
export const byLead = (
  world: World,
  asking: Asking,
  what: { readonly command: string; readonly case: CaseId; readonly input?: unknown },
  decide: (file: CaseFile, moment: Moment, stamp: Stamp) => Promise<Decision> | Decision,
): Promise<object> =>
  onCase(
    world,
    asking,
    what,
    async (file, moment) => {
      const stamp = asLead(asking, file)
      return { stamp, decision: await decide(file, moment, stamp), result: {} }
    },
    Done.parse,
  )

/** Refuses a co-lead that may not lead an application of this programme now. */
export const requireMayCoLead = async (
  world: World,
  { role }: NamedAs,
  { id, name }: { readonly id: OrganisationId; readonly name: string },
  moment: Moment,
): Promise<void> => {
  if (role === 'co-lead') await requireMayApply(world, moment.scheme, id, moment.now, name)
}

/** Names a registered organisation as a member or co-lead; in the place of another one, where that is said. */
export const inviteMember = async (
  world: World,
  asking: Asking,
  input: {
    readonly case: CaseId
    readonly organisation: OrganisationId
    readonly replaces?: OrganisationId | undefined
  } & NamedAs,
): Promise<object> => {
  const registered = await world.store.organisations.load(input.organisation)
  if (!registered) throw notFound()
  return byLead(
    world,
    asking,
    { command: 'invite', case: input.case, input },
    async (file, moment, stamp) => {
      await requireMayCoLead(world, input, registered, moment)
      const invited = { ...registered, registered }
      return input.replaces === undefined
        ? addMember(file, invited, input, moment)
        : replaceMember(file, input.replaces, invited, input, stamp, moment)
    },
  )
}

/** Changes a member's role or layer where it stands; whoever had confirmed them is asked again. */
export const changeCaseMember = async (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId; readonly organisation: OrganisationId } & NamedAs,
): Promise<object> => {
  await byLead(world, asking, { command: 'change-member', case: input.case, input }, async (file, moment) => {
    const member = file.members.find(({ organisation }) => organisation === input.organisation)
    if (member?.role === 'member')
      await requireMayCoLead(world, input, { id: member.organisation, name: member.name }, moment)
    return changeMember(file, input.organisation, input, moment)
  })
  await askAgainIn(world, asking, input.case)
  return {}
}

export const OwnFigure = z.strictObject({
  figure: Member.shape.figure.unwrap(),
  units: Member.shape.units,
})

/** States the lead's own figure, by somebody who speaks for it. */
export const stateOwnFigure = (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId; readonly organisation: OrganisationId } & Stated,
): Promise<object> =>
  byLead(world, asking, { command: 'state-figure', case: input.case, input }, (file, moment) => {
    if (!speaksFor(asking.person, input.organisation)) throw notFound()
    return stateFigure(file, input.organisation, input, moment)
  })

/** Takes over what is registered now of everybody who is named. */
export const refreshCaseMembers = (world: World, asking: Asking, id: CaseId): Promise<object> =>
  byLead(world, asking, { command: 'refresh-members', case: id }, async (file, moment) => {
    const found = await Promise.all(
      file.members.map(({ organisation }) => world.store.organisations.load(organisation)),
    )
    return refreshMembers(
      file,
      found.filter((one) => one !== undefined),
      moment,
    )
  })

/** Takes a member out again. */
export const takeOutMember = (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId; readonly organisation: OrganisationId },
): Promise<object> =>
  byLead(world, asking, { command: 'take-out', case: input.case, input }, (file, moment, stamp) =>
    removeMember(file, input.organisation, stamp, moment),
  )
