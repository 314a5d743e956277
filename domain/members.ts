import { asMember, requireWritable } from './application.ts'
import type { CaseFile, CaseHead, Member } from './case.ts'
import type { Decision } from './decision.ts'
import type { Stamp } from './history.ts'
import type { OrganisationId } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Organisation } from './organisation.ts'
import { Refusal } from './refusal.ts'
import { leads, newTask, organisation, tell } from './step.ts'
import type { AnswerTo, Task } from './task.ts'

/** The lead names a member (or co-lead); that organisation is asked to confirm from its own sign-in. */
export const addMember = (
  file: CaseFile,
  invited: Organisation,
  role: 'co-lead' | 'member',
  moment: Moment,
): Decision => {
  requireWritable(file, 'members', moment)
  if (file.members.some((member) => member.organisation === invited.id))
    throw new Refusal('member-twice', { problems: [{ field: 'code', code: 'member-twice' }] })
  const most = moment.scheme.members.max
  if (file.members.length > most) throw new Refusal('too-many', { facts: { max: most } })
  const task = newTask(file.head, moment, {
    kind: 'confirmation',
    round: 1,
    audience: organisation(invited.id),
    lateness: 'closes',
    ...confirmBy(file.head),
  })
  return {
    head: file.head,
    members: [asMember(invited, role, { is: 'asked', at: moment.now }, moment.now)],
    tasks: [task],
    events: [{ what: 'member-named', facts: { organisation: invited.id, name: invited.name, role } }],
    tell: [
      {
        key: `${task.id}/asked`,
        about: 'asked-to-confirm',
        to: [organisation(invited.id)],
        facts: {
          title: file.head.title,
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
  return {
    head: file.head,
    // Where a step waits for this answer, it goes on with it: a change of a recognised consortium.
    outcome: confirmed ? 'confirmed' : 'declined',
    members: [{ ...member, confirmation }],
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
