import { z } from 'zod'
import { DocumentId } from './ids.ts'

/** The longest remark on one place. */
export const longestRemark = 2000
/** As many as one sheet may carry. */
export const mostRemarks = 200

const text = z.string().trim().min(1).max(longestRemark)

/** What an expert remarks on one place of an application: a section, a field of it, or a page of a document. */
export const SheetRemark = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('form'),
    section: z.string().max(40),
    field: z.string().max(40).optional(),
    text,
  }),
  z.strictObject({
    on: z.literal('document'),
    document: DocumentId,
    page: z.number().int().min(1).max(9999).optional(),
    text,
  }),
])
export type SheetRemark = z.infer<typeof SheetRemark>
