import { z } from 'zod'
import { CallId, PersonId, SchemeRef } from './ids.ts'
import { Words } from './words.ts'

/** A window in which organisations may apply to a programme, and who works on what comes in. */
export const Call = z.strictObject({
  id: CallId,
  scheme: SchemeRef,
  title: Words,
  opens: z.iso.datetime({ precision: 3 }),
  closes: z.iso.datetime({ precision: 3 }),
  experts: z.array(PersonId).max(400),
  /** For each level of the scheme's approval chain, who decides there. */
  approvers: z.record(z.string().max(40), z.array(PersonId).min(1).max(30)),
  revision: z.number().int().min(1),
})
export type Call = z.infer<typeof Call>

/** Before, within or after its window. The last millisecond belongs to the window. */
export const callState = (call: Call, now: string): 'ahead' | 'open' | 'closed' =>
  now < call.opens ? 'ahead' : now > call.closes ? 'closed' : 'open'
