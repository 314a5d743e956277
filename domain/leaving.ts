import { type CaseFile, ended } from './case.ts'
import type { Member } from './case-member.ts'
import { isHandedIn } from './hats.ts'
import type { OrganisationId } from './ids.ts'
import { leads, office } from './step.ts'
import type { Audience } from './task.ts'

/**
 * Whether an organisation may take back that it takes part: whoever said yes, until the application is decided. The lead
 * cannot leave what it leads, it gives the application up; and a recognised consortium is left by a change.
 */
export const canLeave = (
  { head, members }: Pick<CaseFile, 'head' | 'members'>,
  id: OrganisationId,
): boolean =>
  head.kind === 'application' &&
  !ended(head) &&
  members.some(
    ({ organisation, role, confirmation }) => organisation === id && role !== 'lead' && saidYes(confirmation),
  )

const saidYes = (confirmation: Member['confirmation']): boolean =>
  confirmation.is === 'confirmed' || (confirmation.is === 'asked' && confirmation.before !== undefined)

/** Who hears that an organisation said no: those who lead, and the officers of what was handed in. */
export const hearOfNo = (file: Pick<CaseFile, 'head' | 'members'>): Audience[] => [
  ...leads(file),
  ...(isHandedIn(file.head) && !ended(file.head) ? [office(file.head, 'officer')] : []),
]
