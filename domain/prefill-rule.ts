import { z } from 'zod'
import { Token } from './condition.ts'

/** A field of a form by its section: `plan.budget`. */
export const FieldPath = z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)

/**
 * Where a field of a report has its answer from before anybody typed. It stays marked, and keeps the report from being
 * handed in, until the lead changed it or said that it is still right.
 */
export const Prefill = z.discriminatedUnion('from', [
  z
    .strictObject({
      from: z.literal('last-report'),
      field: FieldPath.optional().describe('Another field of it; without one, the same field.'),
    })
    .describe('What last year’s report said.'),
  z.strictObject({ from: z.literal('application'), field: FieldPath }).describe('What the application said.'),
  z
    .strictObject({
      from: z.literal('record'),
      what: z
        .enum(['results', 'result-sum', 'milestones', 'paid', 'members'])
        .describe(
          'Results and milestones fill a table’s columns of these names: `title`, `kind`, `on`, `quantity`, `evidence`; `title`, `due`, `state`, `payment`. Members: `member`, `role`. The others fill a number.',
        ),
      kind: Token.optional().describe('Only results of this kind.'),
    })
    .describe('What is on record of the consortium: of results, those of the years reported on.'),
])
export type Prefill = z.infer<typeof Prefill>

/** What a pre-filled answer is marked with: where it came from, and of which year or day that is. */
export const Prefilled = z.strictObject({
  from: z.enum(['last-report', 'application', 'record']),
  of: z.string().max(40),
})
export type Prefilled = z.infer<typeof Prefilled>

/** What a column of a report shows of earlier: nobody types there. */
export const GivenCell = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('plan'),
    column: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
      .optional()
      .describe('Another column of the table that the rows come from; without one, of the same name.'),
  }),
  z
    .strictObject({ from: z.literal('plan-row') })
    .describe('Which of the plan’s fixed rows it is; the column is a choice with an option for each.'),
  z
    .strictObject({
      from: z.literal('plan-years'),
      columns: z
        .array(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/))
        .min(1)
        .max(10)
        .describe('Numbers of the plan, one for each of its years, the first year first.'),
      until: z
        .enum(['report', 'end'])
        .describe(
          'Their sum up to the year that the report is about, counted from the recognition and rounded to full years; or to the end of the plan.',
        ),
    })
    .describe('What was planned by then: the sum of some of the plan’s columns.'),
  z.strictObject({
    from: z.literal('last-report'),
    column: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
      .describe('The column of last year’s table.'),
  }),
])
export type GivenCell = z.infer<typeof GivenCell>

const Column = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)

/** How far a target was reached, row by row. */
export const Attainment = z.strictObject({
  actual: Column,
  target: Column,
  noteBelow: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('Below this part of the target the note is required; 0.8 is 80 per cent.'),
  note: Column.optional(),
})
export type Attainment = z.infer<typeof Attainment>
