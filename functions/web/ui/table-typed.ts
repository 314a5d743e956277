import { isTable, type Answer } from '../../../domain/form.ts'
import { readNumber } from '../../../domain/read-number.ts'
import { RowId, type TableField } from '../../../domain/table-field.ts'
import type { Cells } from '../../../domain/table-sums.ts'
import type { Typed, View } from '../context.ts'
import { fieldId } from './form.tsx'

/** What a form sent or shows, by the name of the control. */
type Values = Readonly<Record<string, readonly string[]>>

/**
 * A table on a page: a hidden control of the field's own name lists its rows in their order, and each cell is a control
 * called `section.field.row.column`.
 */
export const asControls = (name: string, answer: Answer | undefined): [string, string[]][] => {
  const rows = isTable(answer) ? answer.rows : []
  return [
    [name, [rows.map(({ id }) => id).join(',')]],
    ...rows.flatMap(({ id, cells }) =>
      Object.entries(cells).map(([column, cell]): [string, string[]] => [
        `${name}.${id}.${column}`,
        [String(cell)],
      ]),
    ),
  ]
}

/** The rows of a table on the page, as its order says. */
export const rowsIn = (values: Values, name: string): string[] => [
  ...new Set((values[name]?.[0] ?? '').split(',').filter((id) => RowId.safeParse(id).success)),
]

/** A file that is kept stands after what is typed, and counts. */
const cellIn = (values: Values, name: string, row: string, column: string): string =>
  values[`${name}.${row}.${column}`]?.findLast((value) => value.trim() !== '') ?? ''

/** The table that was sent, to be read as an answer. */
export const typedTable = (values: Values, name: string, { columns }: Pick<TableField, 'columns'>) => ({
  rows: rowsIn(values, name).map((id) => ({
    id,
    cells: Object.fromEntries(columns.map((column) => [column.id, cellIn(values, name, id, column.id)])),
  })),
})

/** What is typed, as it is added up: rows in which nothing stands do not count. */
export const typedCells = (values: Values, name: string, field: Pick<TableField, 'columns'>): Cells => ({
  rows: rowsIn(values, name).filter((row) =>
    field.columns.some(({ id }) => cellIn(values, name, row, id).trim() !== ''),
  ),
  number: (row, column) => readNumber(cellIn(values, name, row, column)),
  text: (row, column) => cellIn(values, name, row, column).trim(),
})

/** What a button of a table asks for: the page is saved and comes back so. */
export type RowAct = {
  readonly act: 'add' | 'remove' | 'up' | 'down'
  readonly table: string
  readonly row: string
}

/** `add:plan.tasks`, `remove:plan.tasks.r2`. */
export const rowActIn = (values: Values): RowAct | undefined => {
  const [, word, path = ''] = /^(add|remove|up|down):(.+)$/.exec(values.do?.[0] ?? '') ?? []
  const act = (['add', 'remove', 'up', 'down'] as const).find((one) => one === word)
  const [section, field, row = ''] = path.split('.')
  return act && { act, table: `${section}.${field}`, row }
}

/** Enough that two people who add a row at once add two. */
export const newRowId = (view: View): string => view.newKey().slice(0, 8)

/** The order of the rows after a button was pressed; a row that is added bears the id that is given. */
export const orderAfter = (rows: readonly string[], { act, row }: RowAct, newId: string): string[] => {
  const at = rows.indexOf(row)
  const to = act === 'up' ? at - 1 : at + 1
  if (act === 'add') return [...rows, newId]
  if (at < 0) return [...rows]
  if (act === 'remove') return rows.toSpliced(at, 1)
  return to in rows ? rows.toSpliced(at, 1).toSpliced(to, 0, row) : [...rows]
}

/** What was sent, as it stands after the button of a table that sent it. */
export const afterRowAct = (values: Values, newId: () => string): Record<string, string[]> => {
  const act = rowActIn(values)
  const sent = Object.fromEntries(
    Object.entries(values).flatMap(([name, given]) => (name === 'do' ? [] : [[name, [...given]]])),
  )
  if (!act) return sent
  return { ...sent, [act.table]: [orderAfter(rowsIn(values, act.table), act, newId()).join(',')] }
}

/** Where a page comes back to after the button of a table: to the row that was added or moved. */
export const rowAddress = (before: Values, after: Values): string => {
  const act = rowActIn(before)
  if (!act) return ''
  const row = act.act === 'add' ? (rowsIn(after, act.table).at(-1) ?? '') : act.row
  const query = act.act === 'add' ? `?row=${act.table}.${row}` : ''
  return `${query}#${fieldId(act.act === 'remove' ? act.table : `${act.table}.${row}`)}`
}

/** The page with one row more, `section.field.row`: nothing stands in it yet, so nobody has it but the address. */
export const withRow = (typed: Typed, path: string | undefined): Typed => {
  const [section, field, row = ''] = (path ?? '').split('.')
  const table = `${section}.${field}`
  const rows = rowsIn(typed.values, table)
  if (typed.values[table] === undefined || !RowId.safeParse(row).success || rows.includes(row)) return typed
  return { ...typed, values: { ...typed.values, [table]: [[...rows, row].join(',')] } }
}
