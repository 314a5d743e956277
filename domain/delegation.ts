import { z } from 'zod'
import { DelegationId, PersonId } from './ids.ts'
import { Time } from './time.ts'

/** What of a leader's decisions is left to somebody: one programme or all (`*`), one level or the whole office. */
export const DelegationScope = z.strictObject({
  scheme: z.string().max(32),
  level: z.string().max(40).optional(),
})
export type DelegationScope = z.infer<typeof DelegationScope>

/** A leader lets somebody decide in their place, from one time to another. */
export const Delegation = z.strictObject({
  id: DelegationId,
  from: PersonId,
  fromName: z.string().max(120),
  to: PersonId,
  toName: z.string().max(120),
  ...DelegationScope.shape,
  starts: Time,
  /** The last instant that counts. */
  ends: Time,
  reason: z.string().trim().min(2).max(500),
  /** When the leader made it. */
  made: Time,
  revoked: z.strictObject({ by: PersonId, byName: z.string().max(120), at: Time }).optional(),
  revision: z.number().int().min(1),
})
export type Delegation = z.infer<typeof Delegation>

/** How a delegation stands at a time. */
export const delegationState = (
  { starts, ends, revoked }: Pick<Delegation, 'starts' | 'ends' | 'revoked'>,
  now: string,
): 'revoked' | 'over' | 'to-come' | 'in-force' =>
  revoked ? 'revoked' : ends < now ? 'over' : starts > now ? 'to-come' : 'in-force'

/** Still of use: in force, or about to be. */
export const isAlive = (delegation: Delegation, now: string): boolean =>
  ['in-force', 'to-come'].includes(delegationState(delegation, now))

/** What is delegated covers this level of this programme. */
export const covers = ({ scheme, level }: DelegationScope, at: DelegationScope): boolean =>
  [at.scheme, '*'].includes(scheme) && (level === undefined || level === at.level)

/** Two scopes have a decision in common. */
export const overlapsScope = (a: DelegationScope, b: DelegationScope): boolean =>
  ofOneProgramme(a, b) && (a.level === undefined || b.level === undefined || a.level === b.level)

/** Of the same programme, or of all: of one chain of levels. */
export const ofOneProgramme = (a: DelegationScope, b: DelegationScope): boolean =>
  a.scheme === b.scheme || a.scheme === '*' || b.scheme === '*'

type Period = Pick<Delegation, 'starts' | 'ends'>
export const overlapsPeriod = (a: Period, b: Period): boolean => a.starts <= b.ends && b.starts <= a.ends
