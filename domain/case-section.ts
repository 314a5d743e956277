import { z } from 'zod'
import { Answers, TableAnswer } from './form.ts'
import { Prefilled } from './prefill-rule.ts'
import { Stamp } from './history.ts'
import { OrganisationId } from './ids.ts'

/** One section's answers; of a member's own part, once for each member. */
export const Section = z.strictObject({
  id: z.string().max(40),
  /** The member whose part it is; the consortium's own sections have none. */
  owner: OrganisationId.optional(),
  answers: Answers,
  /** Who saved it last. */
  saved: Stamp,
  /** Everybody who ever wrote in it, with the last time of each. */
  authors: z.array(Stamp).max(60).optional(),
  /** Who of them wrote an answer last: its field, and the place among the authors. */
  wrote: z.record(z.string().max(40), z.number().int().min(0)).optional(),
  /** Answers that nobody looked at yet: they were filled in before, by field. */
  prefilled: z.record(z.string().max(40), Prefilled).optional(),
  /** Rows that a report has from the plan, with what stands in them of earlier: nobody changes that. By field. */
  given: z.record(z.string().max(40), TableAnswer).optional(),
  /** Counts the saves: two that start from the same one cannot both win. */
  revision: z.number().int().min(1).optional(),
})
export type Section = z.infer<typeof Section>
