import type { CaseFile } from './case.ts'
import type { OrganisationId } from './ids.ts'
import { type Person, speaksFor } from './person.ts'

type Party = Pick<CaseFile['members'][number], 'organisation' | 'name'>

/** What stands between somebody and organisations: looked up once for all the cases that they are held against. */
export const interestsOf = (person: Person) => ({
  own: new Set<OrganisationId>([
    ...(person.expertise?.organisation === undefined ? [] : [person.expertise.organisation]),
    ...person.represents.flatMap(({ organisation }) =>
      speaksFor(person, organisation) ? [organisation] : [],
    ),
  ]),
  name: person.expertise && plainName(person.expertise.organisationName),
  declared: new Set(person.expertise?.conflicts),
})
export type Interests = ReturnType<typeof interestsOf>

/** Speaks for, works for or declared a tie with any organisation at all. */
export const hasInterests = (person: Person): boolean => {
  const { own, name, declared } = interestsOf(person)
  return own.size > 0 || name !== undefined || declared.size > 0
}

/** Why somebody of these interests must not review a case that this party is in. */
export const conflictWith = (
  { own, name, declared }: Interests,
  party: Party,
  plainOf: (party: Party) => string = (one) => plainName(one.name),
): 'own-organisation' | 'declared' | undefined => {
  if (own.has(party.organisation)) return 'own-organisation'
  if (name !== undefined && name === plainOf(party)) return 'own-organisation'
  return declared.has(party.organisation) ? 'declared' : undefined
}

/**
 * Why somebody must not review this case: works for or speaks for an organisation in it, or declared a conflict
 * with one. Nothing means none is known.
 */
export const conflictOf = (
  person: Person,
  { members }: { readonly members: readonly Party[] },
): ReturnType<typeof conflictWith> => {
  const interests = interestsOf(person)
  for (const member of members) {
    const found = conflictWith(interests, member)
    if (found !== undefined) return found
  }
  return undefined
}

/** The letters of a name, without what one source writes otherwise than another. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s()·.,'’-]/g, '')
    .toLowerCase()
