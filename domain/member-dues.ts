import type { CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { duesFor, type Membership, type MemberTier } from './dues.ts'
import { type Problem, Refusal } from './refusal.ts'

/** What a member states of itself: the figure that its dues are reckoned from, and units where they are by unit. */
export type Stated = { readonly figure?: number | undefined; readonly units?: number | undefined }

/** Whether members are asked how many units they take. */
export const askedForUnits = (membership: Membership | undefined): boolean =>
  membership?.tiers.some(({ dues }) => dues.kind === 'units') ?? false

/** What was stated, where the programme asks for it; refused where it is missing, or not asked for. */
export const statedBy = (
  { figure, units }: Stated,
  membership: Membership | undefined,
  at: string,
): Pick<Member, 'figure' | 'units'> => {
  const problems: Problem[] = [
    ...(membership && figure === undefined ? [{ field: `${at}figure`, code: 'missing' }] : []),
    ...(!membership && figure !== undefined ? [{ field: `${at}figure`, code: 'unknown-field' }] : []),
    ...(!askedForUnits(membership) && units !== undefined
      ? [{ field: `${at}units`, code: 'unknown-field' }]
      : []),
  ]
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  return { ...(figure === undefined ? {} : { figure }), ...(units === undefined ? {} : { units }) }
}

/** A member with its tier and what it pays a year; without them as long as its figure is not known, or fits none. */
export type DuesRow = {
  readonly member: Member
  readonly tier?: MemberTier
  readonly amount?: number
}

/** What everybody in it pays and how they vote. Who declined is no part of it. */
export const duesOf = (
  { members }: Pick<CaseFile, 'members'>,
  membership: Membership,
): { readonly rows: readonly DuesRow[]; readonly total: number; readonly votes: number } => {
  const rows = members
    .filter(({ confirmation }) => confirmation.is !== 'declined')
    .map((member): DuesRow => {
      const { kind, figure, units } = member
      if (figure === undefined) return { member }
      const found = duesFor(membership, { kind, figure, ...(units === undefined ? {} : { units }) })
      return found ? { member, ...found } : { member }
    })
  return {
    rows,
    // In hundredths: a sum of parts has no more of them than money has.
    total: Math.round(rows.reduce((sum, { amount = 0 }) => sum + amount, 0) * 100) / 100,
    votes: rows.reduce((sum, { tier }) => sum + (tier?.votes ?? 0), 0),
  }
}

/** Who leads or has confirmed, and has not stated the figure that dues are reckoned from. */
export const unstated = (
  { members }: Pick<CaseFile, 'members'>,
  membership: Membership | undefined,
): Problem[] =>
  membership
    ? members
        .filter(
          ({ confirmation, figure }) =>
            !['asked', 'declined'].includes(confirmation.is) && figure === undefined,
        )
        .map(({ organisation, name }) => ({
          field: `members.${organisation}`,
          code: 'figure-missing',
          facts: { name },
        }))
    : []

/** Leads whose tier may not lead. */
export const mayNotLead = (
  { members }: Pick<CaseFile, 'members'>,
  membership: Membership | undefined,
): Problem[] =>
  membership
    ? duesOf({ members: members.filter(({ role }) => role !== 'member') }, membership)
        .rows.filter(({ tier }) => tier?.mayLead === false)
        .map(({ member: { organisation, name } }) => ({
          field: `members.${organisation}`,
          code: 'may-not-lead',
          facts: { name },
        }))
    : []
