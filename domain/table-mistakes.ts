import type { FormSection } from './form.ts'
import { fallen, type Path, repeated, type SchemeMistake } from './scheme-mistake.ts'
import type { TableCheck, TableColumn, TableField } from './table-field.ts'

const mistake = (path: Path, zh: string, en: string): SchemeMistake => ({ path, message: { zh, en } })

type Forms = {
  readonly form: readonly FormSection[]
  readonly section: FormSection
  /** In a report: the form of the application. */
  readonly application: readonly FormSection[]
}

/** What is wrong with a table beyond its shape: columns, rows and fields that there are not, bounds that do not fit. */
export const tableMistakes = (
  path: Path,
  { form, section, application }: Forms,
  field: TableField,
): SchemeMistake[] => [
  ...repeated(
    [...path, 'columns'],
    field.columns.map(({ id }) => id),
    'the column',
  ),
  ...field.columns.flatMap((column, index) =>
    columnMistakes([...path, 'columns', index], section, field, column),
  ),
  ...rowMistakes([...path, 'rows'], application, field),
  ...field.checks.flatMap((check, index) => checkMistakes([...path, 'checks', index], form, field, check)),
]

const columnMistakes = (
  path: Path,
  section: FormSection,
  { id: table, columns }: TableField,
  column: TableColumn,
): SchemeMistake[] => {
  const asked = column.requiredWhen?.field
  const known =
    asked === undefined ||
    columns.some(({ id }) => id === asked && id !== column.id) ||
    section.fields.some(({ id, kind }) => id === asked && id !== table && kind !== 'table')
  return [
    ...(known
      ? []
      : [
          mistake(
            [...path, 'requiredWhen'],
            `本表没有其他列、本部分也没有字段 ${asked}`,
            `no other column of the table and no field of the section is called ${asked}`,
          ),
        ]),
    ...(column.kind === 'number' ? fallen(column, path) : []),
    ...(column.kind === 'choice'
      ? repeated(
          [...path, 'options'],
          column.options.map(({ value }) => value),
          'the option',
        )
      : []),
  ]
}

const rowMistakes = (
  path: Path,
  application: readonly FormSection[],
  { rows }: TableField,
): SchemeMistake[] => {
  switch (rows.is) {
    case 'free':
      return fallen(rows, path)
    case 'fixed':
      return repeated(
        [...path, 'rows'],
        rows.rows.map(({ id }) => id),
        'the row',
      )
    case 'targets':
      return found(application, rows.of)?.kind === 'table'
        ? []
        : [
            mistake(
              [...path, 'of'],
              `申报书没有表格 ${rows.of}`,
              `no table ${rows.of} in the application form`,
            ),
          ]
  }
}

const found = (form: readonly FormSection[], path: string) => {
  const [sectionId, id] = path.split('.')
  return form.find((section) => section.id === sectionId)?.fields.find((field) => field.id === id)
}

const checkMistakes = (
  path: Path,
  form: readonly FormSection[],
  field: TableField,
  check: TableCheck,
): SchemeMistake[] => [
  ...addedUp(check).flatMap(({ name, columns }) => notNumbers([...path, name], field, columns)),
  ...('where' in check && check.where ? whereMistakes([...path, 'where'], field, check.where) : []),
  ...('rows' in check && check.rows ? strangeRows([...path, 'rows'], field, check.rows) : []),
  ...('min' in check ? fallen(check, path) : []),
  ...(check.kind === 'share' && check.where === undefined && check.rows === undefined
    ? [mistake(path, '占比须说明是哪些行', 'a share says which rows it is of: rows or where')]
    : []),
  ...(check.kind === 'equals-columns' && check.of.includes(check.column)
    ? [mistake([...path, 'of'], `${check.column} 不能是自身之和`, `${check.column} is no sum of itself`)]
    : []),
  ...(check.kind === 'equals-field' ? fieldMistakes([...path, 'field'], form, check.field) : []),
]

/** The columns whose numbers a check adds up, by where it names them. */
const addedUp = (check: TableCheck): { name: string; columns: readonly string[] }[] => {
  switch (check.kind) {
    case 'row-count':
      return []
    case 'column-total':
      return [{ name: 'column', columns: [check.column] }]
    case 'equals-columns':
      return [
        { name: 'column', columns: [check.column] },
        { name: 'of', columns: check.of },
      ]
    case 'row-total':
    case 'share':
    case 'equals-field':
      return [{ name: 'columns', columns: check.columns }]
  }
}

const notNumbers = (path: Path, { columns }: TableField, named: readonly string[]): SchemeMistake[] =>
  named.flatMap((name) => {
    const column = columns.find(({ id }) => id === name)
    if (!column) return [mistake(path, `本表没有列 ${name}`, `no column ${name} in this table`)]
    return column.kind === 'number'
      ? []
      : [mistake(path, `列 ${name} 不是数字，不能合计`, `the column ${name} has no numbers to add up`)]
  })

const whereMistakes = (
  path: Path,
  { columns }: TableField,
  { column: name, anyOf }: { readonly column: string; readonly anyOf: readonly string[] },
): SchemeMistake[] => {
  const column = columns.find(({ id }) => id === name)
  if (!column) return [mistake([...path, 'column'], `本表没有列 ${name}`, `no column ${name} in this table`)]
  if (column.kind !== 'choice') return []
  return anyOf
    .filter((value) => !column.options.some((option) => option.value === value))
    .map((value) =>
      mistake(
        [...path, 'anyOf'],
        `列 ${name} 没有选项 ${value}`,
        `the column ${name} does not offer ${value}`,
      ),
    )
}

const strangeRows = (path: Path, { rows }: TableField, named: readonly string[]): SchemeMistake[] => {
  const known = rows.is === 'fixed' ? rows.rows.map(({ id }) => id) : []
  return named
    .filter((id) => !known.includes(id))
    .map((id) => mistake(path, `本表没有固定行 ${id}`, `no fixed row ${id} in this table`))
}

const fieldMistakes = (path: Path, form: readonly FormSection[], field: string): SchemeMistake[] => {
  const other = found(form, field)
  if (!other) return [mistake(path, `表单没有字段 ${field}`, `no field ${field} in the form`)]
  return other.kind === 'number'
    ? []
    : [mistake(path, `字段 ${field} 不是数字`, `the field ${field} is no number`)]
}
