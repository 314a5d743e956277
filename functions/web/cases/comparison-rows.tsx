import type { FieldChange, RowChange } from '../../../domain/comparison.ts'
import { type FormField, isTable } from '../../../domain/form.ts'
import type { TableColumn } from '../../../domain/table-field.ts'
import type { View } from '../context.ts'
import type { FilesHere } from '../ui/document-field.tsx'
import { Tag } from '../ui/parts.tsx'
import { fileSaid } from './file-said.ts'

export const kinds = {
  added: { tone: 'good', zh: '新增', en: 'added' },
  removed: { tone: 'bad', zh: '删除', en: 'removed' },
  changed: { tone: 'act', zh: '修改', en: 'changed' },
} as const

type TableField = Extract<FormField, { kind: 'table' }>

/** Rows of a table that came, went or changed, cell by cell. */
export const Rows = ({
  view,
  label,
  change,
  field,
  names,
  files,
}: {
  view: View
  label: string
  change: FieldChange
  field: TableField
  names: ReadonlyMap<string, string>
  files: FilesHere
}) => (
  <article class="change">
    <h4>{label}</h4>
    {change.rows?.length === 0 ? (
      <p class="hint">{view.t('只调整了各行的顺序。', 'Only the order of the rows changed.')}</p>
    ) : null}
    {change.rows?.map((row) => (
      <section class="row">
        <h5>
          {rowName(view, change, field, row, names, files)}{' '}
          <Tag tone={kinds[row.is].tone}>{view.say(kinds[row.is])}</Tag>
        </h5>
        <ul class="plain">
          {row.cells.map(({ column: id, before, after }) => {
            const column = field.columns.find((candidate) => candidate.id === id)
            return (
              <li>
                {column ? view.say(column.label) : id}
                {view.t('：', ': ')}
                {before === undefined ? null : <del>{cellSaid(view, column, before, names, files)}</del>}
                {before === undefined || after === undefined ? null : ' → '}
                {after === undefined ? null : <ins>{cellSaid(view, column, after, names, files)}</ins>}
              </li>
            )
          })}
        </ul>
      </section>
    ))}
  </article>
)

/** A row is called by its name where it has one, else by its first cell. */
const rowName = (
  view: View,
  { before, after }: FieldChange,
  { columns: [first], rows }: TableField,
  { row }: RowChange,
  names: ReadonlyMap<string, string>,
  files: FilesHere,
): string => {
  const fixed = rows.is === 'fixed' ? rows.rows.find(({ id }) => id === row) : undefined
  if (fixed) return view.say(fixed.label)
  const held = [after, before]
    .flatMap((side) => (isTable(side) ? side.rows : []))
    .find(({ id }) => id === row)
  const cell = first && held?.cells[first.id]
  return cell === undefined ? view.t('一行', 'A row') : cellSaid(view, first, cell, names, files)
}

const cellSaid = (
  view: View,
  column: TableColumn | undefined,
  value: string | number,
  names: ReadonlyMap<string, string>,
  files: FilesHere,
): string => {
  if (column?.kind === 'choice') {
    const option = column.options.find((candidate) => candidate.value === value)
    return option ? view.say(option.label) : String(value)
  }
  if (column?.kind === 'document') return fileSaid(view, files.documents, String(value))
  if (column?.kind === 'member') return names.get(String(value)) ?? String(value)
  const unit = column?.kind === 'number' && column.unit ? ` ${view.say(column.unit)}` : ''
  return `${value}${unit}`
}
