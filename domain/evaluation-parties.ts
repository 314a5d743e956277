import type { CaseFile, Member } from './case.ts'
import { asParty } from './change-effect.ts'
import type { Consortium, Party } from './consortium.ts'
import type { Decision } from './decision.ts'
import { asEvaluation } from './evaluation.ts'
import { canonical } from './history.ts'
import type { Moment } from './moment.ts'
import { organisation, tell } from './step.ts'
import type { Task } from './task.ts'

/**
 * An evaluation under way follows the parties of its consortium: whoever leads now has its tasks and writes its
 * sections, and whoever left has no part in it any more. Nothing comes of it where the parties are the same.
 */
export const followParties = (
  file: CaseFile,
  { parties }: Pick<Consortium, 'parties'>,
  moment: Moment,
): Decision | undefined => {
  const head = asEvaluation(file)
  const lead = parties.find(({ role }) => role === 'lead')
  if (head.run?.ended !== false || !lead) return undefined
  const held = new Map(file.members.map((member) => [member.organisation, member]))
  const changed = parties.filter((party) => !says(held.get(party.organisation), party))
  const left = file.members.filter((member) =>
    parties.every(({ organisation: id }) => id !== member.organisation),
  )
  if (changed.length === 0 && left.length === 0) return undefined
  const moved = file.tasks.filter(isOfLead).map((task) => ({
    ...task,
    audience: organisation(lead.organisation),
  }))
  const next = { ...head, lead: lead.organisation, leadName: lead.name }
  return {
    head: next,
    members: changed.map((party) => ({ ...(held.get(party.organisation) ?? joins(moment)), ...party })),
    removedMembers: left.map((member) => member.organisation),
    tasks: moved,
    events: [{ what: 'parties-changed', facts: { lead: lead.name, left: left.length } }],
    tell:
      lead.organisation === head.lead
        ? []
        : moved.map((task) =>
            tell(next, moment, 'task-opened', [task.audience], {
              task: task.kind,
              taskId: task.id,
              due: task.due ?? '',
            }),
          ),
  }
}

const says = (member: Member | undefined, party: Party): boolean =>
  member !== undefined && canonical(asParty(member)) === canonical(party)

const joins = ({ now }: Moment): Pick<Member, 'credentials' | 'confirmation' | 'joined'> => ({
  credentials: [],
  confirmation: { is: 'not-needed' },
  joined: now,
})

/** What only the lead is asked for. */
const isOfLead = ({ kind, state }: Task): boolean =>
  state.is === 'open' && (kind === 'report' || kind === 'rectification')
