import { same } from '../words.ts'
import { countOf, type Figure } from './figure.ts'

/** A consortium, or a case of one, with those who are in it. */
export type Group = {
  readonly id: string
  readonly name: string
  readonly parties: readonly { readonly key: string; readonly name: string; readonly leads: boolean }[]
}

/** Organisations that are in more than one consortium, and which those are: what holds the consortia together. */
export const network = (groups: readonly Group[], leadsTo: Figure['leadsTo']): Figure => {
  const places = groups.flatMap((group) => group.parties.map((party) => ({ group, party })))
  const several = [...Map.groupBy(places, ({ party }) => party.key)]
    .map(([key, own]) => ({ key, own: [...new Map(own.map((one) => [one.group.id, one])).values()] }))
    .filter(({ own }) => own.length > 1)
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
        {
          value: new Set(
            own.flatMap(({ group }) => group.parties.map((one) => one.key).filter((one) => one !== key)),
          ).size,
        },
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
