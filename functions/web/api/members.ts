import { z } from 'zod'
import { InvitationId, OrganisationId } from '../../../domain/ids.ts'
import { Member } from '../../../domain/case-member.ts'
import { partOf } from '../../../domain/member-part.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Invite, inviteOrganisation, revoke, sendInvitationAgain } from '../../commands/invitations.ts'
import { leaveCase, Leaving } from '../../commands/leave.ts'
import { savePart } from '../../commands/member-part.ts'
import {
  changeCaseMember,
  OwnFigure,
  refreshCaseMembers,
  stateOwnFigure,
  takeOutMember,
} from '../../commands/members.ts'
import { remind } from '../../commands/reminders.ts'
import { Problems } from '../case-view/case-shape.ts'
import { caseView } from '../case-view/case-view.ts'
import { PartView } from '../case-view/member-view.ts'
import { InCase, openCase } from './cases.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Members')
export const memberOperations = list

const InMember = InCase.extend({ organisation: OrganisationId })
const InInvitation = InCase.extend({ invitation: InvitationId })

operation({
  method: 'post',
  path: '/cases/{case}/members',
  id: 'nameMember',
  summary:
    'Ask an organisation to join, as a member or co-lead: by its code, by mail, or both. Whether an address is known here is not told',
  status: 201,
  params: InCase,
  body: Invite,
  answer: z.object({ organisation: OrganisationId.optional(), invitation: InvitationId.optional() }),
  run: async (asked) => {
    const { web, asking, path, body } = asked
    await openCase(asked, 'write')
    return inviteOrganisation(web.world, asking(), { case: path.case, ...body })
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/invitations/{invitation}/sending',
  id: 'sendInvitationAgain',
  summary: 'Send an invitation again, with another link; the one before leads nowhere then',
  params: InInvitation,
  answer: Done,
  run: ({ web, asking, path }) => sendInvitationAgain(web.world, asking(), path),
})

operation({
  method: 'delete',
  path: '/cases/{case}/invitations/{invitation}',
  id: 'revokeInvitation',
  summary: 'Revoke an invitation: its link leads nowhere any more',
  params: InInvitation,
  answer: Done,
  run: ({ web, asking, path }) => revoke(web.world, asking(), path),
})

operation({
  method: 'post',
  path: '/cases/{case}/reminders',
  id: 'remindMembers',
  summary: 'Remind a member, or everybody, of what they still have to do; each at most once a day',
  params: InCase,
  body: z.strictObject({ organisation: OrganisationId.optional() }),
  answer: z.object({ reminded: z.number().int().describe('How many messages went out') }),
  run: ({ web, asking, path, body }) => remind(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'post',
  path: '/cases/{case}/members/refresh',
  id: 'refreshMembers',
  summary: 'Take over what is registered now of the organisations of the case',
  params: InCase,
  answer: Done,
  run: ({ web, asking, path }) => refreshCaseMembers(web.world, asking(), path.case),
})

operation({
  method: 'patch',
  path: '/cases/{case}/members/{organisation}',
  id: 'changeMember',
  summary: 'Change the role and layer of a member where it stands; who had confirmed is asked again',
  params: InMember,
  body: z.strictObject({
    role: z.enum(['member', 'co-lead']),
    layer: Member.shape.layer,
  }),
  answer: Done,
  run: ({ web, asking, path, body }) => changeCaseMember(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'delete',
  path: '/cases/{case}/members/{organisation}',
  id: 'takeOutMember',
  summary: 'Take a member out again',
  params: InMember,
  answer: Done,
  run: ({ web, asking, path }) => takeOutMember(web.world, asking(), path),
})

operation({
  method: 'post',
  path: '/cases/{case}/members/{organisation}/leaving',
  id: 'leaveCase',
  summary: 'Leave, for an organisation that had confirmed, an application that is not decided yet',
  params: InMember,
  body: Leaving,
  answer: Done,
  run: ({ web, asking, path, body }) => leaveCase(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'put',
  path: '/cases/{case}/members/{organisation}/figure',
  id: 'stateFigure',
  summary:
    'State the lead’s own figure, from which its dues are reckoned; members state theirs when they confirm',
  params: InMember,
  body: OwnFigure,
  answer: Done,
  run: ({ web, asking, path, body }) => stateOwnFigure(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'get',
  path: '/cases/{case}/members/{organisation}/part',
  id: 'getPart',
  summary: 'What a member filled in of itself, as far as you may see it',
  params: InMember,
  answer: PartView,
  run: async (asked) => {
    const { file, moment } = await openCase(asked)
    const part = caseView(asked.person(), file, moment).parts?.find(
      ({ organisation }) => organisation === asked.path.organisation,
    )
    if (!part) throw notFound()
    return part
  },
})

const Place = z.union([z.string().max(20_000), z.number(), z.array(z.string().max(300)).max(200)])

operation({
  method: 'put',
  path: '/cases/{case}/members/{organisation}/part',
  id: 'savePart',
  summary:
    'Save your organisation’s own part, place by place (`field`, or `field.row.column` in a table). A place that somebody else changed meanwhile is answered with both versions, and stays as it was',
  params: InMember,
  body: z.strictObject({
    changes: z.record(
      z.string().max(160),
      z.strictObject({
        base: Place.nullable()
          .optional()
          .describe('What stood there when this was typed; nothing where it was empty'),
        value: Place.nullable().optional(),
      }),
    ),
  }),
  answer: z.object({
    problems: Problems,
    conflicts: z.array(z.object({ path: z.string(), mine: Place.optional(), theirs: Place.optional() })),
    revision: z.number(),
  }),
  run: async (asked) => {
    const { web, asking, path, body } = asked
    const { file, moment } = await openCase(asked)
    const { organisation } = path
    const part = partOf(file.head, moment)
    if (!part || !may(asked.person(), { to: 'write-part', file, organisation })) throw notFound()
    const changes = Object.fromEntries(
      Object.entries(body.changes).map(([place, { base, value }]) => [
        place,
        { base: base ?? undefined, value: value ?? undefined },
      ]),
    )
    const saved = await savePart(web.world, asking(), { ...path, section: part.id, changes })
    return {
      problems: [...saved.refused, ...saved.problems].map(({ field, code, facts }) => ({
        field,
        code,
        ...(facts ? { facts: { ...facts } } : {}),
      })),
      conflicts: saved.conflicts.map(({ path: at, mine, theirs }) => ({
        path: at,
        ...(mine === undefined ? {} : { mine: asPlace(mine) }),
        ...(theirs === undefined ? {} : { theirs: asPlace(theirs) }),
      })),
      revision: saved.revision,
    }
  },
})

const asPlace = (value: string | number | readonly string[]): z.infer<typeof Place> =>
  typeof value === 'object' ? [...value] : value
