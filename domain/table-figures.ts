import type { Answer, FormField, FormSection } from './form.ts'
import { isTable } from './form.ts'
import type { TableCheck, TableField } from './table-field.ts'
import { cellsOf } from './table-problems.ts'
import { figureOf } from './table-sums.ts'
import type { Words } from './words.ts'

type Feeds = NonNullable<Extract<FormField, { kind: 'number' }>['feeds']>
/** A number that rules get from a table. */
export type TableFigure = { readonly feeds: Feeds; readonly value: number | undefined }

type Feeding = TableCheck & { readonly feeds: Feeds }
const feeding = ({ checks }: TableField): Feeding[] =>
  checks.flatMap((check) => ('feeds' in check && check.feeds ? [{ ...check, feeds: check.feeds }] : []))

/** What the sums, counts and shares of a table say to the rules. A share is said in per cent. */
export const figuresOf = (field: TableField, answer: Answer | undefined): TableFigure[] =>
  feeding(field).map((check) => {
    const value = isTable(answer) ? figureOf(cellsOf(answer), check) : undefined
    return { feeds: check.feeds, value: check.kind === 'share' && value !== undefined ? value * 100 : value }
  })

/** The figures that a table feeds. */
export const feedsOf = (field: TableField): Feeds[] => feeding(field).map(({ feeds }) => feeds)

/**
 * The form with a number in place of each figure that a table would feed: a consortium that is only tried is asked for
 * its sums, not for the rows that they come from.
 */
export const withFiguresAsked = (form: readonly FormSection[]): FormSection[] =>
  form.map((section) => ({
    ...section,
    fields: section.fields.flatMap((field): FormField[] =>
      field.kind === 'table' ? feeding(field).map((check) => asNumber(field, check)) : [field],
    ),
  }))

const asNumber = (field: TableField, check: Feeding): FormField => {
  const column = 'column' in check ? check.column : 'columns' in check ? check.columns[0] : undefined
  const found = field.columns.find(({ id }) => id === column)
  const unit =
    check.kind === 'share' ? { zh: '%', en: '%' } : found?.kind === 'number' ? found.unit : undefined
  const { onlyFor } = field
  return {
    kind: 'number',
    // Beside a field that has the figure's own name.
    id: `${field.id.slice(0, 19)}Fed${check.feeds.figure.slice(0, 15)}`,
    label: checkLabel(field, check),
    required: false,
    whole: check.kind === 'row-count',
    min: 0,
    ...(unit ? { unit } : {}),
    ...(onlyFor ? { onlyFor } : {}),
    feeds: check.feeds,
  }
}

/** What a sum, a count or a share is called. */
export const checkLabel = (field: TableField, check: TableCheck): Words => {
  if ('label' in check) return check.label
  const column = 'column' in check ? check.column : check.columns[0]
  return field.columns.find(({ id }) => id === column)?.label ?? field.label
}
