import type { TableAnswer, TableRow } from '../../domain/table-answer.ts'
import type { TableColumn, TableField } from '../../domain/table-field.ts'
import { type Language, say, type Words } from '../../domain/words.ts'
import { cellValue, type Nameable } from './cell-value.ts'
import { type Cell, cellName, emptyCell, isBlank, type Sheet, textOf } from './workbook.ts'
import type { Column, WrittenSheet } from './write-xlsx.ts'

/** What is wrong with one cell: where somebody finds it in the file, and why. */
export type CellProblem = { readonly sheet: string; readonly cell: string; readonly said: Words }

/** The first column ties a row of the file to a row of the form; what has none is new. */
const rowHead: Words = { zh: '行标识（请勿修改）', en: 'Row (do not change)' }
const exampleMark: Words = { zh: '示例', en: 'example' }
const readyRows = 60

/** A table of the form as a sheet to fill in: its rows so far, or one that shows how, which is not taken over. */
export const tableSheet = (
  language: Language,
  field: TableField,
  answer: TableAnswer | undefined,
  members: readonly Nameable[],
): WrittenSheet => {
  const column = (one: TableColumn): Column => ({
    head: headOf(one, language),
    width: one.kind === 'text' ? 28 : 18,
    kind: one.kind === 'number' || one.kind === 'date' ? one.kind : 'text',
    ...(one.kind === 'choice' ? { choices: one.options.map(({ label }) => say(label, language)) } : {}),
    ...(one.kind === 'member' && members.length > 0 ? { choices: members.map(({ name }) => name) } : {}),
    ...(one.hint === undefined ? {} : { hint: say(one.hint, language) }),
  })
  const labels = field.rows.is === 'fixed' ? field.rows.rows : []
  const given: readonly TableRow[] = answer?.rows ?? labels.map(({ id }) => ({ id, cells: {} }))
  const named: Column[] =
    labels.length === 0 ? [] : [{ head: say(itemHead, language), width: 24, kind: 'text' }]
  const shown = given.map((row) => [
    row.id,
    ...named.map(() => labelOf(field, row.id, language)),
    ...field.columns.map((one) => shownCell(one, row.cells[one.id], members, language)),
  ])
  return {
    name: say(field.label, language),
    columns: [
      { head: say(rowHead, language), width: 12, kind: 'text' },
      ...named,
      ...field.columns.map(column),
    ],
    rows:
      given.length > 0
        ? shown
        : [[say(exampleMark, language), ...field.columns.map((one) => exampleOf(one, members, language))]],
    ready: labels.length > 0 ? 0 : readyRows,
  }
}

const itemHead: Words = { zh: '项目', en: 'Item' }

const labelOf = ({ rows }: TableField, id: string, language: Language): string => {
  const row = rows.is === 'fixed' ? rows.rows.find((one) => one.id === id) : undefined
  return row ? say(row.label, language) : ''
}

const headOf = (column: TableColumn, language: Language): string => {
  const label = say(column.label, language)
  const unit = column.kind === 'number' && column.unit ? say(column.unit, language) : ''
  const said = unit === '' ? label : language === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`
  return column.required ? `${said} *` : said
}

const shownCell = (
  column: TableColumn,
  cell: string | number | undefined,
  members: readonly Nameable[],
  language: Language,
): string | number => {
  if (column.kind === 'choice') {
    const option = column.options.find(({ value }) => value === cell)
    return option ? say(option.label, language) : (cell ?? '')
  }
  if (column.kind === 'member') return members.find((one) => one.organisation === cell)?.name ?? cell ?? ''
  return cell ?? ''
}

const exampleOf = (
  column: TableColumn,
  members: readonly Nameable[],
  language: Language,
): string | number => {
  switch (column.kind) {
    case 'number':
      return column.min ?? 100
    case 'date':
      return '2026-11-23'
    case 'choice':
      return column.options[0] ? say(column.options[0].label, language) : ''
    case 'member':
      return members[0]?.name ?? ''
    case 'text':
    case 'document':
      return language === 'zh' ? '（文字）' : '(text)'
  }
}

/** Full-width and half-width, capitals, the star and the unit are all one to a head. */
const foldedHead = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)|\*/g, '')
    .replaceAll(/\s/g, '')
    .toLowerCase()

const names = (words: Words): string[] => [foldedHead(words.zh), foldedHead(words.en)]

type Heads = {
  /** The row in which the heads stand. */
  readonly row: number
  readonly columns: ReadonlyMap<number, TableColumn>
  readonly id: number | undefined
}

/** Heads may stand under a title of a few lines. The row that knows most columns is the one. */
export const headsOf = (sheet: Sheet, field: TableField): Heads | undefined => {
  const candidates = sheet.rows.slice(0, 10).map((cells, row): Heads => {
    const heads = cells.map((cell) => foldedHead(textOf(cell)))
    const columns = new Map<number, TableColumn>()
    for (const column of field.columns) {
      const at = heads.findIndex((head, index) => !columns.has(index) && names(column.label).includes(head))
      if (at >= 0) columns.set(at, column)
    }
    const id = heads.findIndex((head) => names(rowHead).includes(head))
    return { row, columns, id: id < 0 ? undefined : id }
  })
  const best = candidates.toSorted((one, other) => other.columns.size - one.columns.size)[0]
  return best === undefined || best.columns.size === 0 ? undefined : best
}

export type ReadTable = {
  readonly rows: readonly TableRow[]
  readonly problems: readonly CellProblem[]
  readonly cells: ReadonlyMap<string, string>
}

/** The rows of a sheet. `newId` names those that the form does not have yet; `cells` says where each cell stood. */
export const readTableSheet = (
  sheet: Sheet,
  field: TableField,
  heads: Heads,
  known: readonly TableRow[],
  members: readonly Nameable[],
  newId: () => string,
): ReadTable => {
  const problems: CellProblem[] = []
  const cells = new Map<string, string>()
  const wrong = (column: number, row: number, said: Words): void => {
    problems.push({ sheet: sheet.name, cell: cellName(column, row), said })
  }
  const taken = new Set<string>()
  const rows = sheet.rows.flatMap((row, at): TableRow[] => {
    const mark = heads.id === undefined ? '' : textOf(row[heads.id])
    const filled = [...heads.columns.keys()].map((column) => row[column] ?? emptyCell)
    if (at <= heads.row || isBlank(filled) || Object.values(exampleMark).includes(mark)) return []
    const values: [string, string | number][] = []
    for (const [column, definition] of heads.columns) {
      const read = cellValue(definition, row[column] ?? emptyCell, members)
      if ('wrong' in read) wrong(column, at, read.wrong)
      else if (read.value !== undefined) values.push([definition.id, read.value])
    }
    const id =
      rowIdOf(field, known, mark, values, row, taken) ?? (field.rows.is === 'free' ? newId() : undefined)
    if (id === undefined) {
      wrong(heads.id ?? 0, at, {
        zh: '表中没有这一行，请使用模板',
        en: 'The form has no such row: please use the template',
      })
      return []
    }
    taken.add(id)
    for (const [column, { id: name }] of heads.columns) cells.set(`${id}.${name}`, cellName(column, at))
    return [{ id, cells: Object.fromEntries(values) }]
  })
  return { rows, problems, cells }
}

/** By its mark; else by its name, where the form names rows; else by what stands first in it. */
const rowIdOf = (
  field: TableField,
  known: readonly TableRow[],
  mark: string,
  values: readonly (readonly [string, string | number])[],
  row: readonly Cell[],
  taken: ReadonlySet<string>,
): string | undefined => {
  const free = (id: string | undefined): string | undefined =>
    id === undefined || taken.has(id) ? undefined : id
  if (field.rows.is === 'fixed') {
    const said = new Set(row.map((cell) => foldedHead(textOf(cell))))
    const found = field.rows.rows.find(
      ({ id, label }) => id === mark || names(label).some((name) => said.has(name)),
    )
    return free(found?.id)
  }
  if (known.some(({ id }) => id === mark)) return free(mark)
  const [first] = values
  return first === undefined ? undefined : free(known.find(({ cells }) => cells[first[0]] === first[1])?.id)
}
