import type { Answers, FormSection } from '../../../domain/form.ts'
import { isTable } from '../../../domain/form.ts'
import type { Cell } from '../../../domain/table-answer.ts'
import type { TableColumn } from '../../../domain/table-field.ts'
import { attained, targetTables } from '../../../domain/targets.ts'
import { figureText } from '../../../domain/condition-words.ts'
import type { View } from '../context.ts'
import { dayWords, Table, Tag } from '../ui/parts.tsx'

type Shown = { readonly id: string; readonly answers: Answers }

/** Targets beside what was reached, row by row, with how far in per cent. */
export const TargetsPanel = ({
  view,
  form,
  sections,
}: {
  view: View
  form: readonly FormSection[]
  sections: readonly Shown[]
}) => {
  const tables = form.flatMap((section) => {
    const answers = sections.find(({ id }) => id === section.id)?.answers ?? {}
    return targetTables(section).flatMap(({ field, rows }) => {
      const answer = answers[field.id]
      return rows.attainment && isTable(answer) && answer.rows.length > 0
        ? [{ section, field, attainment: rows.attainment, reached: attained(field, answer) }]
        : []
    })
  })
  if (tables.length === 0) return null
  const { t, say } = view
  return (
    <section>
      <h2>{t('目标与完成情况', 'Targets and what was reached')}</h2>
      {tables.map(({ field, reached, attainment }) => (
        <>
          <h3>{say(field.label)}</h3>
          <Table
            caption={say(field.label)}
            heads={[...field.columns.map(({ label }) => say(label)), t('完成率', 'Reached')]}
            rows={reached.map(({ row, part, asksNote }) => [
              ...field.columns.map((column) => cellWords(view, column, row.cells[column.id])),
              <Attained
                view={view}
                part={part}
                missing={row.cells[attainment.actual] === undefined}
                asksNote={
                  asksNote && attainment.note !== undefined && (row.cells[attainment.note] ?? '') === ''
                }
              />,
            ])}
          />
        </>
      ))}
    </section>
  )
}

const cellWords = (view: View, column: TableColumn, cell: Cell | undefined) => {
  if (cell === undefined) return <span class="hint">—</span>
  if (column.kind === 'number' && typeof cell === 'number')
    return `${figureText(cell)}${column.unit ? ` ${view.say(column.unit)}` : ''}`
  if (column.kind === 'date') return dayWords(view, String(cell))
  if (column.kind === 'choice') {
    const option = column.options.find(({ value }) => value === String(cell))
    return option ? view.say(option.label) : String(cell)
  }
  return String(cell)
}

/** A bar for eyes; the number beside it says the same. */
const Attained = ({
  view,
  part,
  missing,
  asksNote,
}: {
  view: View
  part: number | undefined
  missing: boolean
  asksNote: boolean
}) => {
  if (part === undefined)
    return (
      <span class="hint">
        {missing ? view.t('未填', 'not given') : view.t('无法计算', 'cannot be worked out')}
      </span>
    )
  const percent = Math.round(part * 100)
  return (
    <span class="attained">
      <svg viewBox="0 0 104 12" aria-hidden="true">
        <rect class="whole" x="2" y="2" width="100" height="8" />
        <rect class="part" x="2" y="2" width={Math.max(1, Math.min(100, percent)).toFixed(0)} height="8" />
      </svg>{' '}
      <strong class="nowrap">{percent}%</strong>
      {asksNote ? (
        <>
          {' '}
          <Tag tone="act">{view.t('须说明', 'needs a note')}</Tag>
        </>
      ) : null}
    </span>
  )
}
