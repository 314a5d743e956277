import type { CaseFile } from '../../domain/case.ts'
import type { ActingAs, Stamp } from '../../domain/history.ts'
import type { OrganisationId } from '../../domain/ids.ts'
import { speaksFor } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Asking } from './run.ts'

/** Who, in which capacity, for whom, when: the arrival of the request. */
export const stampOf = (asking: Asking, as: ActingAs, forOrganisation?: OrganisationId): Stamp => ({
  by: asking.person.id,
  as,
  ...(forOrganisation === undefined ? {} : { for: forOrganisation }),
  at: asking.arrived,
})

/** The stamp of whoever writes a case for its lead or a co-lead; nobody else learns that it is there. */
export const asLead = (asking: Asking, file: CaseFile): Stamp => {
  if (!may(asking.person, { to: 'write', file })) throw notFound()
  const own = file.members.find(
    ({ role, confirmation, organisation }) =>
      role !== 'member' && confirmation.is !== 'declined' && speaksFor(asking.person, organisation),
  )
  return stampOf(asking, 'lead', own?.organisation)
}
