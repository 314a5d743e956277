import type { Child } from 'hono/jsx'
import { type Answer, isTable } from '../../../domain/form.ts'
import { filledRows } from '../../../domain/table-answer.ts'
import type { TableColumn, TableField } from '../../../domain/table-field.ts'
import { cellsOf } from '../../../domain/table-problems.ts'
import { rowTotal, totalOf } from '../../../domain/table-sums.ts'
import type { View } from '../context.ts'
import { type FilesHere, KeptFiles } from './document-field.tsx'
import { dayWords } from './parts.tsx'
import { TableChecks, type OtherNumber } from './table-checks.tsx'
import { amountSaid, columnHead, hasTotal, headed, isSummed, rowTotals, unitOf } from './table-parts.ts'
import type { NamedMember } from './table-cell.tsx'

type AnswerProps = {
  view: View
  field: TableField
  answer: Answer | undefined
  members: readonly NamedMember[]
  otherAt: (path: string) => OtherNumber | undefined
  files?: FilesHere | undefined
}

/** A table to read: what was given, with its sums; members by their name. */
export const TableRead = (props: AnswerProps) => {
  const { view, field, answer } = props
  const { t, say } = view
  if (!isTable(answer) || filledRows(answer).length === 0)
    return (
      <p class="table-title">
        {say(field.label)}
        {t('：', ': ')}
        <span class="hint">{t('未填', 'not given')}</span>
      </p>
    )
  const cells = cellsOf(answer)
  const fixed = field.rows.is === 'fixed' ? field.rows.rows : undefined
  const rows = fixed
    ? fixed.flatMap(({ id }) => answer.rows.find((row) => row.id === id) ?? [])
    : filledRows(answer)
  return (
    <>
      <table class="rows read">
        <caption class="table-title">{say(field.label)}</caption>
        <thead>
          <tr>
            <th scope="col">{fixed ? t('项目', 'Item') : t('行', 'Row')}</th>
            {field.columns.map((column) => (
              <th scope="col" class={column.kind === 'number' ? 'num' : undefined}>
                {columnHead(view, field, column)}
              </th>
            ))}
            {rowTotals(field).map((check) => (
              <th scope="col" class="num">
                {headed(view, check.label, unitOf(field, check.columns))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const label = fixed?.find(({ id }) => id === row.id)?.label
            return (
              <tr>
                <th scope="row">{label ? say(label) : index + 1}</th>
                {field.columns.map((column) => (
                  <td
                    data-head={columnHead(view, field, column)}
                    class={column.kind === 'number' ? 'num' : undefined}
                  >
                    {cellSaid(props, column, row.cells[column.id])}
                  </td>
                ))}
                {rowTotals(field).map((check) => {
                  const sum = rowTotal(cells, row.id, check.columns)
                  return (
                    <td data-head={headed(view, check.label, unitOf(field, check.columns))} class="num">
                      {sum === undefined ? '' : amountSaid(view, sum)}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
        {isSummed(field) ? (
          <tfoot>
            <tr>
              <th scope="row">{t('合计', 'Total')}</th>
              {field.columns.map((column) => {
                const sum = hasTotal(field, column) ? totalOf(cells, { columns: [column.id] }) : undefined
                return (
                  <td data-head={columnHead(view, field, column)} class="num">
                    {sum === undefined ? '' : amountSaid(view, sum)}
                  </td>
                )
              })}
              {rowTotals(field).map((check) => {
                const sum = totalOf(cells, check)
                return (
                  <td data-head={headed(view, check.label, unitOf(field, check.columns))} class="num">
                    {sum === undefined ? '' : amountSaid(view, sum)}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        ) : null}
      </table>
      <TableChecks view={view} name="" field={field} cells={cells} otherAt={props.otherAt} />
    </>
  )
}

const cellSaid = (
  { view, members, files }: AnswerProps,
  column: TableColumn,
  cell: string | number | undefined,
): Child => {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return amountSaid(view, cell)
  switch (column.kind) {
    case 'member':
      // Where names are masked, what is left of the code is a sign.
      return members.find(({ organisation }) => organisation === cell)?.name ?? cell.replace(/^[a-z]+:/, '')
    case 'choice': {
      const option = column.options.find(({ value }) => value === cell)
      return option ? view.say(option.label) : cell
    }
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(cell) ? dayWords(view, cell) : cell
    case 'text':
    case 'number':
      return cell
    case 'document':
      return <KeptFiles view={view} files={files} lines={[cell]} />
  }
}
