import type { TableCheck } from './table-field.ts'

/**
 * What is worked out from a table. Imports nothing but types: the page adds up what is typed with the same code as the
 * check and the rules do what was saved.
 */

/** What stands in a cell, as a number or as a text. */
export type Cells = {
  /** The rows in which something stands. */
  readonly rows: readonly string[]
  number(row: string, column: string): number | undefined
  text(row: string, column: string): string
}

/** Six decimals: more than amounts have, fewer than binary fractions go wrong by. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** The sum of what is there; nothing when there is no number at all. */
const sum = (numbers: readonly (number | undefined)[]): number | undefined => {
  const given = numbers.filter((number) => number !== undefined)
  return given.length === 0 ? undefined : rounded(given.reduce((all, one) => all + one, 0))
}

type Where = { readonly column: string; readonly anyOf: readonly string[] }
type Some = {
  readonly columns: readonly string[]
  readonly rows?: readonly string[] | undefined
  readonly where?: Where | undefined
}

/** The rows that are meant: those that are named, those that are answered so, or all. */
const rowsFor = (cells: Cells, { rows, where }: Omit<Some, 'columns'>): string[] =>
  cells.rows.filter(
    (row) =>
      (rows === undefined || rows.includes(row)) &&
      (where === undefined || where.anyOf.includes(cells.text(row, where.column))),
  )

export const totalOf = (cells: Cells, some: Some): number | undefined =>
  sum(rowsFor(cells, some).flatMap((row) => some.columns.map((column) => cells.number(row, column))))

/** The sum at the end of one row. */
export const rowTotal = (cells: Cells, row: string, columns: readonly string[]): number | undefined =>
  sum(columns.map((column) => cells.number(row, column)))

/** The part that some rows have in the sum of all, 0 to 1; nothing where there is nothing to share. */
export const shareOf = (cells: Cells, some: Some): number | undefined => {
  const whole = totalOf(cells, { columns: some.columns })
  if (whole === undefined || whole <= 0) return undefined
  return rounded((totalOf(cells, some) ?? 0) / whole)
}

export const countOf = (cells: Cells, where: Where | undefined): number => rowsFor(cells, { where }).length

/** What a check comes to: a sum, a count, a share of 1. Nothing for what is asked of each row. */
export const figureOf = (cells: Cells, check: TableCheck): number | undefined => {
  switch (check.kind) {
    case 'column-total':
      return totalOf(cells, { columns: [check.column] })
    case 'row-total':
    case 'equals-field':
      return totalOf(cells, check)
    case 'row-count':
      return countOf(cells, check.where)
    case 'share':
      return shareOf(cells, check)
    case 'equals-columns':
      return undefined
  }
}

/** Amounts that differ by more than rounding does: large ones have fewer decimals. */
export const differ = (one: number, other: number): boolean =>
  Math.abs(one - other) > Math.max(0.5e-6, Math.abs(one) * 1e-12)
