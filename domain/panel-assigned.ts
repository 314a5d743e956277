import { z } from 'zod'
import { Stamp } from './history.ts'
import { PersonId } from './ids.ts'

/** Whom an officer gave a case to, each with the field whose place it is: what the panel is chosen by. */
export const AssignedPanel = z.strictObject({
  experts: z.array(z.strictObject({ person: PersonId, field: z.string().max(4000).optional() })).max(21),
  reason: z.string().max(2000).optional(),
  stamp: Stamp,
})
export type AssignedPanel = z.infer<typeof AssignedPanel>
