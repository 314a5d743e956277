import { type Answer, type FormSection, isTable } from '../../domain/form.ts'
import { canonical } from '../../domain/history.ts'
import type { Cell, TableAnswer } from '../../domain/table-answer.ts'
import type { TableColumn } from '../../domain/table-field.ts'
import { answerSaid } from './cases/comparison-list.tsx'
import type { View } from './context.ts'
import { columnHead } from './ui/table-parts.ts'
import { Facts, Table, Tag } from './ui/parts.tsx'

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
    return canonical(then ?? null) === canonical(now ?? null) ? [] : [{ then, now }]
  })
  const cell = (column: TableColumn, value: Cell | undefined): string => {
    if (value === undefined) return '—'
    if (column.kind === 'member')
      return members.find(({ organisation }) => organisation === value)?.name ?? String(value)
    if (column.kind === 'choice') {
      const option = column.options.find((one) => one.value === value)
      return option ? say(option.label) : String(value)
    }
    return String(value)
  }
  return (
    <div class="plan-change">
      <Table
        caption={t(`${say(field.label)}：有变化的行`, `${say(field.label)}: the rows that change`)}
        heads={[t('比较', 'Compared'), ...field.columns.map((column) => columnHead(view, field, column))]}
        rows={rows.map(({ then, now }) => [
          then === undefined ? (
            <Tag tone="good">{t('新增', 'added')}</Tag>
          ) : now === undefined ? (
            <Tag tone="bad">{t('删除', 'removed')}</Tag>
          ) : (
            <Tag tone="act">{t('修改', 'changed')}</Tag>
          ),
          ...field.columns.map((column) => {
            const [old, young] = [then?.[column.id], now?.[column.id]]
            return old === young ? (
              cell(column, young)
            ) : (
              <>
                {then === undefined ? null : <del>{cell(column, old)}</del>}
                {now === undefined ? null : <ins>{cell(column, young)}</ins>}
              </>
            )
          }),
        ])}
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
