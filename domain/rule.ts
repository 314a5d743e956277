import { z } from 'zod'
import { Condition, Token } from './condition.ts'
import { Words } from './words.ts'

/** When it is asked: on application, on application and at every change after, or on renewal. */
export const Phase = z.enum(['apply', 'always', 'renew'])
export type Phase = z.infer<typeof Phase>

/** Whom a rule, a field or a step is for: without a list, everybody. */
export const OnlyFor = z.strictObject({
  formationTypes: z.array(Token).min(1).max(20).optional(),
  tiers: z.array(Token).min(1).max(10).optional(),
  fields: z.array(Token).min(1).max(40).optional(),
})
export type OnlyFor = z.infer<typeof OnlyFor>

/** One condition of a programme, when it is asked, and what it does when it does not hold. */
export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  phase: Phase,
  force: z.enum(['blocks', 'warns']).describe('A measure blocks; a guideline warns.'),
  onlyFor: OnlyFor.optional(),
  source: Words.optional().describe('The article or page that says so.'),
  condition: Condition,
})
export type Rule = z.infer<typeof Rule>
