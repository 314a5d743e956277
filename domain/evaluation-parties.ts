import type { CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { asParty } from './change-effect.ts'
import type { Consortium, Party } from './consortium.ts'
import type { Decision } from './decision.ts'
import { asEvaluation } from './evaluation.ts'
import { canonical } from './history.ts'
import { followLeads } from './lead-tasks.ts'
import type { Moment } from './moment.ts'
import { tellOfTask } from './step.ts'

/**
 * An evaluation under way follows the parties of its consortium: whoever leads now, or leads along, has its tasks and writes its
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
  const followed = parties.map((party) => ({ ...(held.get(party.organisation) ?? joins(moment)), ...party }))
  const { tasks, opened } = followLeads(file, { members: followed }, moment)
  const next = { ...head, lead: lead.organisation, leadName: lead.name }
  return {
    head: next,
    members: followed.filter(({ organisation: id }) => changed.some((party) => party.organisation === id)),
    removedMembers: left.map((member) => member.organisation),
    tasks,
    events: [{ what: 'parties-changed', facts: { lead: lead.name, left: left.length } }],
    tell: opened.map(tellOfTask),
  }
}

const says = (member: Member | undefined, party: Party): boolean =>
  member !== undefined && canonical(asParty(member)) === canonical(party)

const joins = ({ now }: Moment): Pick<Member, 'credentials' | 'confirmation' | 'joined'> => ({
  credentials: [],
  confirmation: { is: 'not-needed' },
  joined: now,
})
