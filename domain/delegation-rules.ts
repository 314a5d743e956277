import {
  covers,
  type Delegation,
  type DelegationScope,
  isAlive,
  ofOneProgramme,
  overlapsPeriod,
  overlapsScope,
} from './delegation.ts'
import { type DelegationId, schemeCode } from './ids.ts'
import type { Office, Person } from './person.ts'
import { type Problem, Refusal } from './refusal.ts'
import type { Scheme } from './scheme.ts'
import { stepOf } from './scheme-step.ts'
import { stepUpFor } from './step-up.ts'

/** Longer than any leave: whoever is away for longer has a successor. */
export const longestDelegationDays = 366
/** As many as one person may hold at a time. */
export const mostDelegated = 20

const day = 86_400_000

export type NewDelegation = DelegationScope & Pick<Delegation, 'starts' | 'ends' | 'reason'>

/** What a leader can leave to somebody: each level that they decide at, a programme at a time. */
export const delegable = (person: Person): DelegationScope[] =>
  approvals(person).map(({ scheme, level }) => ({ scheme, ...(level === undefined ? {} : { level }) }))

const approvals = (person: Person): Office[] => person.offices.filter(({ role }) => role === 'approver')

/**
 * Lets somebody decide in the leader's place. Nobody can come to two levels of one chain by it: a leader who decides
 * at another level of the programme keeps their own, and nobody who approves in the programme, or holds another
 * leader's decisions of it for that time, takes more.
 */
export const delegate = (
  from: Person,
  to: Person,
  given: NewDelegation,
  others: { readonly made: readonly Delegation[]; readonly id: DelegationId; readonly now: string },
): { readonly delegation: Delegation; readonly holder: Person } => {
  const { made, id, now } = others
  const scope = { scheme: given.scheme, ...(given.level === undefined ? {} : { level: given.level }) }
  const held = (to.delegated ?? []).filter((one) => isAlive(one, now))
  const problems: Problem[] = [
    ...(delegable(from).some((own) => covers(own, scope)) ? [] : [wrong('scope', 'not-an-option')]),
    ...(approvals(from).some((office) => ofOneProgramme(office, scope) && office.level !== scope.level)
      ? [wrong('scope', 'decides-at-another-level')]
      : []),
    ...whyNot(from, to, given, now).map((code) => wrong('to', code)),
    ...(given.ends > given.starts && given.ends > now ? [] : [wrong('ends', 'must-be-later')]),
    ...(Date.parse(given.ends) - Date.parse(given.starts) <= longestDelegationDays * day
      ? []
      : [wrong('ends', 'too-long-a-time', { days: longestDelegationDays })]),
    ...(made.some((one) => isAlive(one, now) && overlapsScope(one, scope) && overlapsPeriod(one, given))
      ? [wrong('starts', 'delegated-already')]
      : []),
  ]
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const delegation: Delegation = {
    id,
    from: from.id,
    fromName: from.name,
    to: to.id,
    toName: to.name,
    ...scope,
    starts: given.starts,
    ends: given.ends,
    reason: given.reason,
    made: now,
    revision: 1,
  }
  return { delegation, holder: holding(to, [...held, delegation]) }
}

/** What keeps somebody from deciding in this leader's place: in codes that have words. Nothing where nothing does. */
export const whyNot = (
  from: Person,
  to: Person,
  given: DelegationScope & Pick<Delegation, 'starts' | 'ends'>,
  now: string,
): string[] => {
  const held = (to.delegated ?? []).filter((one) => isAlive(one, now))
  return [
    ...(to.id === from.id ? ['is-oneself'] : []),
    ...(to.active ? [] : ['not-an-option']),
    ...(to.id !== from.id && approvals(to).some((office) => ofOneProgramme(office, given))
      ? ['approves-in-the-chain']
      : []),
    ...(held.some((one) => one.from !== from.id && ofOneProgramme(one, given) && overlapsPeriod(one, given))
      ? ['stands-in-already']
      : []),
    ...(held.length < mostDelegated ? [] : ['holds-too-many']),
  ]
}

const wrong = (field: string, code: string, facts?: Problem['facts']): Problem => ({
  field,
  code,
  ...(facts === undefined ? {} : { facts }),
})

/** Ends a delegation now. One that is over, or was ended before, is left as it is. */
export const revokeDelegation = (
  delegation: Delegation,
  holder: Person,
  by: Pick<Person, 'id' | 'name'>,
  now: string,
): { readonly delegation: Delegation; readonly holder: Person } => {
  if (!isAlive(delegation, now)) throw new Refusal('not-at-this-step')
  const rest = (holder.delegated ?? []).filter((one) => one.id !== delegation.id && isAlive(one, now))
  return {
    delegation: {
      ...delegation,
      revoked: { by: by.id, byName: by.name, at: now },
      revision: delegation.revision + 1,
    },
    holder: holding(holder, rest),
  }
}

const holding = (person: Person, delegated: Delegation[]): Person => ({
  ...person,
  delegated,
  revision: person.revision + 1,
})

/**
 * How young a sign-in with a second factor must be to leave decisions to somebody, in minutes: as young as the strictest
 * of the levels that are left demands.
 */
export const stepUpToDelegate = (
  schemes: readonly Scheme[],
  scope: DelegationScope,
  byDefault: number | undefined,
): number | undefined => {
  const levels = schemes
    .filter(({ ref }) => scope.scheme === schemeCode(ref))
    .flatMap((scheme) => [
      ...(stepOf(scheme, 'approval')?.levels ?? []),
      ...(scheme.evaluation?.levels ?? []),
    ])
    .filter(({ id }) => scope.level === undefined || id === scope.level)
  const minutes = levels.flatMap((level) => stepUpFor(level, byDefault) ?? [])
  if (levels.length === 0) return byDefault
  return minutes.length === 0 ? undefined : Math.min(...minutes)
}
