import { z } from 'zod'
import { TimeLimit } from './calendar.ts'
import { FieldPath } from './prefill-rule.ts'
import { Words } from './words.ts'

export const ChangeKind = z.enum([
  'member-in',
  'member-out',
  'lead',
  'name',
  'task',
  'amount',
  'plan',
  'merger',
  'milestone',
  'renewal',
  'withdrawal',
])
export type ChangeKind = z.infer<typeof ChangeKind>

/** How one kind of change is made. */
export const ChangeRule = z.strictObject({
  kind: ChangeKind,
  mode: z
    .enum(['approve', 'notify'])
    .describe('It takes effect when it was approved, or when the authority was told.'),
  limit: TimeLimit.describe('The authority decides, or is told, within this.'),
  fields: z
    .array(FieldPath)
    .min(1)
    .max(12)
    .optional()
    .describe(
      'For changes of the plan: what of the application may change, `plan.budget`; the next report is compared with it.',
    ),
  effective: z.enum(['at-once', 'next-month', 'next-year']).default('at-once'),
})
export type ChangeRule = z.infer<typeof ChangeRule>

/** What may change while it lasts, and when. */
export const ChangeRules = z.strictObject({
  kinds: z.array(ChangeRule).min(1).max(11),
  blockedMonths: z
    .array(z.number().int().min(1).max(12))
    .max(11)
    .default([])
    .describe('No request in these months (1 to 12).'),
  windowMonths: z
    .number()
    .int()
    .min(1)
    .max(12)
    .optional()
    .describe('Requests are collected in windows of so many months.'),
  source: Words.optional().describe('The article or page that says so.'),
})
export type ChangeRules = z.infer<typeof ChangeRules>

/** How it ends before its time. */
export const ExitRules = z.strictObject({
  grounds: z.array(Words).min(1).max(12).describe("Why it can be taken back, in the programme's words."),
  banMonths: z
    .number()
    .int()
    .min(0)
    .max(120)
    .describe('After a revocation the lead may not apply for so long.'),
  funds: Words.optional().describe('What becomes of money that was paid.'),
})
export type ExitRules = z.infer<typeof ExitRules>
