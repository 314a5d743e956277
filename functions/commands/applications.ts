import { z } from 'zod'
import { openApplication } from '../../domain/application.ts'
import { saveSection, sectionIn } from '../../domain/save-section.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import { CallId, CaseId, ObjectionId, OrganisationId } from '../../domain/ids.ts'
import type { Stated } from '../../domain/member-dues.ts'
import { addMember, type NamedAs, refreshMembers, removeMember, stateFigure } from '../../domain/members.ts'
import type { Moment } from '../../domain/moment.ts'
import { raiseObjection } from '../../domain/notice.ts'
import { speaksFor } from '../../domain/person.ts'
import { notFound, type Problem } from '../../domain/refusal.ts'
import { Member, Objection } from '../../domain/case.ts'
import { requireMayApply, requireMayLead, withRegister } from '../in-register.ts'
import type { World } from '../ports.ts'
import { asLead, stampOf } from './as-lead.ts'
import { type Asking, momentFor, onCase, once, stale } from './run.ts'

export const OpenApplication = z.strictObject({
  call: CallId,
  lead: OrganisationId,
  title: z.string().trim().min(2).max(200),
  field: z.string().trim().max(120).optional(),
})
export type OpenApplication = z.infer<typeof OpenApplication>

const CaseRef = z.object({ case: CaseId })
const Done = z.object({})
const Problems = z.object({
  problems: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    }),
  ),
})

/** Starts a draft for an organisation that the person speaks for. */
export const startApplication = (
  world: World,
  asking: Asking,
  input: OpenApplication,
): Promise<{ case: CaseId }> =>
  once(world, asking, { command: 'open', ...input }, CaseRef.parse, async (onceItem) => {
    if (!speaksFor(asking.person, input.lead)) throw notFound()
    const [call, lead] = await Promise.all([
      world.store.calls.load(input.call),
      world.store.organisations.load(input.lead),
    ])
    if (!call || !lead) throw notFound()
    const moment = await momentFor(world, call.scheme, asking.arrived)
    await requireMayApply(world, moment.scheme, lead.id, moment.now)
    const stamp = stampOf(asking, 'lead', input.lead)
    const decision = openApplication({ call, lead, title: input.title, field: input.field }, stamp, moment)
    const result = { case: decision.head.id }
    await world.store.cases.commit(undefined, decision, { stamp, once: onceItem(result) })
    return result
  })

/**
 * Saves a whole section as typed. `basedOn` is the time of the save that it was made from (empty: none): when
 * somebody else saved since, nothing is overwritten and the answer is `changed-meanwhile`.
 */
export const saveCaseSection = (
  world: World,
  asking: Asking,
  input: { case: CaseId; section: string; answers: Record<string, unknown>; basedOn?: string | undefined },
): Promise<{ problems: readonly Problem[] }> =>
  once(
    world,
    asking,
    { command: 'save-section', case: input.case, input },
    (result) => ({
      problems: Problems.parse(result).problems.map(({ facts, ...rest }) =>
        facts ? { ...rest, facts } : rest,
      ),
    }),
    async (onceItem) => {
      const file = await world.store.cases.load(input.case)
      if (!file) throw notFound()
      const moment = await momentFor(world, file.head.scheme, asking.arrived)
      const stamp = asLead(asking, file)
      requireFresh(file, input.section, input.basedOn)
      const { decision, problems } = saveSection(file, input.section, input.answers, stamp, moment)
      const before = sectionIn(file, { id: input.section })
      for (const section of decision.sections ?? [])
        await world.store.cases.saveSection(file.head, before, section, {
          at: asking.arrived,
          once: onceItem({ problems }),
        })
      return { problems }
    },
  )

const requireFresh = (file: CaseFile, section: string, basedOn: string | undefined): void => {
  if (basedOn === undefined) return
  const saved = sectionIn(file, { id: section })?.saved.at ?? ''
  if (saved !== basedOn) throw stale({ section })
}

type LeadDecision = (file: CaseFile, moment: Moment) => Decision

const byLead = (
  world: World,
  asking: Asking,
  what: { command: string; case: CaseId; input?: unknown },
  decide: LeadDecision,
) =>
  onCase(
    world,
    asking,
    what,
    (file, moment) => ({ stamp: asLead(asking, file), decision: decide(file, moment), result: {} }),
    Done.parse,
  )

/** Names a registered organisation as a member or co-lead. */
export const inviteMember = async (
  world: World,
  asking: Asking,
  input: { case: CaseId; organisation: OrganisationId } & NamedAs,
): Promise<object> => {
  const organisation = await world.store.organisations.load(input.organisation)
  if (!organisation) throw notFound()
  return onCase(
    world,
    asking,
    { command: 'invite', case: input.case, input },
    async (file, moment) => {
      const stamp = asLead(asking, file)
      if (input.role === 'co-lead')
        await requireMayApply(world, moment.scheme, organisation.id, moment.now, organisation.name)
      return { stamp, decision: addMember(file, organisation, input, moment), result: {} }
    },
    Done.parse,
  )
}

export const OwnFigure = z.strictObject({
  figure: Member.shape.figure.unwrap(),
  units: Member.shape.units,
})

/** States the lead's own figure, by somebody who speaks for it. */
export const stateOwnFigure = (
  world: World,
  asking: Asking,
  input: { case: CaseId; organisation: OrganisationId } & Stated,
): Promise<object> =>
  byLead(world, asking, { command: 'state-figure', case: input.case, input }, (file, moment) => {
    if (!speaksFor(asking.person, input.organisation)) throw notFound()
    return stateFigure(file, input.organisation, input, moment)
  })

/** Takes over what is registered now of everybody who is named. */
export const refreshCaseMembers = (world: World, asking: Asking, id: CaseId): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'refresh-members', case: id },
    async (file, moment) => {
      const stamp = asLead(asking, file)
      const found = await Promise.all(
        file.members.map(({ organisation }) => world.store.organisations.load(organisation)),
      )
      const registered = found.filter((one) => one !== undefined)
      return { stamp, decision: refreshMembers(file, registered, moment), result: {} }
    },
    Done.parse,
  )

/** Takes a member out again. */
export const takeOutMember = (
  world: World,
  asking: Asking,
  input: { case: CaseId; organisation: OrganisationId },
): Promise<object> =>
  byLead(world, asking, { command: 'take-out', case: input.case, input }, (file, moment) =>
    removeMember(file, input.organisation, moment),
  )

export const NewObjection = Objection.pick({ by: true, grounds: true, evidence: true })
export type NewObjection = z.infer<typeof NewObjection>
const ObjectionRef = z.object({ objection: ObjectionId })

/** Anybody who is signed in may object to a case under notice, under a real name or seal. */
export const object = (
  world: World,
  asking: Asking,
  id: CaseId,
  input: NewObjection,
): Promise<{ objection: ObjectionId }> =>
  onCase(
    world,
    asking,
    { command: 'object', case: id, input },
    (file, moment) => {
      if (file.head.status.is !== 'notice') throw notFound()
      const stamp = stampOf(asking, 'public')
      const { objection, ...decision } = raiseObjection(file, input, stamp, moment)
      return { decision, stamp, result: { objection: objection.id } }
    },
    ObjectionRef.parse,
  )
