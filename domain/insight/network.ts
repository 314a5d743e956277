import { same } from '../words.ts'
import { countOf, type Figure } from './figure.ts'

/** A consortium, or a case of one, with those who are in it. */
export type Group = {
  readonly id: string
  readonly name: string
  readonly parties: readonly { readonly key: string; readonly name: string; readonly leads: boolean }[]
}

type Place = { readonly group: Group; readonly party: Group['parties'][number] }

/** Where every organisation is: in each group once, as it stands there last. */
const placesIn = (groups: readonly Group[]): ReadonlyMap<string, ReadonlyMap<string, Place>> => {
  const places = new Map<string, Map<string, Place>>()
  for (const group of groups)
    for (const party of group.parties) {
      const known = places.get(party.key)
      if (known) known.set(group.id, { group, party })
      else places.set(party.key, new Map([[group.id, { group, party }]]))
    }
  return places
}

/** How many others are where this one is. */
const partnersOf = (key: string, places: readonly Place[]): number => {
  const others = new Set<string>()
  for (const { group } of places) for (const one of group.parties) others.add(one.key)
  others.delete(key)
  return others.size
}

/** Organisations that are in more than one consortium, and which those are: what holds the consortia together. */
export const network = (groups: readonly Group[], leadsTo: Figure['leadsTo']): Figure => {
  const several = [...placesIn(groups)]
    .flatMap(([key, places]) => (places.size > 1 ? [{ key, own: [...places.values()] }] : []))
    .toSorted((a, b) => b.own.length - a.own.length || (a.key < b.key ? -1 : 1))
  return {
    id: 'network',
    title: { zh: '跨联合体的单位', en: 'Organisations across consortia' },
    about: {
      zh: '参加两个及以上联合体的单位，以及它们所在的联合体。粗线表示牵头。图中只画最多的，表中为全部。',
      en: 'Organisations in two consortia or more, and those consortia. A thick line is a lead. The picture has those with the most, the table has all.',
    },
    first: { zh: '单位', en: 'Organisation' },
    columns: [
      { id: 'consortia', head: { zh: '联合体', en: 'Consortia' }, unit: 'consortia' },
      { id: 'leads', head: { zh: '其中牵头', en: 'Leads' }, unit: 'consortia' },
      { id: 'partners', head: { zh: '共事单位', en: 'Partners' }, unit: 'organisations' },
    ],
    rows: several.map(({ key, own }) => ({
      key,
      label: same(own[0]?.party.name ?? key),
      cells: [
        countOf(own.map(({ group }) => group)),
        countOf(own.filter(({ party }) => party.leads).map(({ group }) => group)),
        { value: partnersOf(key, own) },
      ],
    })),
    picture: {
      is: 'network',
      ties: several.flatMap(({ key, own }) =>
        own.map(({ group, party }) => ({
          ...{ row: key, group: group.id, name: same(group.name), leads: party.leads },
        })),
      ),
    },
    leadsTo,
  }
}
