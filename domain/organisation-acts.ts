import type { OrganisationId } from './ids.ts'
import type { Organisation, OrganisationAct } from './organisation.ts'
import type { Person } from './person.ts'
import { Refusal } from './refusal.ts'

type Doing = { readonly by: Pick<Person, 'id' | 'name'>; readonly at: string; readonly note: string }

/** The oldest acts give way: what counts is who did the last ones, and every one of them is in the messages too. */
const mostActs = 60

const acted = (
  organisation: Organisation,
  what: OrganisationAct['what'],
  { by, at, note }: Doing,
  other?: OrganisationId,
): Organisation => ({
  ...organisation,
  acts: [
    ...(organisation.acts ?? []),
    { what, by: by.id, name: by.name, at, note, ...(other === undefined ? {} : { other }) },
  ].slice(-mostActs),
  revision: organisation.revision + 1,
})

/** Somebody compared the code and the name with what is published, or found that they do not belong together. */
export const judgeOrganisation = (
  organisation: Organisation,
  verified: boolean,
  doing: Doing,
): Organisation => {
  if (organisation.mergedInto !== undefined) throw new Refusal('not-allowed-here')
  if (organisation.verified === verified) throw new Refusal('already-answered')
  return { ...acted(organisation, verified ? 'verified' : 'doubted', doing), verified }
}

/**
 * One body that was registered twice becomes one: the entry that stays, and the one that is only a sign to it. What was
 * handed in under either stays as it was handed in.
 */
export const mergeOrganisations = (
  gone: Organisation,
  stays: Organisation,
  doing: Doing,
): { readonly gone: Organisation; readonly stays: Organisation } => {
  if (gone.id === stays.id) throw new Refusal('invalid', { problems: [{ field: 'into', code: 'same' }] })
  if (gone.mergedInto !== undefined) throw new Refusal('already-answered')
  if (stays.mergedInto !== undefined)
    throw new Refusal('invalid', { problems: [{ field: 'into', code: 'merged-already' }] })
  return {
    gone: { ...acted(gone, 'merged', doing, stays.id), mergedInto: stays.id },
    stays: acted(stays, 'absorbed', doing, gone.id),
  }
}

/** As names are compared: width, case, blanks and the brackets around a place make no difference. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()（）·.,，。'’"“”-]/g, '')

/** Organisations that may be one: those that share a name, in either language. */
export const likelyDoubles = (all: readonly Organisation[]): Organisation[][] => {
  const byName = new Map<string, Set<Organisation>>()
  for (const one of all.filter(({ mergedInto }) => mergedInto === undefined))
    for (const name of [one.name, one.nameEn ?? ''].map(comparableName).filter((text) => text !== ''))
      byName.set(name, (byName.get(name) ?? new Set()).add(one))
  const groups = [...byName.values()].filter(({ size }) => size > 1).map((group) => [...group])
  const seen = new Set<string>()
  return groups.filter((group) => {
    const key = group
      .map(({ id }) => id)
      .toSorted()
      .join(' ')
    return !seen.has(key) && seen.add(key)
  })
}
