import { z } from 'zod'

/**
 * What a panel came to: totals of 100, the mean that counts, and how far the sheets lie apart that are closest
 * together (as many as a panel has).
 */
export const ReviewResult = z.strictObject({
  sheets: z.number().int().min(0),
  counted: z.number().int().min(0),
  /** Bonus points may carry it over the hundred. */
  mean: z.number().min(0),
  spread: z.number().min(0),
  /** Items that failed the case whatever the total: their mean and the least that was asked. */
  vetoes: z
    .array(z.strictObject({ item: z.string().max(40), mean: z.number(), below: z.number() }))
    .max(40)
    .optional(),
})
export type ReviewResult = z.infer<typeof ReviewResult>
