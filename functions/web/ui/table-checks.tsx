import type { TableCheck, TableField } from '../../../domain/table-field.ts'
import { type Cells, differ, figureOf } from '../../../domain/table-sums.ts'
import type { View } from '../context.ts'
import { amountSaid, boundsSaid, headed, percentSaid, unitOf } from './table-parts.ts'

/** Another number of the form that a sum has to be. */
export type OtherNumber = { readonly label: string; readonly value: number | undefined }

type ChecksProps = {
  view: View
  name: string
  field: TableField
  cells: Cells
  otherAt: (path: string) => OtherNumber | undefined
}

type Counted = Extract<TableCheck, { kind: 'row-count' | 'share' | 'equals-field' }>
const isCounted = (check: TableCheck): check is Counted =>
  check.kind === 'row-count' || check.kind === 'share' || check.kind === 'equals-field'

/** What was worked out of a table under it: counts, shares, and the sum that another field has to be. */
export const TableChecks = (props: ChecksProps) => {
  const lines = props.field.checks.flatMap((check, index) =>
    isCounted(check) ? [<CheckLine {...props} check={check} index={index} />] : [],
  )
  return lines.length === 0 ? null : <ul class="table-checks">{lines}</ul>
}

const CheckLine = ({
  view,
  field,
  cells,
  otherAt,
  check,
  index,
}: ChecksProps & { check: Counted; index: number }) => {
  const { t } = view
  const value = figureOf(cells, check)
  const share = check.kind === 'share'
  const said = (number: number): string => (share ? percentSaid(number) : amountSaid(view, number))
  if (check.kind === 'equals-field') {
    const other = otherAt(check.field)
    if (!other) return null
    const off = value !== undefined && other.value !== undefined && differ(value, other.value)
    return (
      <li data-check={index} class={off ? 'off' : undefined}>
        {headed(view, { zh: '本表合计', en: 'Sum of this table' }, unitOf(field, check.columns))}{' '}
        <output>{value === undefined ? '–' : said(value)}</output>
        {t('，应等于“', ', which should be “')}
        {other.label}
        {t('” ', '”, ')}
        <span data-other={check.field} data-value={other.value}>
          {other.value === undefined ? t('（未填）', '(not given)') : amountSaid(view, other.value)}
        </span>{' '}
        <Off view={view} />
      </li>
    )
  }
  const bounds = boundsSaid(view, check, said)
  const counts = cells.rows.length > 0 && value !== undefined
  const off =
    counts &&
    ((check.min !== undefined && value < check.min) || (check.max !== undefined && value > check.max))
  return (
    <li data-check={index} class={off ? 'off' : undefined}>
      {view.say(check.label)}
      {t('：', ': ')}
      <output>{value === undefined ? '–' : said(value)}</output>
      {bounds === '' ? null : t(`（${bounds}）`, ` (${bounds})`)} <Off view={view} />
    </li>
  )
}

/** Shown where something does not agree: a word, not a colour alone. */
const Off = ({ view }: { view: View }) => <strong class="tag bad">{view.t('不符', 'does not agree')}</strong>
