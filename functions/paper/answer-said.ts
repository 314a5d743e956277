import { type Answer, asTexts, type FormField, isTable, references } from '../../domain/form.ts'
import type { TableColumn, TableField } from '../../domain/table-field.ts'
import type { View } from '../web/context.ts'
import { dayWords } from '../web/ui/parts.tsx'
import type { Grid } from './paper.ts'

/** What answers refer to by id, in words: members of the consortium, kept documents. */
export type Named = {
  readonly member: (organisation: string) => string
  readonly document: (reference: string) => string
}

type Plain = Exclude<FormField, TableField>

const numberSaid = (view: View, value: number): string =>
  new Intl.NumberFormat(view.language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 6 }).format(
    value,
  )

const withUnit = (view: View, said: string, unit: { zh: string; en: string } | undefined): string =>
  unit === undefined ? said : `${said} ${view.say(unit)}`

/** An answer as text. Nothing is there when nothing was answered: the drawing says so. */
export const answerSaid = (view: View, named: Named, field: Plain, answer: Answer | undefined): string => {
  if (answer === undefined || isTable(answer)) return ''
  switch (field.kind) {
    case 'number':
      return typeof answer === 'number'
        ? withUnit(view, numberSaid(view, answer), field.unit)
        : asTexts(answer).join('\n')
    case 'date':
      return dateSaid(view, asTexts(answer).join('\n'))
    case 'choice':
      return asTexts(answer)
        .map((value) => optionSaid(view, field.options, value))
        .join(view.t('、', ', '))
    case 'document':
      return references(answer).map(named.document).join('\n')
    case 'text':
    case 'longText':
      return asTexts(answer).join('\n')
  }
}

const dateSaid = (view: View, text: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(text) ? dayWords(view, text) : text

const optionSaid = (
  view: View,
  options: readonly { value: string; label: { zh: string; en: string } }[],
  value: string,
): string => {
  const option = options.find((candidate) => candidate.value === value)
  return option ? view.say(option.label) : value
}

/** A table as it was filled in; rows that the programme names begin with their name. */
export const tableSaid = (
  view: View,
  named: Named,
  field: TableField,
  answer: Answer | undefined,
): Grid | undefined => {
  if (!isTable(answer) || answer.rows.length === 0) return undefined
  const given = field.rows.is === 'fixed' ? field.rows.rows : undefined
  const totalled = new Set(
    field.checks.flatMap((check) => (check.kind === 'column-total' ? [check.column] : [])),
  )
  const rows = answer.rows.map(({ id, cells }) => [
    ...(given ? [labelOf(view, given, id)] : []),
    ...field.columns.map((column) => cellSaid(view, named, column, cells[column.id])),
  ])
  const totals = field.columns.map((column) =>
    totalled.has(column.id)
      ? numberSaid(
          view,
          answer.rows.reduce((sum, { cells }) => sum + numberIn(cells[column.id]), 0),
        )
      : '',
  )
  const word = view.t('合计', 'Total')
  const lastRow = given
    ? [word, ...totals]
    : [totals[0] === '' ? word : (totals[0] ?? ''), ...totals.slice(1)]
  return {
    is: 'grid',
    caption: view.say(field.label),
    heads: [
      ...(given ? [view.t('项目', 'Item')] : []),
      ...field.columns.map((column) =>
        column.kind === 'number' && column.unit
          ? view.t(
              `${view.say(column.label)}（${view.say(column.unit)}）`,
              `${view.say(column.label)} (${view.say(column.unit)})`,
            )
          : view.say(column.label),
      ),
    ],
    rows: totalled.size === 0 ? rows : [...rows, lastRow],
    numbers: [...(given ? [false] : []), ...field.columns.map(({ kind }) => kind === 'number')],
  }
}

const numberIn = (cell: string | number | undefined): number => (typeof cell === 'number' ? cell : 0)

const labelOf = (
  view: View,
  rows: readonly { id: string; label: { zh: string; en: string } }[],
  id: string,
): string => {
  const row = rows.find((candidate) => candidate.id === id)
  return row ? view.say(row.label) : id
}

const cellSaid = (
  view: View,
  named: Named,
  column: TableColumn,
  cell: string | number | undefined,
): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return numberSaid(view, cell)
  switch (column.kind) {
    case 'member':
      return named.member(cell)
    case 'document':
      return cell.split('\n').map(named.document).join('\n')
    case 'choice':
      return optionSaid(view, column.options, cell)
    case 'date':
      return dateSaid(view, cell)
    case 'text':
    case 'number':
      return cell
  }
}
