import { z } from 'zod'
import { Token } from './condition.ts'
import { Words } from './words.ts'

const months = z.number().int().min(1).max(240)
/** `{year}` and `{code}` are filled in; the code is checked to be new in the transaction that gives it. */
const NumberPattern = z
  .string()
  .regex(/^[^{}]*\{year\}[^{}]*\{code\}[^{}]*$/)
  .max(60)

/**
 * A number is printed, typed and put into addresses: signs that a reader sees, but none that ends a path or a line or
 * stands for itself. Asked of a programme before it is published, not of its shape: older versions stay readable.
 */
export const isPrintablePattern = (pattern: string): boolean => !/[\p{C}\p{Zl}\p{Zp}/?#&<>]/u.test(pattern)

/** A standing within a programme: in the cultivation pool, or established. */
export const Tier = z.strictObject({
  id: Token,
  title: Words,
  verb: Words,
  numberPattern: NumberPattern.optional(),
  validityMonths: months.optional(),
  upgradeFrom: Token.optional().describe('Only consortia of this tier may apply for it (提档升级).'),
})
export type Tier = z.infer<typeof Tier>

/** What a case ends in. */
export const Outcome = z.strictObject({
  kind: z.enum([
    'recognition',
    'filing',
    'establishment',
    'cultivation',
    'designation',
    'registration',
    'membership',
    'agreement',
  ]),
  verb: Words,
  numberPattern: NumberPattern,
  validityMonths: months,
  provisionalMonths: months
    .optional()
    .describe('Given for so long on trial; the first evaluation that is passed makes it firm.'),
  renewal: z
    .strictObject({
      months,
      times: z.number().int().min(1).max(20),
      opensMonthsBefore: z.number().int().min(1).max(36),
    })
    .optional()
    .describe(
      'For how long it can be given again, how often, and from when before its end it can be asked for.',
    ),
  tiers: z.array(Tier).min(2).max(6).optional(),
  register: z
    .array(z.enum(['parties', 'field', 'place', 'grades', 'results']))
    .max(5)
    .describe('What an entry of the public register shows beside name, number and standing.'),
})
export type Outcome = z.infer<typeof Outcome>

/** Something that is counted over the years, each time with its date and evidence. */
export const ResultKind = z.strictObject({
  id: Token,
  title: Words,
  unit: Words,
  sort: z.enum(['standard', 'patent', 'project', 'product', 'revenue', 'talent', 'publication', 'other']),
  target: z.boolean().default(false),
})
export type ResultKind = z.infer<typeof ResultKind>
