import { z } from 'zod'
import { Prefill } from './prefill-rule.ts'
import { OnlyFor } from './rule.ts'
import { Words } from './words.ts'

export const FieldId = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)

/** What every field of a form has, whatever is answered in it. */
export const fieldBase = {
  id: FieldId,
  label: Words,
  hint: Words.optional(),
  example: Words.optional().describe('An answer as one might give it.'),
  required: z.boolean().default(false),
  requiredWhen: z
    .strictObject({ field: FieldId, anyOf: z.array(z.string().max(60)).min(1) })
    .optional()
    .describe('Required only when another field of the section is answered so.'),
  onlyFor: OnlyFor.optional().describe('Asked only of some formation types, tiers or fields of work.'),
  prefill: Prefill.optional().describe('In a report: where its answer comes from before anybody typed.'),
}

/** The options of a choice. */
export const Options = z
  .array(z.strictObject({ value: z.string().max(60), label: Words }))
  .min(2)
  .max(60)

export const DocumentFormats = z.array(z.enum(['pdf', 'jpg', 'png', 'docx', 'xlsx'])).min(1)

/** What one file may weigh, in megabytes. */
export const MostMegabytes = z.number().int().min(1).max(500).default(50)
