import type { Child } from 'hono/jsx'
import { type FigureRow, type NumberField, yearsOf } from '../../../domain/figures.ts'
import { problemAt, type Typed, type View } from '../context.ts'
import { yearSaid } from './field-words.ts'
import { fieldId, valueOf } from './form.tsx'

type TableProps = { view: View; rows: readonly FigureRow[]; lastYear: number }

/** Figures by year: a row each, a column for each year. On a phone every figure is a card, every year a line of it. */
export const FigureTable = ({
  view,
  rows,
  lastYear,
  cell,
}: TableProps & { cell: (field: NumberField, name: string) => Child }) => (
  <table class="by-year">
    <caption class="visually-hidden">{view.t('分年度数据', 'Figures by year')}</caption>
    <thead>
      <tr>
        <th scope="col">{view.t('指标', 'Figure')}</th>
        {yearsOf(rows).map((year) => (
          <th scope="col">{yearSaid(lastYear, year)}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          <th scope="row">
            {view.say(row.label)}
            {row.unit ? (
              <small class="unit">{view.t(`（${view.say(row.unit)}）`, ` (${view.say(row.unit)})`)}</small>
            ) : null}
          </th>
          {yearsOf(rows).map((year) => {
            const field = row.years.get(year)
            const said = yearSaid(lastYear, year)
            return <td data-head={said}>{field ? cell(field, `${view.say(row.label)} ${said}`) : null}</td>
          })}
        </tr>
      ))}
    </tbody>
  </table>
)

/** The same to fill in: every cell has a name of its own, and says at once what is wrong with it. */
export const FigureFields = ({
  view,
  rows,
  lastYear,
  typed,
  section,
}: TableProps & { typed: Typed; section: string }) => (
  <div class="field">
    <FigureHints view={view} rows={rows} />
    <FigureTable
      view={view}
      rows={rows}
      lastYear={lastYear}
      cell={(field, label) => {
        const name = `${section}.${field.id}`
        const error = problemAt(view, typed, name)
        const optional = field.required ? '' : view.t('（选填）', ' (optional)')
        return (
          <span class={error === undefined ? undefined : 'wrong'}>
            <input
              id={fieldId(name)}
              name={name}
              aria-label={`${label}${optional}`}
              aria-describedby={error === undefined ? undefined : `${fieldId(name)}-error`}
              aria-invalid={error === undefined ? undefined : 'true'}
              inputmode={field.whole ? 'numeric' : 'decimal'}
              value={valueOf(typed, name)}
              autocomplete="off"
            />
            {optional === '' ? null : (
              <small class="optional" aria-hidden="true">
                {view.t('选填', 'optional')}
              </small>
            )}
            {error === undefined ? null : (
              <span class="error" id={`${fieldId(name)}-error`}>
                {error}
              </span>
            )}
          </span>
        )
      }}
    />
  </div>
)

/** What is said about a figure, once for all its years. */
const FigureHints = ({ view, rows }: { view: View; rows: readonly FigureRow[] }) => {
  const hints = rows.flatMap(({ label, years }) =>
    [...new Set([...years.values()].flatMap(({ hint }) => (hint ? [view.say(hint)] : [])))].map((hint) =>
      view.t(`${view.say(label)}：${hint}`, `${view.say(label)}: ${hint}`),
    ),
  )
  return (
    <>
      {hints.map((hint) => (
        <p class="hint">{hint}</p>
      ))}
    </>
  )
}
