import { z } from 'zod'
import { agreementIn, clausesIn, keptDocument } from '../../../domain/agreement.ts'
import { writable } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { Member } from '../../../domain/case-member.ts'
import { Answers } from '../../../domain/form.ts'
import { InvitationId, OrganisationId } from '../../../domain/ids.ts'
import { invitationsOf, invitationState } from '../../../domain/invitation.ts'
import { partakers, partAnswers, partIn, partOf } from '../../../domain/member-part.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { hatsOn } from '../../../domain/hats.ts'
import { may } from '../../../domain/policy.ts'
import { progressOf, remindedToday } from '../../../domain/reminding.ts'
import { Words } from '../../../domain/words.ts'
import { defined } from '../defined.ts'

const Time = z.string()

/** What a member filled in of itself, as far as the reader may see it. */
export const PartView = z.object({
  organisation: OrganisationId,
  name: z.string(),
  answers: Answers,
  state: z.enum(['empty', 'started', 'complete']).optional(),
  saved: Time.optional(),
  revision: z.number().optional(),
  writable: z.boolean().describe('You speak for it, and it is open'),
  whole: z.boolean().describe('Of the parts of others a member sees what the programme shares'),
})
export type PartView = z.infer<typeof PartView>

const ProgressView = z.object({
  organisation: OrganisationId,
  part: z.enum(['not-asked', 'none', 'started', 'complete']),
  saved: Time.optional(),
  confirmation: z
    .enum(['not-needed', 'asked', 'confirmed', 'declined', 'changed'])
    .describe('`changed`: what it confirmed is not so any more, and it is asked again'),
  since: Time.optional(),
  changed: z.array(z.string()).describe('Where something changed since it confirmed'),
  todo: Words.optional().describe('What it still has to do'),
  reminded: Time.optional(),
  remindable: z.boolean().describe('It has something to do, and was not reminded today'),
})

export const InvitationView = z.object({
  id: InvitationId,
  name: z.string(),
  organisation: OrganisationId.optional(),
  address: z.string(),
  role: z.enum(['member', 'co-lead']),
  layer: z.string().optional(),
  state: z.enum(['sent', 'opened', 'accepted', 'revoked', 'expired']),
  invited: Time,
  sent: z.array(Time).describe('When each mail went out'),
  expires: Time,
  since: Time.optional().describe('When it was opened, accepted or revoked'),
})
export type InvitationView = z.infer<typeof InvitationView>

export const ClauseView = z.object({
  id: z.string(),
  title: Words,
  help: Words.optional(),
  article: z.string().optional(),
  page: z.number().optional(),
})

/** What a case shows of its members besides their rows: a part of `CaseView`. */
export const memberViewShape = {
  parts: z.array(PartView).optional().describe('What members filled in of themselves'),
  progress: z.array(ProgressView).optional().describe('To those who lead: how far each member is'),
  invitations: z.array(InvitationView).optional().describe('To those who lead: who was asked by mail'),
  agreement: z
    .object({
      document: z.string().optional().describe('The file that is kept here'),
      clauses: z.array(ClauseView),
    })
    .optional()
    .describe('The clauses of the formation agreement, and where each stands'),
}
type MemberViews = { [Name in keyof typeof memberViewShape]: z.infer<(typeof memberViewShape)[Name]> }

export const memberViews = (person: Person, file: CaseFile, moment: Moment): Partial<MemberViews> => {
  if (file.head.kind !== 'application') return {}
  const { agreement } = moment.scheme.members
  return {
    ...defined({ parts: partViews(person, file, moment) }),
    ...(hatsOn(person, file).has('lead')
      ? {
          progress: file.members.map((member) => {
            const { todo, ...progress } = progressOf(file, member, moment)
            return {
              ...defined({ todo, saved: progress.saved, since: progress.since, reminded: member.reminded }),
              organisation: progress.organisation,
              part: progress.part,
              confirmation: progress.confirmation,
              changed: [...progress.changed],
              remindable: todo !== undefined && !remindedToday(member, moment),
            }
          }),
        }
      : {}),
    ...(may(person, { to: 'see-invitations', file })
      ? { invitations: invitationViews(file, moment.now) }
      : {}),
    ...(agreement && may(person, { to: 'see-answers', file })
      ? {
          agreement: {
            ...defined({ document: keptDocument(agreementIn(file, agreement)) }),
            clauses: clausesIn(file, agreement).map(({ id, title, help, article, page }) => ({
              id,
              title,
              ...defined({ help, article, page }),
            })),
          },
        }
      : {}),
  }
}

const partViews = (person: Person, file: CaseFile, moment: Moment): PartView[] | undefined => {
  const part = partOf(file.head, moment)
  if (!part) return undefined
  const now = writable(file, moment)
  const open = 'sections' in now && now.sections.includes('members')
  const shared: ReadonlySet<string> = new Set(
    hatsOn(person, file).has('member') ? moment.scheme.members.shares : [],
  )
  return partakers(file).flatMap((member): PartView[] => {
    const { organisation, name } = member
    const answers = partAnswers(file, organisation)
    const whole = may(person, { to: 'see-part', file, organisation })
    const seen = whole
      ? answers
      : Object.fromEntries(Object.entries(answers).filter(([id]) => shared.has(id)))
    if (!whole && shared.size === 0) return []
    return [
      {
        ...{ organisation, name, answers: seen, whole },
        writable: open && may(person, { to: 'write-part', file, organisation }),
        ...(whole ? standing(file, member, moment) : {}),
      },
    ]
  })
}

const standing = (file: CaseFile, member: Member, moment: Moment) => {
  const saved = partIn(file, member.organisation)
  const { part } = progressOf(file, member, moment)
  return {
    state: part === 'complete' ? ('complete' as const) : saved ? ('started' as const) : ('empty' as const),
    ...defined({ saved: saved?.saved.at, revision: saved?.revision }),
  }
}

const invitationViews = (file: CaseFile, now: string): InvitationView[] =>
  invitationsOf(file)
    .toSorted((a, b) => (a.invited.at < b.invited.at ? -1 : 1))
    .map((one) => {
      const { id, name, organisation, address, role, layer, invited, sent, expires, state } = one
      return {
        ...{ id, name, address, role, sent, expires },
        ...defined({ organisation, layer }),
        invited: invited.at,
        state: invitationState(one, now),
        ...defined({ since: 'at' in state ? state.at : 'stamp' in state ? state.stamp.at : undefined }),
      }
    })
