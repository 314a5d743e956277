import { type Answer, type FormSection, isTable } from '../../../domain/form.ts'
import { canonical } from '../../../domain/history.ts'
import type { Cell, TableAnswer } from '../../../domain/table-answer.ts'
import type { TableColumn } from '../../../domain/table-field.ts'
import { cellsOf } from '../../../domain/table-problems.ts'
import { rowTotal, totalOf } from '../../../domain/table-sums.ts'
import { answerSaid } from '../cases/answer-said.tsx'
import type { View } from '../context.ts'
import { amountSaid, columnHead, hasTotal, headed, isSummed, rowTotals, unitOf } from '../ui/table-parts.ts'
import { Facts, Table, Tag } from '../ui/parts.tsx'

type Props = {
  view: View
  section: FormSection
  before: Answer | undefined
  after: Answer
  members: readonly { readonly organisation?: string | undefined; readonly name?: string | undefined }[]
}

/** What the application said in a field, and what it says from now on; of a table only the rows that change. */
export const PlanComparison = (props: Props) => {
  const { view, section, before, after } = props
  const { t, say } = view
  const [field] = section.fields
  if (field?.kind === 'table') return <RowComparison {...props} />
  const said = (answer: Answer | undefined): string =>
    answer === undefined ? t('未填', 'not given') : answerSaid(view, field, answer)
  return (
    <>
      <h3>{field ? say(field.label) : ''}</h3>
      <Facts
        facts={[
          [
            t('变更前', 'Before'),
            <del>
              <span class="prose">{said(before)}</span>
            </del>,
          ],
          [
            t('变更后', 'After'),
            <ins>
              <span class="prose">{said(after)}</span>
            </ins>,
          ],
        ]}
      />
    </>
  )
}

const tableOf = (answer: Answer | undefined): TableAnswer => (isTable(answer) ? answer : { rows: [] })

const RowComparison = ({ view, section, before, after, members }: Props) => {
  const { t, say } = view
  const [field] = section.fields
  if (field?.kind !== 'table') return null
  const [was, is] = [tableOf(before).rows, tableOf(after).rows]
  const ids = [...new Set([...is, ...was].map(({ id }) => id))]
  const rows = ids.flatMap((id) => {
    const [then, now] = [was, is].map((some) => some.find((row) => row.id === id)?.cells)
    return canonical(then ?? null) === canonical(now ?? null) ? [] : [{ id, then, now }]
  })
  const cell = (column: TableColumn, value: Cell | undefined): string | undefined => {
    if (value === undefined) return undefined
    if (column.kind === 'member')
      return members.find(({ organisation }) => organisation === value)?.name ?? String(value)
    if (column.kind === 'choice') {
      const option = column.options.find((one) => one.value === value)
      return option ? say(option.label) : String(value)
    }
    return typeof value === 'number' ? amountSaid(view, value) : value
  }
  const sides = (old: string | undefined, young: string | undefined) =>
    old === young ? (
      (young ?? '—')
    ) : (
      <>
        {old === undefined ? null : <del>{old}</del>}
        {young === undefined ? null : <ins>{young}</ins>}
      </>
    )
  const names = field.rows.is === 'fixed' ? field.rows.rows : undefined
  const across = rowTotals(field)
  const [wasCells, isCells] = [cellsOf({ rows: was }), cellsOf({ rows: is })]
  const amount = (sum: number | undefined) => (sum === undefined ? undefined : amountSaid(view, sum))
  const totals = isSummed(field)
    ? [
        [
          <strong>{t('合计', 'Total')}</strong>,
          ...(names ? [''] : []),
          ...field.columns.map((column) =>
            hasTotal(field, column)
              ? sides(
                  amount(totalOf(wasCells, { columns: [column.id] })),
                  amount(totalOf(isCells, { columns: [column.id] })),
                )
              : '',
          ),
          ...across.map(({ columns }) =>
            sides(amount(totalOf(wasCells, { columns })), amount(totalOf(isCells, { columns }))),
          ),
        ],
      ]
    : []
  return (
    <div class="plan-change">
      <Table
        caption={t(`${say(field.label)}：有变化的行`, `${say(field.label)}: the rows that change`)}
        heads={[
          t('比较', 'Compared'),
          ...(names ? [t('项目', 'Item')] : []),
          ...field.columns.map((column) => columnHead(view, field, column)),
          ...across.map(({ label, columns }) => headed(view, label, unitOf(field, columns))),
        ]}
        rows={[
          ...rows.map(({ id, then, now }) => [
            then === undefined ? (
              <Tag tone="good">{t('新增', 'added')}</Tag>
            ) : now === undefined ? (
              <Tag tone="bad">{t('删除', 'removed')}</Tag>
            ) : (
              <Tag tone="act">{t('修改', 'changed')}</Tag>
            ),
            ...(names ? [say(names.find((one) => one.id === id)?.label ?? { zh: id, en: id })] : []),
            ...field.columns.map((column) =>
              sides(cell(column, then?.[column.id]), cell(column, now?.[column.id])),
            ),
            ...across.map(({ columns }) =>
              sides(amount(rowTotal(wasCells, id, columns)), amount(rowTotal(isCells, id, columns))),
            ),
          ]),
          ...totals,
        ]}
      />
      <p class="hint">
        {t(
          `共 ${ids.length} 行，其余 ${ids.length - rows.length} 行不变。`,
          `${ids.length - rows.length} of ${ids.length} rows stay as they are.`,
        )}
      </p>
    </div>
  )
}
