import { z } from 'zod'
import { CallId, SchemeRef } from './ids.ts'
import { Words } from './words.ts'

/** A window in which organisations may apply to a programme, until the minute it closes. */
export const Call = z.strictObject({
  id: CallId,
  scheme: SchemeRef,
  title: Words,
  opens: z.iso.datetime({ precision: 3 }),
  closes: z.iso.datetime({ precision: 3 }),
  revision: z.number().int().min(1),
})
export type Call = z.infer<typeof Call>
