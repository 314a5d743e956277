import type { Member } from './case-member.ts'
import { conflictWith, interestsOf, plainName } from './conflict.ts'
import { type Conflict, type DismissedConflict, isFact } from './conflict-kind.ts'
import type { CaseId, OrganisationId, PersonId } from './ids.ts'
import type { Person } from './person.ts'
import type { Panel } from './rubric.ts'

/** A case as far as conflicts go. */
export type CaseParties = {
  readonly id: CaseId
  readonly title: string
  readonly members: readonly Pick<Member, 'organisation' | 'name' | 'controller'>[]
  /** Who stepped aside, and who decided on it in another office. */
  readonly aside: readonly PersonId[]
  readonly decided: readonly PersonId[]
  readonly dismissed?: readonly DismissedConflict[] | undefined
}

/** Organisations that work with each other: an application of the call, or a consortium of the register. */
export type Group = {
  readonly id: string
  readonly name: string
  readonly parties: readonly { readonly organisation?: OrganisationId | undefined; readonly name: string }[]
}

/** How far to look when the programme does not say: a suspicion costs an officer a look, a tie that is missed more. */
const usualReach: NonNullable<Panel['conflictReach']> = 'partners'

/** An organisation goes by its code and by its name: whatever a source gives. */
const keysOf = ({
  organisation,
  name,
}: {
  readonly organisation?: OrganisationId | undefined
  readonly name: string
}): string[] => [
  ...(organisation === undefined ? [] : [`id:${organisation}`]),
  ...(plainName(name) === '' ? [] : [`name:${plainName(name)}`]),
]

/** The organisations that somebody works or speaks for. */
const ownOf = ({ expertise, represents }: Person): { organisation?: OrganisationId; name: string }[] => [
  ...(expertise
    ? [
        {
          ...(expertise.organisation === undefined ? {} : { organisation: expertise.organisation }),
          name: expertise.organisationName,
        },
      ]
    : []),
  ...represents
    .filter(({ state }) => state === 'active')
    .map(({ organisation, name }) => ({ organisation, name })),
]

/** Shorter ones are in many names by chance. */
const leastSimilar = 4

const similar = (a: string, b: string): boolean =>
  a !== b && Math.min(a.length, b.length) >= leastSimilar && (a.includes(b) || b.includes(a))

/** A party of a case with everything that it is held against people by. */
const lookedAt = (party: CaseParties['members'][number]) => ({
  party,
  name: plainName(party.name),
  controller: plainName(party.controller ?? ''),
  keys: keysOf(party),
})
type LookedAt = ReturnType<typeof lookedAt>

type Tie = Pick<Conflict, 'through' | 'between'>

/**
 * Checks people against the cases of a call. What is the same for a whole call (who works with whom) is looked up once;
 * one pair is then a few look-ups, so that a thousand cases and two hundred people are no more than a page takes.
 */
export const conflictCheck = (
  cases: readonly CaseParties[],
  consortia: readonly Group[],
  reach: Panel['conflictReach'] = usualReach,
) => {
  const groups: readonly Group[] = [
    ...cases.map(({ id, title, members }) => ({ id, name: title, parties: members })),
    ...(reach === 'members' ? [] : consortia),
  ]
  const groupsOf = new Map<string, Group[]>()
  for (const group of groups)
    for (const key of new Set(group.parties.flatMap(keysOf)))
      groupsOf.set(key, [...(groupsOf.get(key) ?? []), group])
  const inCall = new Set<string>(cases.map(({ id }) => id))
  const around = (of: Person) => tiesOf(of, groupsOf, inCall, reach)
  const known = new Map<PersonId, ReturnType<typeof around>>()
  const seen = new WeakMap<CaseParties, readonly LookedAt[]>()

  return (of: Person, on: CaseParties): Conflict[] => {
    const ties = known.get(of.id) ?? around(of)
    known.set(of.id, ties)
    const parties = seen.get(on) ?? on.members.map(lookedAt)
    seen.set(on, parties)
    return conflictsBetween(of, on, ties, parties)
  }
}
export type ConflictCheck = ReturnType<typeof conflictCheck>

/** Whom the organisations of somebody work with, and the applications of the call that they are in themselves. */
const tiesOf = (
  of: Person,
  groupsOf: ReadonlyMap<string, readonly Group[]>,
  inCall: ReadonlySet<string>,
  reach: Panel['conflictReach'],
) => {
  const own = new Set(ownOf(of).flatMap(keysOf))
  const names = [...new Set(ownOf(of).map(({ name }) => plainName(name)))].filter((name) => name !== '')
  const near = new Set([...own].flatMap((key) => groupsOf.get(key) ?? []))
  const applies = [...near].find(({ id }) => inCall.has(id))
  const partners = new Map<string, Tie>()
  const further = new Map<string, Tie>()
  if (reach !== 'members')
    for (const { name: through, parties } of near)
      for (const party of parties)
        for (const key of keysOf(party))
          if (!own.has(key) && !partners.has(key)) partners.set(key, { through })
  if (reach === 'partners-of-partners')
    for (const party of [...near].flatMap(({ parties }) => parties))
      for (const key of keysOf(party).filter((one) => !own.has(one)))
        for (const { name: through, parties } of groupsOf.get(key) ?? [])
          for (const other of parties.flatMap(keysOf))
            if (!own.has(other) && !partners.has(other) && !further.has(other))
              further.set(other, { through, between: party.name })
  return { own, names, near, applies, partners, further, interests: interestsOf(of) }
}

const conflictsBetween = (
  of: Person,
  on: CaseParties,
  ties: ReturnType<typeof tiesOf>,
  parties: readonly LookedAt[],
): Conflict[] => {
  const facts: Conflict[] = []
  for (const { party, name } of parties) {
    const is = conflictWith(ties.interests, party, () => name)
    if (is === undefined) continue
    facts.push({ is, with: party.name })
    break
  }
  if (on.aside.includes(of.id)) facts.push({ is: 'recused' })
  if (on.decided.includes(of.id)) facts.push({ is: 'decided' })
  if (facts.length > 0) return facts
  const found: Conflict[] =
    ties.applies === undefined ? [] : [{ is: 'same-call', through: ties.applies.name }]
  for (const { party, name, controller, keys } of parties) {
    if (ties.names.some((one) => similar(one, name))) found.push({ is: 'similar-name', with: party.name })
    if (controller !== '' && ties.names.includes(controller))
      found.push({ is: 'same-group', with: party.name })
    const partner = first(keys, ties.partners)
    const further = partner === undefined ? first(keys, ties.further) : undefined
    if (partner) found.push({ is: 'partner', with: party.name, ...partner })
    if (further) found.push({ is: 'partner-of-partner', with: party.name, ...further })
  }
  return found
}

const first = (keys: readonly string[], ties: ReadonlyMap<string, Tie>): Tie | undefined => {
  if (ties.size === 0) return undefined
  const key = keys.find((one) => ties.has(one))
  return key === undefined ? undefined : ties.get(key)
}

/** What an officer found to be no conflict of this person's. */
export const dismissalOf = (
  of: Pick<Person, 'id'>,
  conflict: Conflict,
  dismissed: readonly DismissedConflict[] = [],
): DismissedConflict | undefined =>
  isFact(conflict.is)
    ? undefined
    : dismissed.find((one) => one.person === of.id && one.is === conflict.is && one.with === conflict.with)

/** What still stands against somebody: facts, and suspicions that nobody dismissed. */
export const standing = (
  of: Pick<Person, 'id'>,
  conflicts: readonly Conflict[],
  dismissed: readonly DismissedConflict[] | undefined,
): Conflict[] => conflicts.filter((conflict) => dismissalOf(of, conflict, dismissed) === undefined)
