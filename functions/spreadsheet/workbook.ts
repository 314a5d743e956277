/** What stands in a cell, as the program that made the file kept it. A formula is its last value. */
export type Cell =
  | { readonly is: 'empty' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  /** A day; the time of day is left out. */
  | { readonly is: 'date'; readonly day: string }
  /** `#REF!`, `#N/A`: a formula that came to nothing. */
  | { readonly is: 'error'; readonly text: string }

export const emptyCell: Cell = { is: 'empty' }

/** Rows and columns from the first one on; a row may be shorter than the next. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] }

/** Why a file is not read, in a stable code. */
export type Unreadable =
  'not-a-spreadsheet' | 'too-large-unpacked' | 'too-many-cells' | 'old-excel' | 'encrypted'

export class UnreadableFile extends Error {
  readonly code: Unreadable

  constructor(code: Unreadable) {
    super(code)
    this.code = code
  }
}

/** `B7` for the second column of the seventh row, both counted from nought. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${row + 1}`

export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`

/** What a cell says, as a person reads it. */
export const textOf = (cell: Cell | undefined): string => {
  switch (cell?.is) {
    case 'text':
    case 'error':
      return cell.text.trim()
    case 'number':
      return String(cell.number)
    case 'date':
      return cell.day
    case 'empty':
    case undefined:
      return ''
  }
}

export const isBlank = (row: readonly Cell[] | undefined): boolean =>
  (row ?? []).every((cell) => textOf(cell) === '')
