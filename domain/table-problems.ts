import { OrganisationId } from './ids.ts'
import type { Facts, Problem } from './refusal.ts'
import { type Cell, filledRows, type TableAnswer, type TableRow } from './table-answer.ts'
import type { TableCheck, TableColumn, TableField } from './table-field.ts'
import { type Cells, countOf, differ, rowTotal, shareOf, totalOf } from './table-sums.ts'
import { dateProblem, numberProblem, optionProblem, textProblem, type ValueProblem } from './value-problem.ts'
import type { Words } from './words.ts'

/** What a table is compared with, beside itself. */
export type Around = {
  /** Another field of the form that is asked, by `section.field`: what it is called, and the number in it. */
  readonly numberAt?: (
    path: string,
  ) => { readonly label: Words; readonly value: number | undefined } | undefined
  /** The organisations of the consortium. */
  readonly members?: ReadonlySet<string> | undefined
}

export type TableProblem = Problem & {
  /** Something that is not there yet; a draft may leave it for later. */
  readonly waits: boolean
}

type Asking = {
  /** `section.field` */
  readonly name: string
  readonly required: boolean
  /** Whether a field of the section, by its id, is answered with one of these. */
  readonly answered: (field: string, anyOf: readonly string[]) => boolean
  readonly around: Around
}

/** The cells of an answer as they are added up. */
export const cellsOf = (answer: TableAnswer): Cells => {
  const rows = new Map(filledRows(answer).map(({ id, cells }) => [id, cells]))
  return {
    rows: [...rows.keys()],
    number: (row, column) => {
      const cell = rows.get(row)?.[column]
      return typeof cell === 'number' ? cell : undefined
    },
    text: (row, column) => String(rows.get(row)?.[column] ?? ''),
  }
}

/** What keeps a table from being complete: cells, rows, and sums that do not agree. */
export const tableProblems = (
  field: TableField,
  answer: TableAnswer | undefined,
  asking: Asking,
): TableProblem[] => {
  const filled = answer === undefined ? [] : filledRows(answer)
  if (answer === undefined || filled.length === 0)
    return asking.required ? [{ field: asking.name, code: 'missing', waits: true }] : []
  return [
    ...countProblems(field, filled.length, asking),
    ...askedRows(field, filled).flatMap((row) => rowProblems(field, row, asking)),
    ...field.checks.flatMap((check) => checkProblems(check, cellsOf(answer), asking)),
  ]
}

/** Rows that are asked of everybody are there, whether something stands in them or not. */
const askedRows = ({ rows }: TableField, filled: readonly TableRow[]): readonly TableRow[] =>
  rows.is === 'fixed'
    ? rows.rows.map(({ id }) => filled.find((row) => row.id === id) ?? { id, cells: {} })
    : filled

const countProblems = ({ rows }: TableField, count: number, { name }: Asking): TableProblem[] => {
  if (rows.is !== 'free') return []
  if (count < rows.min)
    return [{ field: name, code: 'too-few-rows', facts: { min: rows.min, count }, waits: true }]
  return count > rows.max
    ? [{ field: name, code: 'too-many-rows', facts: { max: rows.max, count }, waits: false }]
    : []
}

const rowProblems = (field: TableField, { id, cells }: TableRow, asking: Asking): TableProblem[] =>
  field.columns.flatMap((column): TableProblem[] => {
    const at = `${asking.name}.${id}.${column.id}`
    const cell = cells[column.id]
    if (cell === undefined)
      return isAsked(field, column, cells, asking)
        ? [{ field: at, code: 'missing', waits: column.required }]
        : []
    const problem = cellProblem(column, cell, asking.around)
    return problem ? [{ field: at, ...problem, waits: false }] : []
  })

/** Another column of the row has the say before a field of the section of the same name. */
const isAsked = (
  { columns }: TableField,
  { required, requiredWhen: when }: TableColumn,
  cells: TableRow['cells'],
  { answered }: Asking,
): boolean => {
  if (required || when === undefined) return required
  return columns.some(({ id }) => id === when.field)
    ? when.anyOf.includes(String(cells[when.field] ?? ''))
    : answered(when.field, when.anyOf)
}

/** A document's number, title or address; several stand a line each. */
const longestReference = 300

const cellProblem = (column: TableColumn, cell: Cell, { members }: Around): ValueProblem | undefined => {
  switch (column.kind) {
    case 'text':
      return textProblem(String(cell), column.max)
    case 'number':
      return numberProblem(cell, column)
    case 'date':
      return dateProblem(cell)
    case 'choice':
      return optionProblem([String(cell)], column.options)
    case 'member':
      if (!OrganisationId.safeParse(cell).success) return { code: 'not-an-option' }
      return members === undefined || members.has(String(cell)) ? undefined : { code: 'not-a-member' }
    case 'document':
      return textProblem(String(cell), longestReference)
  }
}

const named = ({ zh, en }: Words): Facts => ({ zh, en })

const checkProblems = (check: TableCheck, cells: Cells, { name, around }: Asking): TableProblem[] => {
  const wrong = (code: string, facts: Facts, waits = false): TableProblem[] => [
    { field: name, code, facts, waits },
  ]
  switch (check.kind) {
    case 'column-total':
    case 'row-total':
      return []
    case 'row-count': {
      const count = countOf(cells, check.where)
      const { min, max, label } = check
      if (min !== undefined && count < min) return wrong('too-few', { min, count, ...named(label) }, true)
      return max !== undefined && count > max ? wrong('too-many-of', { max, count, ...named(label) }) : []
    }
    case 'share': {
      const share = shareOf(cells, check)
      const { min, max, label } = check
      if (share === undefined) return []
      if (min !== undefined && share < min && differ(share, min))
        return wrong('share-too-small', { min, share, ...named(label) })
      return max !== undefined && share > max && differ(share, max)
        ? wrong('share-too-large', { max, share, ...named(label) })
        : []
    }
    case 'equals-field': {
      const total = totalOf(cells, check)
      const other = around.numberAt?.(check.field)
      return total !== undefined && other?.value !== undefined && differ(total, other.value)
        ? wrong('total-differs', { total, other: other.value, ...named(other.label) })
        : []
    }
    case 'equals-columns':
      return cells.rows.flatMap((row): TableProblem[] => {
        const given = cells.number(row, check.column)
        const sum = rowTotal(cells, row, check.of)
        return given !== undefined && sum !== undefined && differ(given, sum)
          ? [
              {
                field: `${name}.${row}.${check.column}`,
                code: 'sum-differs',
                facts: { sum, given },
                waits: false,
              },
            ]
          : []
      })
  }
}
