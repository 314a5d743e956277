import { z } from 'zod'
import { Stamp } from './history.ts'
import { ObjectionId } from './ids.ts'

/** Somebody objects to what was announced, under a real name or an organisation's seal. */
export const Objection = z.strictObject({
  id: ObjectionId,
  by: z.discriminatedUnion('is', [
    z.strictObject({
      is: z.literal('person'),
      name: z.string().min(2).max(120),
      workplace: z.string().min(2).max(200),
      address: z.string().min(2).max(300),
      phone: z.string().min(5).max(40),
    }),
    z.strictObject({
      is: z.literal('organisation'),
      name: z.string().min(2).max(200),
      contact: z.string().min(2).max(120),
      phone: z.string().min(5).max(40),
      /** The objection bears the organisation's official seal (on the paper that follows). */
      sealed: z.literal(true),
    }),
  ]),
  grounds: z.string().min(10).max(4000),
  evidence: z.string().max(4000).optional(),
  /** What the applicants say to it, where the programme lets them. */
  statement: z.strictObject({ text: z.string().max(4000), stamp: Stamp }).optional(),
  raised: Stamp,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('open') }),
    z.strictObject({ is: z.enum(['dismissed', 'upheld']), stamp: Stamp, reason: z.string() }),
  ]),
})
export type Objection = z.infer<typeof Objection>
