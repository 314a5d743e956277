import type { Child } from 'hono/jsx'
import type { TableField } from '../../../domain/table-field.ts'
import { rowTotal, totalOf } from '../../../domain/table-sums.ts'
import type { View } from '../context.ts'
import { problemSaid } from '../words/problem-words.ts'
import { FieldRemark, fieldId } from './form.tsx'
import { Cell, isLong, isOpen, type RowProps, type TableProps } from './table-cell.tsx'
import { TableChecks } from './table-checks.tsx'
import { amountSaid, columnHead, hasTotal, headed, isSummed, rowTotals, unitOf } from './table-parts.ts'
import { newRowId, rowsIn, typedCells } from './table-typed.ts'

/** In the blank row that the script copies, where the new row's id comes. */
const blankRow = 'ROW'

/**
 * A table to fill in. Without script its buttons save the page and come back with a row more, less or elsewhere; with
 * it the same happens in place. A cell is labelled by its column and its row, however narrow the page.
 */
export const TableFields = (props: TableProps) => {
  const { view, typed, name, field } = props
  const { t, say } = view
  const rows = rowsShown(props)
  const problems = typed.problems.filter((problem) => problem.field === name)
  const hints = hintsOf(view, field, props.notes)
  const free = field.rows.is === 'free' ? field.rows : undefined
  const id = fieldId(name)
  const told = [
    ...(props.remark ? [`${id}-remark`] : []),
    ...(hints.length > 0 ? [`${id}-hint`] : []),
    ...(problems.length > 0 ? [`${id}-error`] : []),
  ]
  return (
    <fieldset
      id={id}
      tabindex={-1}
      class={`field table-field${problems.length > 0 ? ' wrong' : ''}${isWide(field) ? ' as-cards' : ''}`}
      aria-describedby={told.length === 0 ? undefined : told.join(' ')}
      data-table={name}
      data-max={free?.max}
      data-checks={JSON.stringify(field.checks, (key, value: unknown) =>
        key === 'label' ? undefined : value,
      )}
      data-when={props.when?.name}
      data-any-of={props.when?.anyOf.join('\n')}
    >
      <legend>
        {say(field.label)}
        {field.required ? null : <span class="optional">{t('（选填）', ' (optional)')}</span>}
      </legend>
      <FieldRemark view={view} name={name} remark={props.remark} />
      {hints.length === 0 ? null : (
        <ul class="hint plain" id={`${id}-hint`}>
          {hints.map((hint) => (
            <li>{hint}</li>
          ))}
        </ul>
      )}
      {problems.length === 0 ? null : (
        <div class="error" id={`${id}-error`}>
          {problems.map((problem) => (
            <p class="error">{say(problemSaid(problem))}</p>
          ))}
        </div>
      )}
      <input type="hidden" name={name} value={rows.join(',')} />
      {field.rows.is === 'targets' && rows.length === 0 ? (
        <p class="hint">
          {t(
            '申报时没有设定，无需填写。',
            'Nothing was set when it was applied for: there is nothing to fill in.',
          )}
        </p>
      ) : null}
      <table class="rows">
        <caption class="visually-hidden">{say(field.label)}</caption>
        <Heads {...props} />
        <tbody>
          {rows.map((row, index) => (
            <Row {...props} row={row} nth={index + 1} />
          ))}
        </tbody>
        {isSummed(field) ? <Totals {...props} rows={rows} /> : null}
      </table>
      <TableChecks
        view={view}
        name={name}
        field={field}
        cells={typedCells({ ...typed.values, [name]: [rows.join(',')] }, name, field)}
        otherAt={props.otherAt}
      />
      {free ? <Adding {...props} rows={rows} most={free.max} /> : <Said view={view} />}
    </fieldset>
  )
}

/** More than fits side by side: every row is a card on any page. */
const isWide = ({ columns }: TableField): boolean => {
  const widths = { text: 2.2, number: 1.2, date: 1.4, choice: 1.6, member: 2.2, document: 3 } as const
  const width = columns.reduce((sum, column) => sum + (isLong(column) ? 3 : widths[column.kind]), 0)
  return width > 10.5
}

/** The rows that are there; where rows are added, there is always one to begin with. */
const rowsShown = ({ view, typed, name, field }: TableProps): string[] => {
  const there = rowsIn(typed.values, name)
  if (field.rows.is === 'fixed') return field.rows.rows.map(({ id }) => id)
  const least = field.rows.is === 'free' ? Math.max(1, Math.min(field.rows.min, field.rows.max)) : 0
  const more = Math.max(0, least - there.length)
  return [...there, ...Array.from({ length: more }, () => newRowId(view))]
}

/** What is said about a column, once for all rows. */
const hintsOf = (view: View, { hint, columns }: TableField, notes: readonly string[]): string[] => {
  const { t, say } = view
  return [
    ...(hint ? [say(hint)] : []),
    ...notes,
    ...columns.flatMap(({ label, hint: about }) =>
      about ? [t(`${say(label)}：${say(about)}`, `${say(label)}: ${say(about)}`)] : [],
    ),
  ]
}

const Heads = ({ view, name, field }: TableProps) => {
  const { t } = view
  return (
    <thead>
      <tr>
        <th scope="col">{field.rows.is === 'fixed' ? t('项目', 'Item') : t('行', 'Row')}</th>
        {field.columns.map((column) => (
          <th scope="col" id={`${fieldId(name)}-c-${column.id}`}>
            {columnHead(view, field, column)}
            {!isOpen(field, column) ? null : <span class="optional">{t('（选填）', ' (optional)')}</span>}
          </th>
        ))}
        {rowTotals(field).map((check) => (
          <th scope="col">{headed(view, check.label, unitOf(field, check.columns))}</th>
        ))}
        {field.rows.is === 'free' ? (
          <th scope="col">
            <span class="visually-hidden">{t('操作', 'Actions')}</span>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

const Row = (props: RowProps) => {
  const { view, typed, name, field, row, nth } = props
  const { t, say } = view
  const given = field.rows.is === 'fixed' ? field.rows.rows.find(({ id }) => id === row) : undefined
  const cells = typedCells(typed.values, name, field)
  return (
    <tr data-row={row}>
      <th scope="row" id={`${fieldId(name)}-${row}`}>
        {given ? (
          say(given.label)
        ) : (
          <>
            <span class="word">{t('第', 'Row')} </span>
            <span data-nth="">{nth}</span>
            <span class="word">{t(' 行', '')}</span>
          </>
        )}
      </th>
      {field.columns.map((column) => (
        <Cell {...props} column={column} />
      ))}
      {rowTotals(field).map((check) => {
        const sum = rowTotal(cells, row, check.columns)
        return (
          <td data-head={headed(view, check.label, unitOf(field, check.columns))} class="num">
            <output data-across={check.columns.join(',')}>
              {sum === undefined ? '' : amountSaid(view, sum)}
            </output>
          </td>
        )
      })}
      {field.rows.is === 'free' ? (
        <td class="row-acts">
          <Act {...props} act="up" sign="↑" said={t('上移', 'Move up')} />
          <Act {...props} act="down" sign="↓" said={t('下移', 'Move down')} />
          <Act {...props} act="remove" sign="✕" said={t('移除', 'Take out')} />
        </td>
      ) : null}
    </tr>
  )
}

const Act = ({
  name,
  row,
  act,
  sign,
  said,
}: RowProps & { act: 'up' | 'down' | 'remove'; sign: string; said: string }) => (
  <button
    type="submit"
    class={act === 'remove' ? 'quiet danger' : 'quiet'}
    name="do"
    value={`${act}:${name}.${row}`}
    title={said}
    id={`${fieldId(name)}-${row}-${act}`}
    aria-label={said}
    aria-describedby={`${fieldId(name)}-${row}`}
  >
    {sign}
  </button>
)

/** The sums under the columns. */
const Totals = ({ view, typed, name, field, rows }: TableProps & { rows: readonly string[] }) => {
  const cells = typedCells({ ...typed.values, [name]: [rows.join(',')] }, name, field)
  const sum = (columns: readonly string[]): Child => {
    const total = totalOf(cells, { columns })
    return <output data-sum={columns.join(',')}>{total === undefined ? '' : amountSaid(view, total)}</output>
  }
  return (
    <tfoot>
      <tr>
        <th scope="row">{view.t('合计', 'Total')}</th>
        {field.columns.map((column) =>
          hasTotal(field, column) ? (
            <td data-head={columnHead(view, field, column)} class="num">
              {sum([column.id])}
            </td>
          ) : (
            <td>{''}</td>
          ),
        )}
        {rowTotals(field).map((check) => (
          <td data-head={headed(view, check.label, unitOf(field, check.columns))} class="num">
            {sum(check.columns)}
          </td>
        ))}
        {field.rows.is === 'free' ? <td>{''}</td> : null}
      </tr>
    </tfoot>
  )
}

/** Where the script says what it did to the rows, with the way back. */
const Said = ({ view: { t } }: Pick<TableProps, 'view'>) => (
  <output
    data-removed={t('已移除一行。', 'A row was taken out. ')}
    data-pasted={t('已粘贴。', 'Pasted. ')}
    data-over={t(
      '已粘贴；{n} 个单元格放不下，或名单中没有。',
      'Pasted; {n} cells did not fit, or are on no list. ',
    )}
    data-undo={t('撤销', 'Undo')}
  ></output>
)

const Adding = (props: TableProps & { rows: readonly string[]; most: number }) => {
  const { view, name, rows, most } = props
  const { t } = view
  return (
    <div class="actions">
      <button
        type="submit"
        class="quiet"
        name="do"
        value={`add:${name}`}
        hidden={rows.length >= most}
        id={`${fieldId(name)}-add`}
      >
        {t('添加一行', 'Add a row')}
        <span class="visually-hidden">
          {t(`：${view.say(props.field.label)}`, `: ${view.say(props.field.label)}`)}
        </span>
      </button>
      <span class="hint">
        {t(`最多 ${most} 行`, `${most} rows at most`)}
        <span data-paste="" hidden>
          {t(
            '；可从 Excel 复制多行，粘贴到任一格',
            '; rows copied in a spreadsheet can be pasted into a cell',
          )}
        </span>
      </span>
      <Said view={view} />
      <template>
        <Row {...props} typed={{ values: {}, problems: [] }} row={blankRow} nth={0} />
      </template>
    </div>
  )
}
