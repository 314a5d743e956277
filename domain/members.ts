import { asMember } from './application.ts'
import { requireWritable } from './case-form.ts'
import type { CaseFile, CaseHead, Member } from './case.ts'
import type { Decision } from './decision.ts'
import { canonical, type Stamp } from './history.ts'
import type { OrganisationId } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Organisation } from './organisation.ts'
import { type Problem, Refusal } from './refusal.ts'
import { leads, newTask, organisation, tell } from './step.ts'
import { type Stated, statedBy } from './member-dues.ts'
import type { AnswerTo, Task } from './task.ts'

/** As what an organisation is named: its role, and its layer where the programme has some. */
export type NamedAs = { readonly role: 'co-lead' | 'member'; readonly layer?: string | undefined }

/** From another country than the lead: such a member may not be wanted, or only under conditions. */
export const isForeign = (
  { country }: Pick<Member, 'country'>,
  members: readonly Pick<Member, 'role' | 'country'>[],
): boolean => members.some((member) => member.role === 'lead' && member.country !== country)

/** Which layer, whether co-leads are allowed, and from where members come: what the programme says of members. */
const misfits = (
  file: CaseFile,
  invited: Organisation,
  { role, layer }: NamedAs,
  moment: Moment,
): Problem[] => {
  const { coLeads, foreign, layers } = moment.scheme.members
  const known = layers?.map(({ id }) => id) ?? []
  return [
    ...(foreign === 'no' && isForeign(invited, file.members)
      ? [{ field: 'country', code: 'foreign', facts: { country: invited.country } }]
      : []),
    ...(role === 'co-lead' && !coLeads ? [{ field: 'role', code: 'no-co-leads' }] : []),
    ...(layers && layer === undefined ? [{ field: 'layer', code: 'missing' }] : []),
    ...(layer !== undefined && !known.includes(layer) ? [{ field: 'layer', code: 'not-an-option' }] : []),
  ]
}

/** The lead names a member (or co-lead); that organisation is asked to confirm from its own sign-in. */
export const addMember = (file: CaseFile, invited: Organisation, as: NamedAs, moment: Moment): Decision => {
  const { role, layer } = as
  requireWritable(file, 'members', moment)
  if (file.members.some((member) => member.organisation === invited.id))
    throw new Refusal('member-twice', { problems: [{ field: 'code', code: 'member-twice' }] })
  const most = moment.scheme.members.max
  if (file.members.length > most) throw new Refusal('too-many', { facts: { max: most } })
  const problems = misfits(file, invited, as, moment)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const named = asMember(invited, role, { is: 'asked', at: moment.now }, moment.now)
  const task = newTask(file.head, moment, {
    kind: 'confirmation',
    round: 1,
    audience: organisation(invited.id),
    lateness: 'closes',
    ...confirmBy(file.head),
  })
  return {
    head: file.head,
    members: [{ ...named, ...(layer === undefined ? {} : { layer }) }],
    tasks: [task],
    events: [
      {
        what: 'member-named',
        facts: {
          organisation: invited.id,
          name: invited.name,
          role,
          ...(layer === undefined ? {} : { layer }),
        },
      },
    ],
    tell: [
      {
        key: `${task.id}/asked`,
        about: 'asked-to-confirm',
        to: [organisation(invited.id)],
        facts: {
          title: file.head.title,
          scheme: file.head.scheme,
          lead: file.head.leadName,
          case: file.head.id,
          taskId: task.id,
          due: task.due ?? '',
        },
      },
    ],
  }
}

/** Before the application is handed in, or handed in again. */
const confirmBy = (head: CaseHead): { due?: string } => {
  if (head.status.is === 'correction') return { due: head.status.due }
  return head.kind === 'application' ? { due: head.closes } : {}
}

/** The lead takes a member out again; what that organisation was asked is closed. */
export const removeMember = (file: CaseFile, id: OrganisationId, moment: Moment): Decision => {
  requireWritable(file, 'members', moment)
  const member = file.members.find((candidate) => candidate.organisation === id)
  if (!member || member.role === 'lead') throw new Refusal('not-found')
  return {
    head: file.head,
    removedMembers: [id],
    tasks: openConfirmations(file, id).map(({ alarm: _, ...task }) => ({
      ...task,
      state: { is: 'cancelled', at: moment.now },
    })),
    events: [{ what: 'member-removed', facts: { organisation: id, name: member.name } }],
  }
}

const openConfirmations = (file: CaseFile, id: OrganisationId): Task[] =>
  file.tasks.filter(
    (task) =>
      task.kind === 'confirmation' &&
      task.state.is === 'open' &&
      task.audience.is === 'organisation' &&
      task.audience.organisation === id,
  )

/** A member confirms what binds it, or declines. */
export const answerConfirmation = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'confirmation'>,
  stamp: Stamp,
  moment: Moment,
): Decision & { outcome: string } => {
  const member = file.members.find(
    (candidate) =>
      task.audience.is === 'organisation' && candidate.organisation === task.audience.organisation,
  )
  if (!member) throw new Refusal('not-found')
  const confirmation: Member['confirmation'] =
    answer.decision === 'confirm'
      ? { is: 'confirmed', stamp, contribution: answer.contribution }
      : { is: 'declined', stamp, reason: answer.reason }
  const confirmed = answer.decision === 'confirm'
  // Only whoever applies is asked what it earns.
  const dues = file.head.kind === 'application' ? moment.scheme.membership : undefined
  const stated = confirmed ? statedBy(answer, dues, 'answer.') : {}
  return {
    head: file.head,
    // Where a step waits for this answer, it goes on with it: a change of a recognised consortium.
    outcome: confirmed ? 'confirmed' : 'declined',
    members: [{ ...member, ...stated, confirmation }],
    events: [
      {
        what: confirmed ? 'member-confirmed' : 'member-declined',
        facts: { organisation: member.organisation, name: member.name },
      },
    ],
    tell: [
      tell(file.head, moment, confirmed ? 'member-confirmed' : 'member-declined', leads(file), {
        member: member.name,
        ...(answer.decision === 'decline' ? { reason: answer.reason } : {}),
      }),
    ],
  }
}

/** The lead is not asked to confirm: it states its figure beside the list of members. */
export const stateFigure = (file: CaseFile, id: OrganisationId, stated: Stated, moment: Moment): Decision => {
  requireWritable(file, 'members', moment)
  const member = file.members.find(({ organisation, role }) => organisation === id && role === 'lead')
  if (!member || !moment.scheme.membership) throw new Refusal('not-found')
  const known = statedBy(stated, moment.scheme.membership, '')
  const { figure: _, units: __, ...rest } = member
  return {
    head: file.head,
    members: [{ ...rest, ...known }],
    events: [
      { what: 'figure-stated', facts: { organisation: id, name: member.name, figure: known.figure ?? 0 } },
    ],
  }
}

/** Takes over what is registered of the organisations now: it may have changed since they were named. */
export const refreshMembers = (
  file: CaseFile,
  registered: readonly Organisation[],
  moment: Moment,
): Decision => {
  requireWritable(file, 'members', moment)
  const changed = file.members.flatMap((member) => {
    const found = registered.find(({ id }) => id === member.organisation)
    if (!found) return []
    const now = { ...asMember(found, member.role, member.confirmation, member.joined), ...ofThisCase(member) }
    return canonical(now) === canonical(member) ? [] : [now]
  })
  return {
    head: file.head,
    members: changed,
    events: changed.map(({ organisation, name }) => ({
      what: 'member-refreshed',
      facts: { organisation, name },
    })),
  }
}

/** What was said in the case, and is registered nowhere. */
const ofThisCase = ({ layer, figure, units }: Member): Pick<Member, 'layer' | 'figure' | 'units'> => ({
  ...(layer === undefined ? {} : { layer }),
  ...(figure === undefined ? {} : { figure }),
  ...(units === undefined ? {} : { units }),
})
