import { z } from 'zod'
import { CaseId, PersonId } from './ids.ts'
import { longestText } from './words.ts'

/** What an officer writes to colleagues about a case. It stays as it was written; what was wrong is said in the next. */
export const Note = z.strictObject({
  id: z.string().regex(/^[0-9a-hjkmnp-tv-z]{20}$/),
  case: CaseId,
  by: PersonId,
  /** As they were called then. */
  name: z.string().max(120),
  at: z.iso.datetime({ precision: 3 }),
  text: z.string().min(1).max(longestText),
  /** Colleagues who were told. */
  mentions: z.array(z.strictObject({ id: PersonId, name: z.string().max(120) })).max(20),
})
export type Note = z.infer<typeof Note>

export const WriteNote = z.strictObject({
  text: z.string().trim().min(1).max(longestText),
  mentions: z
    .array(PersonId)
    .max(20)
    .default([])
    .describe('Officers and auditors of the programme, who are told'),
})
export type WriteNote = z.infer<typeof WriteNote>
