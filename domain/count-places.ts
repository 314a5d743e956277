import type { Condition } from './condition.ts'
import type { OrganisationFacts } from './consortium-facts.ts'

type DistinctPlaces = Extract<Condition, { kind: 'distinct-places' }>

/** How many there are for sure, and how many may be there that did not say. */
export type Tally = { readonly sure: number; readonly open: number }

/** As names are compared: width, case and blanks do not make another owner. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/**
 * Who owns each, in the order given. Whoever names nobody is its own owner; whoever names an organisation of the
 * consortium, by its name or its code, belongs to that one.
 */
export const ownersOf = (organisations: readonly OrganisationFacts[]): string[] => {
  const own = ({ code, name }: OrganisationFacts): string => `${code}/${plain(name)}`
  const named = new Map(
    organisations.flatMap((one) => [
      [plain(one.name), own(one)] as const,
      [plain(one.code.slice(one.code.lastIndexOf(':') + 1)), own(one)] as const,
    ]),
  )
  return organisations.map((one) => {
    const { controller } = one
    if (controller === undefined || plain(controller) === '') return own(one)
    return named.get(plain(controller)) ?? plain(controller)
  })
}

/** How many places are there for sure, and how many organisations may yet add one. */
export const countPlaces = (
  organisations: readonly OrganisationFacts[],
  condition: DistinctPlaces,
): Tally => {
  const { by, independent } = condition
  const owned = ownersOf(organisations)
  const placed = organisations.map((one, index) => ({
    owner: owned[index] ?? one.code,
    place: by === 'country' ? one.country : one.region,
  }))
  const open = placed.filter(({ place }) => place === undefined).length
  const owners = new Map<string, Set<string>>()
  for (const { owner, place } of placed)
    if (place !== undefined) {
      const counted = countedAs(place, condition)
      if (counted !== undefined) owners.set(counted, (owners.get(counted) ?? new Set()).add(owner))
    }
  return { sure: independent ? pairs(owners) : owners.size, open }
}

/** Whoever writes 上海市, 上海 or Shanghai means one place; a code is one code only. */
const countedAs = (place: string, { among, regions }: DistinctPlaces): string | undefined => {
  if (among !== undefined && !among.includes(place)) return undefined
  return regions === undefined
    ? place
    : regions.find(({ zh, en }) => place.includes(zh) || place.includes(en))?.zh
}

/**
 * The most places that can be told off to one owner each, no owner twice. A place whose owners are all taken asks each
 * of them in turn to stand for another place instead (the augmenting paths of a bipartite matching).
 */
const pairs = (owners: ReadonlyMap<string, ReadonlySet<string>>): number => {
  const standsFor = new Map<string, string>()
  const placeOne = (place: string, asked: Set<string>): boolean =>
    [...(owners.get(place) ?? [])].some((owner) => {
      if (asked.has(owner)) return false
      asked.add(owner)
      const before = standsFor.get(owner)
      if (before !== undefined && !placeOne(before, asked)) return false
      standsFor.set(owner, place)
      return true
    })
  return [...owners.keys()].filter((place) => placeOne(place, new Set())).length
}
