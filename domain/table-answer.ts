import { z } from 'zod'
import { FieldId } from './field-base.ts'
import { readDate } from './read-date.ts'
import { keptNumber, readNumber } from './read-number.ts'
import type { Problem } from './refusal.ts'
import { RowId, type TableColumn, type TableField } from './table-field.ts'

/** More than any cell allows, so that a text that is too long is kept with its problem. */
const longestCell = 4000
/** More rows than any table allows, so that what is too much is kept with its problem. */
const mostRows = 200

const Cell = z.union([z.string().max(longestCell), z.number()])
export type Cell = z.infer<typeof Cell>

/** One row of a table. */
export const TableRow = z.strictObject({ id: RowId, cells: z.record(FieldId, Cell) })
export type TableRow = z.infer<typeof TableRow>

export const TableAnswer = z.strictObject({ rows: z.array(TableRow).max(mostRows) })
export type TableAnswer = z.infer<typeof TableAnswer>

/** A row in which nothing stands is no row. */
export const filledRows = ({ rows }: TableAnswer): TableRow[] =>
  rows.filter(({ cells }) => Object.keys(cells).length > 0)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const rowsOf = (typed: unknown): readonly unknown[] | undefined =>
  isRecord(typed) && Array.isArray(typed.rows) ? typed.rows : undefined

/**
 * Reads a table that was sent as a whole: numbers and days as they are understood, everything else as typed. Empty
 * cells and rows are left out; a row without an id of its own gets the next one that is free.
 */
export const readTable = (field: TableField, typed: unknown): TableAnswer | undefined => {
  const given = (rowsOf(typed) ?? []).filter(isRecord).slice(0, mostRows)
  const taken = new Set<string>()
  const own = given.map(({ id }) => {
    const known = RowId.safeParse(id)
    if (!known.success || taken.has(known.data)) return undefined
    taken.add(known.data)
    return known.data
  })
  const rows = given.map(({ cells }, index) => ({
    id: own[index] ?? nextFree(taken),
    cells: readCells(field, isRecord(cells) ? cells : {}),
  }))
  const filled = filledRows({ rows })
  return filled.length === 0 ? undefined : { rows: filled }
}

const nextFree = (taken: Set<string>): string => {
  let n = taken.size + 1
  while (taken.has(`r${n}`)) n += 1
  taken.add(`r${n}`)
  return `r${n}`
}

const readCells = (field: TableField, cells: Readonly<Record<string, unknown>>): TableRow['cells'] =>
  Object.fromEntries(
    field.columns.flatMap((column): [string, Cell][] => {
      const cell = readCell(column, cells[column.id])
      return cell === undefined ? [] : [[column.id, cell]]
    }),
  )

export const readCell = (column: TableColumn, typed: unknown): Cell | undefined => {
  if (typeof typed === 'number' && column.kind === 'number') return keptNumber(typed) ?? String(typed)
  if (typeof typed !== 'string' && typeof typed !== 'number') return undefined
  const text = String(typed).replaceAll('\r\n', '\n').slice(0, longestCell)
  if (text.trim() === '') return undefined
  if (column.kind === 'number') return readNumber(text) ?? text
  if (column.kind === 'date') return readDate(text) ?? text
  return column.kind === 'text' ? text : text.trim()
}

/** What a table that was sent cannot be read as at all: refused as it came, since it could not be kept as it is. */
export const unreadable = (name: string, field: TableField, typed: unknown): Problem[] => {
  if (typed === undefined || typed === null || typed === '') return []
  const malformed = (at: string): Problem[] => [{ field: at, code: 'malformed' }]
  const rows = rowsOf(typed)
  if (rows === undefined) return malformed(name)
  if (rows.length > mostRows)
    return [{ field: name, code: 'too-many-rows', facts: { max: mostRows, count: rows.length } }]
  const columns = new Set<string>(field.columns.map(({ id }) => id))
  const fixed = field.rows.is === 'fixed' ? new Set<string>(field.rows.rows.map(({ id }) => id)) : undefined
  const ids = rows.map((row) => (isRecord(row) ? row.id : undefined))
  return rows.flatMap((row, index): Problem[] => {
    const id = ids[index]
    const at = `${name}.${typeof id === 'string' ? id : index + 1}`
    const cells = isRecord(row) ? (row.cells ?? {}) : undefined
    if (!isRecord(cells)) return malformed(at)
    if (id === undefined ? fixed !== undefined : !RowId.safeParse(id).success) return malformed(at)
    if (id !== undefined && ids.indexOf(id) < index) return [{ field: at, code: 'row-twice' }]
    if (fixed !== undefined && !fixed.has(String(id))) return [{ field: at, code: 'unknown-row' }]
    return Object.entries(cells).flatMap(([column, cell]): Problem[] => {
      if (!columns.has(column)) return [{ field: `${at}.${column}`, code: 'unknown-field' }]
      const fits =
        cell === null || typeof cell === 'number' || (typeof cell === 'string' && cell.length <= longestCell)
      return fits ? [] : malformed(`${at}.${column}`)
    })
  })
}
