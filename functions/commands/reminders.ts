import { civilDate } from '../../domain/calendar.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { CaseId, OrganisationId } from '../../domain/ids.ts'
import { type Invitation, invitationsOf } from '../../domain/invitation.ts'
import { sendAgain } from '../../domain/invite.ts'
import type { Moment } from '../../domain/moment.ts'
import { remindMembers } from '../../domain/reminding.ts'
import type { World } from '../ports/world.ts'
import { asLead } from './as-lead.ts'
import { type Asking, momentFor, persistently } from './run.ts'
import { notFound } from '../../domain/refusal.ts'

/** Invitations that nobody took up and that no mail went out for today: reminding means another link. */
export const waitingInvitations = (file: CaseFile, moment: Moment): readonly Invitation[] => {
  const day = (at: string): string => civilDate(at, moment.scheme.timeZone)
  return invitationsOf(file).filter(
    ({ state, sent }) =>
      (state.is === 'sent' || state.is === 'opened') && day(sent.at(-1) ?? '') !== day(moment.now),
  )
}

/**
 * Reminds one member or everybody of what they still have to do: each once on a day, whoever clicks how often. Who
 * never took the invitation up gets the mail again.
 */
export const remind = async (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId; readonly organisation?: OrganisationId | undefined },
): Promise<{ reminded: number }> => {
  let reminded = 0
  for (;;) {
    const done = await persistently(async () => {
      const file = await world.store.cases.load(input.case)
      if (!file) throw notFound()
      const moment = await momentFor(world, file.head.scheme, asking.arrived)
      const stamp = asLead(asking, file)
      const decision = next(file, moment, input.organisation)
      if (!decision) return 0
      await world.store.cases.commit(file, decision, { stamp })
      return decision.tell?.length ?? 0
    })
    if (done === 0) return { reminded }
    reminded += done
  }
}

const next = (file: CaseFile, moment: Moment, only: OrganisationId | undefined): Decision | undefined => {
  const members = remindMembers(file, moment, only)
  if (members || only !== undefined) return members
  const [first] = waitingInvitations(file, moment)
  return first && sendAgain(file, first.id, moment)
}
