import { z } from 'zod'
import type { CaseId, OrganisationId } from '../../domain/ids.ts'
import { leave } from '../../domain/leave.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, onCase } from './run.ts'

/** Why an organisation leaves: whoever leads and the officer read it. */
export const Leaving = z.strictObject({ reason: z.string().trim().min(2).max(2000) })
const Done = z.object({})

/** An organisation that had confirmed takes it back, by somebody who speaks for it. */
export const leaveCase = (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId; readonly organisation: OrganisationId } & z.infer<typeof Leaving>,
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'leave', case: input.case, input },
    (file, moment) => {
      const { organisation, reason } = input
      if (!may(asking.person, { to: 'leave', file, organisation })) throw notFound()
      const role = file.members.find((member) => member.organisation === organisation)?.role
      const stamp = stampOf(asking, role === 'member' ? 'member' : 'lead', organisation)
      return { decision: leave(file, organisation, reason, stamp, moment), stamp, result: {} }
    },
    Done.parse,
  )
