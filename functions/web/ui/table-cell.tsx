import type { TableColumn, TableField } from '../../../domain/table-field.ts'
import { problemAt, type Typed, type View } from '../context.ts'
import { CellUpload, type FilesHere, typedInCell } from './document-field.tsx'
import { type FieldRemarkWords, fieldId, valueOf } from './form.tsx'
import type { OtherNumber } from './table-checks.tsx'
import { columnHead } from './table-parts.ts'

/** Who can be named in a cell. */
export type NamedMember = { readonly organisation?: string | undefined; readonly name?: string | undefined }

/** A table of a form, and what is known where it stands. */
export type TableProps = {
  view: View
  typed: Typed
  name: string
  field: TableField
  notes: readonly string[]
  members: readonly NamedMember[]
  otherAt: (path: string) => OtherNumber | undefined
  /** Where files of its cells are put, and those that are there. */
  files?: FilesHere | undefined
  when?: { readonly name: string; readonly anyOf: readonly string[] } | undefined
  remark?: FieldRemarkWords | undefined
}

export type RowProps = TableProps & { row: string; nth: number }

/** Said of what may be left out of a row; rows that are there for everybody are filled in as they apply. */
export const isOpen = ({ rows }: TableField, { required, given }: TableColumn): boolean =>
  !required && given === undefined && rows.is !== 'fixed'

/** A text of more than a line. */
export const isLong = (column: TableColumn): boolean => column.kind === 'text' && column.max > 120

/** A cell, labelled by its column and its row. */
export const Cell = (props: RowProps & { column: TableColumn }) => {
  const { view, typed, name, field, row, column } = props
  const path = `${name}.${row}.${column.id}`
  const error = problemAt(view, typed, path)
  return (
    <td
      data-head={`${columnHead(view, field, column)}${isOpen(field, column) ? view.t('（选填）', ' (optional)') : ''}`}
      class={error === undefined ? undefined : 'wrong'}
    >
      <Control
        {...props}
        shared={{
          id: fieldId(path),
          name: path,
          'aria-labelledby': `${fieldId(name)}-c-${column.id} ${fieldId(name)}-${row}`,
          'aria-describedby': error === undefined ? undefined : `${fieldId(path)}-error`,
          'aria-invalid': error === undefined ? undefined : 'true',
        }}
        value={valueOf(typed, path)}
      />
      {error === undefined ? null : (
        <span class="error" id={`${fieldId(path)}-error`}>
          {error}
        </span>
      )}
    </td>
  )
}

type ControlProps = RowProps & {
  column: TableColumn
  shared: {
    id: string
    name: string
    'aria-labelledby': string
    'aria-describedby': string | undefined
    'aria-invalid': 'true' | undefined
  }
  value: string
}

const givenSaid = (view: View, column: TableColumn, value: string): string => {
  const option = column.kind === 'choice' ? column.options.find((one) => one.value === value) : undefined
  return option ? view.say(option.label) : value
}

const Control = ({ view, column, members, files, shared, value, nth }: ControlProps) => {
  // What the plan or last year's report says is read here, and typed by nobody.
  if (column.given)
    return (
      <>
        <span id={shared.id} class={column.kind === 'number' ? 'given num' : 'given'}>
          {value === '' ? '—' : givenSaid(view, column, value)}
        </span>
        <input type="hidden" name={shared.name} value={value} />
      </>
    )
  switch (column.kind) {
    case 'choice':
      return (
        <Select
          view={view}
          shared={shared}
          value={value}
          options={column.options.map((option) => [option.value, view.say(option.label)])}
        />
      )
    case 'member':
      return (
        <Select
          view={view}
          shared={shared}
          value={value}
          options={members.flatMap(({ organisation, name }) =>
            organisation === undefined ? [] : [[organisation, name ?? organisation]],
          )}
        />
      )
    case 'text':
      return isLong(column) ? (
        <textarea {...shared} rows={2}>
          {value}
        </textarea>
      ) : (
        <input {...shared} value={value} autocomplete="off" />
      )
    case 'number':
      return (
        <input
          {...shared}
          class="num"
          inputmode={column.whole ? 'numeric' : 'decimal'}
          value={value}
          autocomplete="off"
        />
      )
    case 'date':
      return <input {...shared} value={value} placeholder="2026-11-23" autocomplete="off" />
    case 'document':
      return (
        <>
          <input {...shared} value={typedInCell(value)} autocomplete="off" />
          {files === undefined ? null : (
            <CellUpload
              view={view}
              here={files}
              name={shared.name}
              takes={{ ...column, maxFiles: 1 }}
              label={view.t(
                `${view.say(column.label)}，第 ${nth} 行`,
                `${view.say(column.label)}, row ${nth}`,
              )}
            />
          )}
        </>
      )
  }
}

/** What is chosen already stays to be chosen, also when it is not on offer any more. */
const Select = ({
  view,
  shared,
  value,
  options,
}: Pick<ControlProps, 'view' | 'shared' | 'value'> & { options: readonly (readonly [string, string])[] }) => (
  <select {...shared}>
    <option value="">{view.t('请选择', 'Please choose')}</option>
    {value === '' || options.some(([known]) => known === value) ? null : (
      <option value={value} selected>
        {view.t(`${value}（不在名单中）`, `${value} (not on the list)`)}
      </option>
    )}
    {options.map(([known, said]) => (
      <option value={known} selected={known === value}>
        {said}
      </option>
    ))}
  </select>
)
