import { asMember } from '../domain/application.ts'
import { bannedUntil } from '../domain/ban.ts'
import type { CaseFile } from '../domain/case.ts'
import type { Member } from '../domain/case-member.ts'
import type { Section } from '../domain/case-section.ts'
import { numbersToTry } from '../domain/certificate-number.ts'
import { planAnswer, withPlan } from '../domain/change-plan.ts'
import { comesToLead, type Requested } from '../domain/change.ts'
import type { KnownConsortium } from '../domain/change-effect.ts'
import type { Consortium, Party } from '../domain/consortium.ts'
import type { ConsortiumId } from '../domain/ids.ts'
import type { Moment } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import { asksRegister } from '../domain/upgrade.ts'
import { alreadyIn, consortiaOf } from './in-register.ts'
import type { World } from './ports/world.ts'

/**
 * A consortium with what is known of it besides: its application by the certificate's number, and of whoever joined
 * later what is registered. One request more for each of those, two in all for most.
 */
export const knownConsortium = async (world: World, consortium: Consortium): Promise<KnownConsortium> => {
  const { parties } = consortium
  const application = await applicationOf(world, consortium)
  return {
    consortium,
    members: await Promise.all(parties.map((party) => memberFrom(world, party, application))),
    sections: await sectionsNow(world, consortium, application?.sections ?? []),
    appliedBy: application?.head.lead,
    applied: application?.head.opened.at,
  }
}

/** The application that a consortium was recognised by: found by its number, folded or as an earlier run wrote it. */
export const applicationOf = async (
  world: World,
  { standing }: Pick<Consortium, 'standing'>,
): Promise<CaseFile | undefined> => {
  for (const number of 'number' in standing ? numbersToTry(standing.number) : []) {
    const id = await world.store.cases.byName(`number:${number}`)
    if (id) return world.store.cases.load(id)
  }
  return undefined
}

/** What the application says by now: field by field as the last change of the plan that holds made it. */
const sectionsNow = async (
  world: World,
  { changes = [] }: Consortium,
  sections: readonly Section[],
): Promise<Section[]> => {
  const last = new Map(changes.flatMap(({ field, case: id }) => (field === undefined ? [] : [[field, id]])))
  let now = [...sections]
  for (const [field, id] of last) {
    const file = await world.store.cases.load(id)
    const answer = planAnswer(file?.sections ?? [], field)
    if (file && answer !== undefined) now = withPlan(now, { field, answer }, file.head.opened)
  }
  return now
}

/** Name and role as they are in the register; place, credentials and owner as they were given. */
const memberFrom = async (world: World, party: Party, application: CaseFile | undefined): Promise<Member> => {
  const then = application?.members.find((member) => member.organisation === party.organisation)
  if (then) return { ...then, ...party, confirmation: { is: 'not-needed' } }
  const registered = await world.store.organisations.load(party.organisation)
  const joined = application?.head.opened.at ?? world.now().toISOString()
  return registered
    ? { ...asMember(registered, party.role, { is: 'not-needed' }, joined), ...party }
    : { ...party, credentials: [], confirmation: { is: 'not-needed' }, joined }
}

/** What the rules of a change must know of the register besides; nothing is asked that no rule needs. */
export const withOthers = async (
  world: World,
  { consortium, members }: KnownConsortium,
  { request, joining }: Requested,
  moment: Moment,
): Promise<Moment> => {
  const { scheme } = moment
  const leading = comesToLead(request)
  const until =
    leading === undefined || (scheme.exit?.banMonths ?? 0) === 0
      ? undefined
      : bannedUntil(await consortiaOf(world, scheme, leading), leading, scheme)
  const known =
    leading === undefined || until === undefined ? moment : { ...moment, banned: new Map([[leading, until]]) }
  if (asksRegister(scheme) === 'nothing') return known
  const all = [...members, ...(joining ? [joining] : [])].map((member) => member.organisation)
  return { ...known, already: await alreadyIn(world, scheme, all, [consortium.id]) }
}

/** What is known of the consortium that a case is about, as it is now. */
export const knownFor = async (world: World, id: ConsortiumId): Promise<KnownConsortium> => {
  const consortium = await world.store.consortia.load(id)
  if (!consortium) throw notFound()
  return knownConsortium(world, consortium)
}
