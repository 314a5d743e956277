import { everything } from './every-page.ts'
import { askedOf } from '../domain/case-form.ts'
import { requireNotBanned } from '../domain/ban.ts'
import type { Instant } from '../domain/calendar.ts'
import type { CaseFile } from '../domain/case.ts'
import type { Member } from '../domain/case-member.ts'
import type { Consortium } from '../domain/consortium.ts'
import type { OrganisationFacts } from '../domain/consortium-facts.ts'
import { type ConsortiumId, type OrganisationId, schemeCode } from '../domain/ids.ts'
import type { Moment } from '../domain/moment.ts'
import type { Scheme } from '../domain/scheme.ts'
import { asksRegister, inForce, upgradedBy } from '../domain/upgrade.ts'
import type { World } from './ports/world.ts'

type Already = NonNullable<OrganisationFacts['already']>

/**
 * The consortia of a programme that an organisation is in, whatever became of them. One query for its list, and one read
 * for each entry that may be of the programme: an entry says itself how it stands now.
 */
export const consortiaOf = async (
  world: World,
  scheme: Pick<Scheme, 'ref'>,
  organisation: OrganisationId,
): Promise<Consortium[]> => {
  const code = schemeCode(scheme.ref)
  const rows = await everything((page) => world.store.consortia.ofOrganisation(organisation, page))
  const found = await Promise.all(
    rows
      // A row of an earlier program does not say of which programme it is.
      .filter(({ programme }) => programme === undefined || programme === code)
      .map(({ consortium }) => world.store.consortia.load(consortium)),
  )
  return found
    .filter((one) => one !== undefined)
    .filter(({ standing }) => 'scheme' in standing && schemeCode(standing.scheme) === code)
}

/** Refuses whom the programme does not let apply again yet; asks the register only where it has such a rule. */
export const requireMayApply = async (
  world: World,
  scheme: Scheme,
  lead: OrganisationId,
  now: Instant,
  name?: string,
): Promise<void> => {
  if ((scheme.exit?.banMonths ?? 0) > 0)
    requireNotBanned(await consortiaOf(world, scheme, lead), lead, scheme, now, name)
}

/** The same of everybody who is named to lead together with the lead. */
export const requireMayLead = async (world: World, file: CaseFile, moment: Moment): Promise<void> => {
  const { scheme, now } = moment
  const leading = file.members.filter(
    ({ role, confirmation }) => role !== 'member' && confirmation.is !== 'declined',
  )
  for (const { organisation, role, name } of leading)
    await requireMayApply(world, scheme, organisation, now, role === 'lead' ? undefined : name)
}

/** How many consortia in force organisations lead and are in already, without those that are about to be replaced. */
export const alreadyIn = async (
  world: World,
  scheme: Pick<Scheme, 'ref'>,
  organisations: readonly OrganisationId[],
  without: readonly ConsortiumId[] = [],
): Promise<Map<string, Already>> =>
  new Map(
    await Promise.all(
      organisations.map(
        async (id) => [id, count(await consortiaOf(world, scheme, id), scheme, id, without)] as const,
      ),
    ),
  )

const count = (
  consortia: readonly Consortium[],
  scheme: Pick<Scheme, 'ref'>,
  organisation: OrganisationId,
  without: readonly ConsortiumId[],
): Already => {
  const roles = consortia
    .filter((one) => inForce(one, scheme) && !without.includes(one.id))
    .flatMap(({ parties }) => parties.filter((party) => party.organisation === organisation))
    .map(({ role }) => role)
  return { leads: roles.filter((role) => role !== 'member').length, joins: roles.length }
}

/** What the rules of an application must know of the register besides the case; nothing is asked that no rule needs. */
export const withRegister = async (world: World, file: CaseFile, moment: Moment): Promise<Moment> => {
  const { head } = file
  const asks = asksRegister(moment.scheme)
  if (head.kind !== 'application' || asks === 'nothing') return moment
  const asked = file.members.filter(
    (member) => member.confirmation.is !== 'declined' && concerns(asks, member.role),
  )
  const found = await Promise.all(
    asked.map(
      async ({ organisation }) =>
        [organisation, await consortiaOf(world, moment.scheme, organisation)] as const,
    ),
  )
  const led = (found.find(([id]) => id === head.lead)?.[1] ?? []).filter(
    (one) => inForce(one, moment.scheme) && leads(one, head.lead),
  )
  const replaced = upgradedBy(file, askedOf(file, moment), { ...moment, led })?.id
  const own = head.status.is === 'recognised' ? head.status.consortium : undefined
  const without = [replaced, own].filter((id) => id !== undefined)
  return {
    ...moment,
    led,
    already: new Map(found.map(([id, consortia]) => [id, count(consortia, moment.scheme, id, without)])),
  }
}

const concerns = (asks: 'everybody' | 'leads' | 'lead', role: Member['role']): boolean =>
  asks === 'everybody' || role === 'lead' || (asks === 'leads' && role === 'co-lead')

const leads = ({ parties }: Consortium, organisation: OrganisationId): boolean =>
  parties.some((party) => party.organisation === organisation && party.role !== 'member')
