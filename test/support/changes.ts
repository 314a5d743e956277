import type { CaseFile } from '../../domain/case.ts'
import type { Member } from '../../domain/case-member.ts'
import { requestChange, type Requested } from '../../domain/change.ts'
import type { KnownConsortium } from '../../domain/change-effect.ts'
import type { ChangeRequest } from '../../domain/change-request.ts'
import type { ChangeRules } from '../../domain/change-rules.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { consortium, consortiumMembers, fileOf, member, momentAt, stampBy, today } from './cases.ts'

const limit = { n: 5, unit: 'working-day' } as const

/** Every kind, decided by the office, at once: what a test does not speak of. */
export const anyChange: ChangeRules = {
  kinds: (
    [
      'member-in',
      'member-out',
      'lead',
      'name',
      'task',
      'amount',
      'merger',
      'milestone',
      'renewal',
      'withdrawal',
    ] as const
  ).map((kind) => ({ kind, mode: 'approve', limit, effective: 'at-once' })),
  blockedMonths: [],
}

/** The programme with these rules of changes, renewed once for two years, from half a year before the end. */
export const changing = (changes: Partial<ChangeRules> = {}, more: Partial<Scheme> = {}): Scheme =>
  Scheme.parse({
    ...lingang,
    outcome: { ...lingang.outcome, renewal: { months: 24, times: 1, opensMonthsBefore: 6 } },
    changes: { ...anyChange, ...changes },
    toConfirm: [],
    ...more,
  })

/** One kind of change with its own mode or day. */
export const onlyKind = (
  kind: ChangeRequest['kind'],
  more: Partial<ChangeRules['kinds'][number]> = {},
): ChangeRules => ({
  kinds: [{ kind, mode: 'approve', limit, effective: 'at-once', ...more }],
  blockedMonths: [],
})

/** A consortium of a lead, a company and a university, as the program knows it. */
export const known = (
  members: readonly Member[] = consortiumMembers,
  more: Partial<Consortium> = {},
): KnownConsortium => ({
  consortium: consortium({
    parties: members.map(({ organisation, name, kind, country, role }) => ({
      organisation,
      name,
      kind,
      country,
      role,
    })),
    ...more,
  }),
  members: members.map((one) => ({ ...one, confirmation: { is: 'not-needed' } })),
  sections: [],
  appliedBy: consortiumMembers[0]?.organisation,
})

/** An organisation that is asked to join. */
export const joining = (name: string, more: Partial<Member> = {}): Member =>
  member(name, { confirmation: { is: 'asked', at: today }, ...more })

/** The case as it is right after the request. */
export const requested = (
  asked: Requested,
  { scheme = changing(), now = today, of = known(), by = 'speaker of 牵头公司' } = {},
): CaseFile => {
  const decision = requestChange(
    of,
    asked,
    { ...stampBy(by, 'lead', now), for: consortiumMembers[0]?.organisation },
    momentAt(now, scheme),
  )
  return fileOf(decision.head, { members: decision.members ?? [] })
}
