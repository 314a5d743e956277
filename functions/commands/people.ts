import { z } from 'zod'
import { appointedBy } from '../../domain/appointed.ts'
import { locksOut, mayAppoint, officeProblems } from '../../domain/appointment.ts'
import { instant } from '../../domain/calendar.ts'
import { idFromDigest, PersonId } from '../../domain/ids.ts'
import { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { Language } from '../../domain/words.ts'
import { allCalls } from '../calls-of.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once, persistently, stale } from './run.ts'

const Done = z.object({})

/** The id of whoever an issuer knows by this subject. `issuerName` outlives a change of the issuer's address. */
export const personIdOf = (digest: (text: string) => string, issuerName: string, subject: string): PersonId =>
  PersonId.parse(idFromDigest(digest(`${issuerName}|${subject}`)))

/** What a sign-in says of a person. */
export type Enrol = {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly language: Language
  /** Becomes administrator of every programme when this is the first sign-in. */
  readonly administrator: boolean
}

/**
 * The person who signs in: found, or made at the first sign-in. What is known of somebody already stays.
 * Two first sign-ins at once make one person.
 */
export const enrol = (world: World, given: Enrol): Promise<Person> => {
  const person = firstSeen(personIdOf(world.digest, given.issuer, given.subject), given)
  return persistently(async () => {
    const known = await world.store.people.load(person.id)
    if (known && !known.active) throw notFound()
    if (!known) await world.store.people.save(person, firstOffice(world, person))
    return known ?? person
  })
}

/** Whoever the installation names its first administrator is one by no person's word. */
const firstOffice = (world: World, person: Person) => {
  const at = instant(world.now())
  return { at, appointed: appointedBy({ offices: [], active: true }, person, 'system', at) }
}

/** An issuer's claims are longer or emptier than ours at times; a sign-in does not fail for that. */
const firstSeen = (id: PersonId, given: Enrol): Person => ({
  id,
  issuer: given.issuer,
  subject: given.subject,
  name: (given.name.trim() || given.subject).slice(0, 120).toWellFormed(),
  email: given.email.length > 254 ? '' : given.email,
  language: given.language,
  active: true,
  offices: given.administrator ? [{ role: 'administrator', scheme: '*' }] : [],
  represents: [],
  revision: 1,
})

export const ChangeProfile = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(254).optional(),
  language: Language.optional(),
})
export type ChangeProfile = z.infer<typeof ChangeProfile>

/** Changes what messages to oneself are sent to and written in. */
export const changeProfile = async (world: World, asking: Asking, input: ChangeProfile): Promise<Person> => {
  const { id } = asking.person
  await once(world, asking, { command: 'change-profile', ...input }, Done.parse, async (onceItem) => {
    const person = await loadPerson(world, id)
    if (!person.active) throw notFound()
    await world.store.people.save(
      {
        ...person,
        name: input.name ?? person.name,
        email: input.email ?? person.email,
        language: input.language ?? person.language,
        revision: person.revision + 1,
      },
      { at: asking.arrived, once: onceItem({}) },
    )
    return {}
  })
  return loadPerson(world, id)
}

const loadPerson = async (world: World, id: PersonId): Promise<Person> => {
  const person = await world.store.people.load(id)
  if (!person) throw notFound()
  return person
}

export const Appoint = z.strictObject({
  offices: Person.shape.offices,
  /** `null` takes it away, absent leaves it as it is. */
  expertise: Person.shape.expertise.unwrap().nullish(),
  active: z.boolean(),
  /** The one that the page was made from: nothing of somebody else's is overwritten. */
  revision: z.number().int().min(1),
})
export type Appoint = z.infer<typeof Appoint>

/** What is offered, and every version that a call names: cases that were opened under it still need its levels. */
const appointable = async (world: World): Promise<Scheme[]> => {
  const [offered, calls] = await Promise.all([world.schemes.offered(), allCalls(world)])
  const called = [...new Set(calls.map(({ scheme }) => scheme))]
  const others = called.filter((ref) => !offered.some((scheme) => scheme.ref === ref))
  return [...offered, ...(await Promise.all(others.map((ref) => world.schemes.load(ref))))]
}

/** Gives somebody exactly these offices, and says what they are expert in and whether they may sign in. */
export const appoint = (world: World, asking: Asking, id: PersonId, input: Appoint): Promise<object> =>
  once(world, asking, { command: 'appoint', person: id, input }, Done.parse, async (onceItem) => {
    if (!may(asking.person, { to: 'manage-people' })) throw notFound()
    const person = await loadPerson(world, id)
    if (person.revision !== input.revision) throw stale()
    const problems = officeProblems(input.offices, await appointable(world), person.offices)
    if (problems.length > 0) throw new Refusal('invalid', { problems })
    if (!mayAppoint(asking.person, person, input))
      throw new Refusal('not-allowed-here', { facts: { why: 'other-programme' } })
    if (id === asking.person.id && locksOut(person, input))
      throw new Refusal('not-allowed-here', { facts: { why: 'own-administration' } })

    const { expertise: before, ...rest } = person
    const expertise = input.expertise === undefined ? before : input.expertise
    const next: Person = {
      ...rest,
      offices: input.offices,
      active: input.active,
      ...(expertise ? { expertise } : {}),
      revision: person.revision + 1,
    }
    const appointed = appointedBy(person, next, asking.person, asking.arrived)
    await world.store.people.save(next, { at: asking.arrived, once: onceItem({}), appointed })
    return {}
  })
