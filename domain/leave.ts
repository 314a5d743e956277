import type { CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { isConfirmationOf } from './confirmation.ts'
import type { Decision } from './decision.ts'
import type { Stamp } from './history.ts'
import type { OrganisationId } from './ids.ts'
import { followLeads } from './lead-tasks.ts'
import { canLeave, hearOfNo } from './leaving.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { tell } from './step.ts'
import { closed } from './task.ts'

/** A member leaves an application that it had confirmed: from then on it counts for nothing that is checked. */
export const leave = (
  file: CaseFile,
  id: OrganisationId,
  reason: string,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const member = file.members.find(({ organisation }) => organisation === id)
  if (!member || !canLeave(file, id)) throw new Refusal('not-at-this-step')
  const left: Member = { ...member, confirmation: { is: 'declined', stamp, reason } }
  const members = file.members.map((one) => (one === member ? left : one))
  return {
    head: file.head,
    members: [left],
    tasks: [
      ...file.tasks
        .filter((task) => task.state.is === 'open' && isConfirmationOf(task, id))
        .map((task) => closed(task, 'cancelled', moment.now)),
      ...followLeads(file, { members }, moment).tasks,
    ],
    events: [{ what: 'member-left', facts: { organisation: id, name: member.name, reason } }],
    tell: [
      tell(file.head, moment, 'member-left', hearOfNo({ ...file, members }), { member: member.name, reason }),
    ],
  }
}
