import { z } from 'zod'
import { asMember } from '../../domain/application.ts'
import { previewChange, requestChange, type Requested } from '../../domain/change.ts'
import { takeBackChange } from '../../domain/change-steps.ts'
import type { KnownConsortium } from '../../domain/change-effect.ts'
import type { NewPlan } from '../../domain/change-plan.ts'
import type { ChangeRequest, RuleEffect } from '../../domain/change-request.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { CaseId, type ConsortiumId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { type Person, speaksFor } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { knownConsortium, withOthers } from '../known-consortium.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, onCase, once, stale } from './run.ts'

const CaseRef = z.object({ case: CaseId })
const Done = z.object({})

/** The consortium that somebody may ask a change of. To everybody else this door is not there. */
export const changeable = async (world: World, person: Person, id: ConsortiumId): Promise<Consortium> => {
  const consortium = await world.store.consortia.load(id)
  if (!consortium || !may(person, { to: 'request-change', consortium })) throw notFound()
  return consortium
}

type Asked = { known: KnownConsortium; requested: Requested; moment: Moment }

const understood = async (
  world: World,
  asking: Asking,
  id: ConsortiumId,
  request: ChangeRequest,
  plan?: NewPlan,
): Promise<Asked> => {
  const consortium = await changeable(world, asking.person, id)
  const { standing } = consortium
  if (standing.is !== 'recognised') throw new Refusal('not-at-this-step', { facts: { status: standing.is } })
  const [moment, known, requested] = await Promise.all([
    momentFor(world, standing.scheme, asking.arrived),
    knownConsortium(world, consortium),
    withWhatItNames(world, asking, request),
  ])
  const asked = plan ? { ...requested, plan } : requested
  return { known, requested: asked, moment: await withOthers(world, known, asked, moment) }
}

/** The organisation or the consortium that a request names, as they are registered. */
const withWhatItNames = async (world: World, asking: Asking, request: ChangeRequest): Promise<Requested> => {
  if (request.kind === 'merger') {
    const other = await world.store.consortia.byNumber(request.number)
    // As the certificate has it, so that it is found again; and readable, where there is none.
    const number = other && 'number' in other.standing ? other.standing.number : request.number
    return { request: { ...request, number }, other }
  }
  if (request.kind !== 'member-in') return { request }
  const organisation = await world.store.organisations.load(request.organisation)
  if (!organisation) return { request }
  const confirmation = { is: 'asked' as const, at: asking.arrived }
  return { request, joining: asMember(organisation, 'member', confirmation, asking.arrived) }
}

/** What a change would do, before it is asked for. */
export const previewOfChange = async (
  world: World,
  asking: Asking,
  id: ConsortiumId,
  request: ChangeRequest,
  plan?: NewPlan,
): Promise<{ effect: RuleEffect[]; broken: RuleEffect[] }> => {
  const { known, requested, moment } = await understood(world, asking, id, request, plan)
  return previewChange(known, requested, moment)
}

/**
 * Asks for a change of a recognised consortium. `basedOn` is the revision of the entry that the page was made from:
 * when it is another by now, the effect that was shown is not the one that would come.
 */
export const startChange = (
  world: World,
  asking: Asking,
  input: {
    consortium: ConsortiumId
    request: ChangeRequest
    plan?: NewPlan | undefined
    basedOn?: number | undefined
  },
): Promise<{ case: CaseId }> =>
  once(world, asking, { command: 'request-change', ...input }, CaseRef.parse, async (onceItem) => {
    const { known, requested, moment } = await understood(
      world,
      asking,
      input.consortium,
      input.request,
      input.plan,
    )
    const { consortium } = known
    if (input.basedOn !== undefined && input.basedOn !== consortium.revision) throw stale()
    const own = consortium.parties.find(
      (party) => party.role !== 'member' && speaksFor(asking.person, party.organisation),
    )
    const stamp = stampOf(asking, 'lead', own?.organisation)
    const decision = requestChange(known, requested, stamp, moment)
    const result = { case: decision.head.id }
    await world.store.cases.commit(undefined, decision, { stamp, once: onceItem(result) })
    return result
  })

/** Takes a request back, as long as it is not agreed. */
export const withdrawChange = (world: World, asking: Asking, id: CaseId, reason: string): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'take-back-change', case: id, input: reason },
    (file, moment) => {
      if (file.head.kind !== 'change' || !may(asking.person, { to: 'write', file })) throw notFound()
      const own = file.members.find(
        (member) => member.role !== 'member' && speaksFor(asking.person, member.organisation),
      )
      return {
        stamp: stampOf(asking, 'lead', own?.organisation),
        decision: takeBackChange(file, reason, moment),
        result: {},
      }
    },
    Done.parse,
  )
