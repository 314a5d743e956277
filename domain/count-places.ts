import type { Condition } from './condition.ts'
import type { OrganisationFacts } from './consortium-facts.ts'

type DistinctPlaces = Extract<Condition, { kind: 'distinct-places' }>

/** How many there are for sure, and how many may be there that did not say. */
export type Tally = { readonly sure: number; readonly open: number }

/** Whoever names nobody else is its own owner. */
export const ownerOf = ({ controller, code, name }: OrganisationFacts): string =>
  controller ?? `${code}/${name}`

/** How many places are there for sure, and how many organisations may yet add one. */
export const countPlaces = (
  organisations: readonly OrganisationFacts[],
  condition: DistinctPlaces,
): Tally => {
  const { by, independent } = condition
  const placed = organisations.map((one) => ({
    owner: ownerOf(one),
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
