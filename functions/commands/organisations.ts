import { z } from 'zod'
import { OrganisationId, PersonId } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'
import { Organisation, organisationId } from '../../domain/organisation.ts'
import { readOrganisationCode } from '../../domain/organisation-code.ts'
import {
  mostRepresentations,
  notRepresenting,
  type Person,
  Representation,
  representationOf,
  representing,
  speaksFor,
} from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once } from './run.ts'

export const RegisterOrganisation = z.strictObject({
  /** As typed: a unified social credit code, an LEI, or another country's own code. */
  code: z.string().min(1).max(60),
  country: Organisation.shape.country.default('CN'),
  name: z.string().trim().min(2).max(200),
  nameEn: z.string().trim().max(200).optional(),
  kind: Organisation.shape.kind,
  region: z.string().trim().max(60).optional(),
  place: z.string().trim().max(120).optional(),
  controller: z.string().trim().max(200).optional(),
  credentials: Organisation.shape.credentials.optional(),
})
export type RegisterOrganisation = z.infer<typeof RegisterOrganisation>

const Registered = z.object({ organisation: OrganisationId, state: Representation.shape.state })
type Registered = z.infer<typeof Registered>
const Done = z.object({})

/**
 * Registers an organisation by its code, or joins one that is registered: its name and the rest stay as they are
 * there. Whoever comes first speaks for it; later ones ask those who already do.
 */
export const registerOrganisation = async (
  world: World,
  asking: Asking,
  input: RegisterOrganisation,
): Promise<Registered> => {
  const read = readOrganisationCode(input.code, input.country)
  if (!read.ok) throw new Refusal('invalid', { problems: [{ field: 'code', code: read.problem }] })
  return once(world, asking, { command: 'register', ...input }, Registered.parse, async (onceItem) => {
    const [person, registered] = await Promise.all([
      activePerson(world, asking.person.id),
      standingFor(world, organisationId(read.code)),
    ])
    const id = registered?.id ?? organisationId(read.code)
    const held = representationOf(person, id)
    if (held) return { organisation: id, state: held.state }
    if (person.represents.length >= mostRepresentations)
      throw new Refusal('too-many', { facts: { max: mostRepresentations } })

    // Asked for after the organisation was read: two who both find nobody write its same next revision, one wins.
    const spokenFor = registered !== undefined && (await speakers(world, id)).length > 0
    const organisation = registered
      ? { ...registered, revision: registered.revision + 1 }
      : newOrganisation(id, input)
    const result: Registered = { organisation: id, state: spokenFor ? 'asked' : 'active' }
    const next = representing(person, { organisation: id, name: organisation.name, state: result.state })
    const along = { at: asking.arrived, once: onceItem(result) }
    await world.store.people.save(
      next,
      spokenFor ? { ...along, tell: [joinAsked(next, organisation)] } : { ...along, organisation },
    )
    return result
  })
}

const newOrganisation = (id: OrganisationId, input: RegisterOrganisation): Organisation => ({
  id,
  name: input.name,
  ...(input.nameEn ? { nameEn: input.nameEn } : {}),
  kind: input.kind,
  country: input.country,
  ...(input.region ? { region: input.region } : {}),
  ...(input.place ? { place: input.place } : {}),
  ...(input.controller ? { controller: input.controller } : {}),
  credentials: input.credentials ?? [],
  verified: false,
  revision: 1,
})

export const ChangeOrganisation = RegisterOrganisation.pick({
  nameEn: true,
  region: true,
  place: true,
  controller: true,
})
export type ChangeOrganisation = z.infer<typeof ChangeOrganisation>

/**
 * What an organisation says of itself, changed by somebody who speaks for it: exactly what is given stands then. Its
 * code, name and kind are what it was checked by. Applications keep what they were made with until they are asked anew.
 */
export const changeOrganisation = (
  world: World,
  asking: Asking,
  id: OrganisationId,
  input: ChangeOrganisation,
): Promise<object> =>
  once(world, asking, { command: 'change-organisation', id, ...input }, Done.parse, async (onceItem) => {
    const person = await activePerson(world, asking.person.id)
    if (!speaksFor(person, id)) throw notFound()
    const registered = await world.store.organisations.load(id)
    if (!registered) throw notFound()
    const { nameEn: _, region: __, place: ___, controller: ____, ...stays } = registered
    const given = Object.fromEntries(Object.entries(input).filter(([, text]) => text !== ''))
    const organisation = Organisation.parse({ ...stays, ...given, revision: registered.revision + 1 })
    await world.store.organisations.save(organisation, { at: asking.arrived, once: onceItem({}) })
    return {}
  })

/** Who may know by whom an organisation is controlled: its own people, and everybody with an office. */
export const seenBy = (person: Person, organisation: Organisation): Organisation => {
  if (speaksFor(person, organisation.id) || person.offices.length > 0) return organisation
  const { controller: _, ...rest } = organisation
  return rest
}

const joinAsked = (person: Person, organisation: Organisation): Tell => ({
  key: `${organisation.id}/join-asked/${person.id}/${person.revision}`,
  about: 'join-asked',
  to: [{ is: 'organisation', organisation: organisation.id }],
  facts: { title: organisation.name, organisation: organisation.name, person: person.name },
})

const activePerson = async (world: World, id: PersonId): Promise<Person> => {
  const person = await world.store.people.load(id)
  if (!person?.active) throw notFound()
  return person
}

const speakers = async (world: World, organisation: OrganisationId): Promise<Person[]> =>
  (await world.store.people.inAudience(`organisation:${organisation}`)).filter((person) =>
    speaksFor(person, organisation),
  )

export const DecideJoin = z.strictObject({
  organisation: OrganisationId,
  person: PersonId,
  decision: z.enum(['admit', 'decline']),
})
export type DecideJoin = z.infer<typeof DecideJoin>

/** Admits somebody who asked to speak for an organisation, or declines. Decided once; who asked is told. */
export const decideJoin = (world: World, asking: Asking, input: DecideJoin): Promise<object> => {
  const { organisation, decision } = input
  return once(world, asking, { command: 'decide-join', ...input }, Done.parse, async (onceItem) => {
    if (!speaksFor(asking.person, organisation) && !may(asking.person, { to: 'manage-people' }))
      throw notFound()
    const person = await activePerson(world, input.person)
    const held = representationOf(person, organisation)
    if (!held) throw notFound()
    if (held.state === 'active') throw new Refusal('already-answered')
    const next =
      decision === 'admit'
        ? representing(person, { ...held, state: 'active' })
        : notRepresenting(person, organisation)
    await world.store.people.save(next, {
      at: asking.arrived,
      once: onceItem({}),
      tell: [
        {
          key: `${organisation}/join-decided/${person.id}/${next.revision}`,
          about: 'join-decided',
          to: [{ is: 'person', person: person.id }],
          facts: { title: held.name, organisation: held.name, person: person.name, decision },
        },
      ],
    })
    return {}
  })
}

/** Who asked to speak for an organisation and waits for an answer. */
export const joinRequests = async (world: World, organisation: OrganisationId): Promise<Person[]> =>
  (await world.store.people.inAudience(`asked:${organisation}`)).filter(
    (person) => representationOf(person, organisation)?.state === 'asked',
  )

/** The registered organisation that a code names; problems are said at the field. */
export const memberByCode = async (world: World, code: string, country: string): Promise<OrganisationId> => {
  const read = readOrganisationCode(code, country)
  if (!read.ok) throw new Refusal('invalid', { problems: [{ field: 'code', code: read.problem }] })
  const registered = await standingFor(world, organisationId(read.code))
  if (registered === undefined)
    throw new Refusal('invalid', { problems: [{ field: 'code', code: 'not-registered' }] })
  return registered.id
}

/** The organisation that is meant by an id: where it was registered twice, the entry that stays. */
const standingFor = async ({ store }: World, id: OrganisationId): Promise<Organisation | undefined> => {
  const found = await store.organisations.load(id)
  return found?.mergedInto === undefined ? found : store.organisations.load(found.mergedInto)
}
