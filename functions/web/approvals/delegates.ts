import { delegable, whyNot } from '../../../domain/delegation-rules.ts'
import type { Delegation, DelegationScope } from '../../../domain/delegation.ts'
import type { Person } from '../../../domain/person.ts'
import type { World } from '../../ports/world.ts'

/** Somebody who might decide in a leader's place, and what speaks against it for each thing that could be left to them. */
export type Candidate = { readonly person: Person; readonly against: readonly string[] }

/** As many as fit on a page; who is not among them is looked for by name. */
const mostShown = 30
/** So many people are looked through for a name, a hundred a request. */
const pagesLookedThrough = 20

/**
 * Whom a leader may choose from: who works in the office of a programme of theirs, or whoever is called so. Everybody
 * who is found is shown, with the reason where they cannot be chosen.
 */
export const candidatesFor = async (
  world: World,
  leader: Person,
  {
    find,
    period,
    now,
  }: { readonly find: string; readonly period?: Period | undefined; readonly now: string },
): Promise<Candidate[]> => {
  const scopes = delegable(leader)
  const people = find === '' ? await inOffices(world, scopes) : await called(world, find)
  return people
    .slice(0, mostShown)
    .map((person) => ({ person, against: againstAll(leader, person, scopes, period ?? at(now), now) }))
}

type Period = Pick<Delegation, 'starts' | 'ends'>
const at = (now: string): Period => ({ starts: now, ends: now })

/** Nothing when there is something that could be left to them. */
const againstAll = (
  leader: Person,
  person: Person,
  scopes: readonly DelegationScope[],
  period: Period,
  now: string,
): string[] => {
  const each = scopes.map((scope) => whyNot(leader, person, { ...scope, ...period }, now))
  return each.some((codes) => codes.length === 0) ? [] : [...new Set(each.flat())]
}

const inOffices = async ({ store }: World, scopes: readonly DelegationScope[]): Promise<Person[]> => {
  const audiences = [
    ...new Set(
      scopes.flatMap(({ scheme }) =>
        ['officer', 'approver', 'administrator'].map((role) => `office:${scheme}:${role}`),
      ),
    ),
  ]
  const found = await Promise.all(audiences.map((audience) => store.people.inAudience(audience)))
  return byName(found.flat())
}

const called = async ({ store }: World, find: string): Promise<Person[]> => {
  const wanted = plain(find)
  const found: Person[] = []
  let after: string | undefined
  for (let page = 0; page < pagesLookedThrough && found.length < mostShown; page += 1) {
    const { items, next } = await store.people.list({
      limit: 100,
      ...(after === undefined ? {} : { after }),
    })
    found.push(
      ...items.filter(({ name, email }) => [name, email].some((text) => plain(text).includes(wanted))),
    )
    after = next
    if (after === undefined) break
  }
  return byName(found)
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

const byName = (people: readonly Person[]): Person[] =>
  [...new Map(people.map((person) => [person.id, person])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'zh-CN'),
  )
