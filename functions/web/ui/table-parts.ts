import type { TableCheck, TableColumn, TableField } from '../../../domain/table-field.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'

type RowTotal = Extract<TableCheck, { kind: 'row-total' }>

/** The columns that are worked out at the end of each row. */
export const rowTotals = ({ checks }: TableField): RowTotal[] =>
  checks.flatMap((check) => (check.kind === 'row-total' ? [check] : []))

/** Whether a sum stands under a column. */
export const hasTotal = ({ checks }: TableField, { id }: TableColumn): boolean =>
  checks.some((check) => check.kind === 'column-total' && check.column === id)

export const isSummed = (field: TableField): boolean =>
  field.checks.some(({ kind }) => kind === 'column-total' || kind === 'row-total')

/** The unit that a sum is in: that of its columns. */
export const unitOf = ({ columns }: TableField, names: readonly string[]): Words | undefined => {
  const column = columns.find(({ id }) => names.includes(id))
  return column?.kind === 'number' ? column.unit : undefined
}

/** `投入（万元）` / `Spending (× 10,000 CNY)`. */
export const headed = ({ t, say }: View, label: Words, unit: Words | undefined): string =>
  unit ? t(`${say(label)}（${say(unit)}）`, `${say(label)} (${say(unit)})`) : say(label)

export const columnHead = (view: View, field: TableField, column: TableColumn): string =>
  headed(view, column.label, unitOf(field, [column.id]))

export const amountSaid = (view: View, value: number): string =>
  new Intl.NumberFormat(view.language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 6 }).format(
    value,
  )

/** With a digit more than a bound has, so that what falls short of it does not look like it. */
export const percentSaid = (share: number): string => `${Number((share * 100).toFixed(2))}%`

/** What has to be between two bounds: `至少 50%`. */
export const boundsSaid = (
  { t }: View,
  { min, max }: { min?: number | undefined; max?: number | undefined },
  said: (value: number) => string,
): string =>
  [
    ...(min === undefined ? [] : [t(`至少 ${said(min)}`, `at least ${said(min)}`)]),
    ...(max === undefined ? [] : [t(`至多 ${said(max)}`, `at most ${said(max)}`)]),
  ].join(t('，', ', '))
