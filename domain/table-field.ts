import { z } from 'zod'
import { FigureName } from './condition.ts'
import { DocumentFormats, FieldId, fieldBase, MostMegabytes, Options } from './field-base.ts'
import { Attainment, FieldPath, GivenCell } from './prefill-rule.ts'
import { Words } from './words.ts'

/** A row's id is given once and stays, however rows are moved: what two people change is told apart by it. */
export const RowId = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)

/** More than any table of a form needs; with its columns it still fits into one item of the store. */
export const mostRowsAsked = 60

const columnBase = {
  id: FieldId,
  label: Words,
  hint: Words.optional(),
  required: z.boolean().default(false).describe('Asked of every row that is not left empty.'),
  requiredWhen: z
    .strictObject({ field: FieldId, anyOf: z.array(z.string().max(60)).min(1) })
    .optional()
    .describe('Required only when another column of the row, or a field of the section, is answered so.'),
  given: GivenCell.optional().describe(
    'In a report: shown of the plan or of last year, and typed by nobody.',
  ),
}

/** What is asked in each row. */
export const TableColumn = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    ...columnBase,
    max: z.number().int().min(1).max(2000).default(120),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...columnBase,
    unit: Words.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('date'), ...columnBase }),
  z.strictObject({ kind: z.literal('choice'), ...columnBase, options: Options }),
  z.strictObject({ kind: z.literal('member'), ...columnBase }).describe('An organisation of the consortium.'),
  z.strictObject({
    kind: z.literal('document'),
    ...columnBase,
    formats: DocumentFormats.default(['pdf']),
    maxMegabytes: MostMegabytes.describe('What one file may weigh, in megabytes.'),
  }),
])
export type TableColumn = z.infer<typeof TableColumn>

/** Which rows there are. */
export const TableRows = z.discriminatedUnion('is', [
  z
    .strictObject({
      is: z.literal('free'),
      min: z
        .number()
        .int()
        .min(0)
        .max(mostRowsAsked)
        .default(0)
        .describe('So many rows when it is answered.'),
      max: z.number().int().min(1).max(mostRowsAsked).default(20),
    })
    .describe('Whoever fills it in adds and removes rows.'),
  z
    .strictObject({
      is: z.literal('fixed'),
      rows: z
        .array(z.strictObject({ id: RowId, label: Words }))
        .min(1)
        .max(mostRowsAsked),
    })
    .describe('The same rows for everybody, each with its name.'),
  z
    .strictObject({
      is: z.literal('targets'),
      of: FieldPath,
      attainment: Attainment.optional().describe('Which column is compared with which, in per cent.'),
    })
    .describe('In a report: the rows of this table (`section.field`) of the application, as they were set.'),
])
export type TableRows = z.infer<typeof TableRows>

const feeds = z
  .strictObject({ figure: FigureName, year: z.number().int().min(1).max(10).default(1) })
  .optional()
  .describe('What rules know the number as.')

const Where = z
  .strictObject({ column: FieldId, anyOf: z.array(z.string().max(60)).min(1).max(60) })
  .describe('Only rows that are answered so.')
const columns = z.array(FieldId).min(1).max(20)
const someRows = z.array(RowId).min(1).max(mostRowsAsked).optional().describe('Only these fixed rows.')

/** What is worked out from a table, and what has to agree with it. All of it is shown where the table stands. */
export const TableCheck = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('column-total'), column: FieldId, feeds })
    .describe('The sum of a column, under it.'),
  z
    .strictObject({ kind: z.literal('row-total'), columns, label: Words, feeds })
    .describe('The sum of some columns, at the end of each row, and of all rows together.'),
  z
    .strictObject({
      kind: z.literal('row-count'),
      label: Words,
      where: Where.optional(),
      min: z.number().int().min(0).max(mostRowsAsked).optional(),
      max: z.number().int().min(0).max(mostRowsAsked).optional(),
      feeds,
    })
    .describe('How many rows there are (that are answered so).'),
  z
    .strictObject({
      kind: z.literal('share'),
      label: Words,
      columns,
      rows: someRows,
      where: Where.optional(),
      min: z.number().min(0).max(1).optional().describe('0.4 is 40 per cent.'),
      max: z.number().min(0).max(1).optional(),
      feeds,
    })
    .describe('What these rows make of the sum of the columns over all rows; 1 is all of it.'),
  z
    .strictObject({
      kind: z.literal('equals-field'),
      columns,
      rows: someRows,
      field: z
        .string()
        .regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)
        .describe('A number of the form, as `section.field`.'),
    })
    .describe('The sum of the columns is what another field of the form says.'),
  z
    .strictObject({ kind: z.literal('equals-columns'), column: FieldId, of: columns })
    .describe('In each row, what stands in the column is the sum of the others.'),
])
export type TableCheck = z.infer<typeof TableCheck>

/** A list of things of one sort, each a row: people, tasks, milestones, a budget, indicators. */
export const TableField = z.strictObject({
  kind: z.literal('table'),
  ...fieldBase,
  columns: z.array(TableColumn).min(1).max(16),
  rows: TableRows.default({ is: 'free', min: 0, max: 20 }),
  checks: z.array(TableCheck).max(24).default([]),
})
export type TableField = z.infer<typeof TableField>
