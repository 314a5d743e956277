import type { z } from 'zod'
import type { CaseFile } from '../../../domain/case.ts'
import type { Member } from '../../../domain/case-member.ts'
import { supportOf } from '../../../domain/case-support.ts'
import type { Membership } from '../../../domain/dues.ts'
import { duesOf } from '../../../domain/member-dues.ts'
import { isForeign } from '../../../domain/members.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { CaseView, MemberView } from './case-shape.ts'
import { checkedView } from './checked-view.ts'
import { defined } from '../defined.ts'

const rank = (role: Member['role']): number => ['lead', 'co-lead', 'member'].indexOf(role)

/** Everybody who takes part, the leads first: what they confirmed and what they pay for those who may know. */
export const membersView = (
  file: CaseFile,
  moment: Moment,
  known: { readonly confirmations: boolean; readonly dues: boolean },
): z.infer<typeof MemberView>[] =>
  file.members
    .toSorted((a, b) => rank(a.role) - rank(b.role) || (a.joined < b.joined ? -1 : 1))
    .map((member) => withProgramme(memberView(member, known.confirmations), file, moment, known.dues))

/** What each pays and how it votes, and the sums. */
export const duesView = (file: CaseFile, membership: Membership): NonNullable<CaseView['dues']> => {
  const { rows, total, votes } = duesOf(file, membership)
  return {
    currency: membership.currency,
    figure: membership.figure,
    rows: rows.map(({ member: { organisation, name, figure, units }, tier, amount }) => ({
      organisation,
      name,
      ...defined({ figure, units, tier: tier?.title, amount, votes: tier?.votes }),
    })),
    total,
    votes,
  }
}

/** The support that the programme gave, and what it still may. */
export const supportView = (file: CaseFile, moment: Moment): NonNullable<CaseView['support']> => {
  const { given, open } = supportOf(file, moment)
  return { given: [...given], open: [...open] }
}

/** A member with what the programme makes of it; what it earns is for those who may know. */
const withProgramme = (
  { figure, units, ...member }: z.infer<typeof MemberView>,
  file: CaseFile,
  { scheme: { members }, checked }: Moment,
  dues: boolean,
): z.infer<typeof MemberView> => ({
  ...member,
  ...defined({ checked: checkOf(checked, member.organisation) }),
  ...(dues ? defined({ figure, units }) : {}),
  ...defined({ layerTitle: members.layers?.find(({ id }) => id === member.layer)?.title }),
  ...(members.foreign === 'conditions' && isForeign(member, file.members) ? { foreign: true } : {}),
})

const checkOf = (checked: Moment['checked'], id: Member['organisation'] | undefined) => {
  const found = checked?.find((organisation) => organisation.id === id)
  return found && checkedView(found)
}

const memberView = (member: Member, confirmations: boolean): z.infer<typeof MemberView> => {
  const { confirmation, controller, reminded: _, ...known } = member
  if (!confirmations) return { ...known, confirmation: { is: confirmation.is } }
  const rest = { ...known, ...defined({ controller }) }
  switch (confirmation.is) {
    case 'not-needed':
      return { ...rest, confirmation }
    case 'asked':
      return { ...rest, confirmation: { is: 'asked', at: confirmation.at } }
    case 'confirmed':
      return {
        ...rest,
        confirmation: {
          is: 'confirmed',
          at: confirmation.stamp.at,
          contribution: confirmation.contribution,
        },
      }
    case 'declined':
      return {
        ...rest,
        confirmation: { is: 'declined', at: confirmation.stamp.at, reason: confirmation.reason },
      }
  }
}
