import type { Child } from 'hono/jsx'
import type { Figure, FigureCell, FigureColumn, FigureRow } from '../../domain/insight/figure.ts'
import type { View } from '../web/context.ts'
import { headSaid, numberSaid } from './figure-words.ts'

/** Where a number leads: to what it counts. */
export const cellPath = (
  subject: string,
  figure: Pick<Figure, 'id'>,
  row: Pick<FigureRow, 'key'>,
  column: Pick<FigureColumn, 'id'>,
): string =>
  `/insight/${subject}/${figure.id}/cases?${new URLSearchParams({ row: row.key, column: column.id }).toString()}`

/** The page of a case or a consortium. */
export const pathOf = ({ leadsTo }: Pick<Figure, 'leadsTo'>, id: string): string =>
  leadsTo === 'cases' ? `/cases/${id}` : `/register/${id}`

/**
 * The numbers of a figure. With `subject`, those that count something lead to it. What stands below is inside of what is
 * pushed sideways on a phone, so that the keyboard can push it too.
 */
export const FigureTable = ({
  view,
  figure,
  subject,
  children,
}: {
  view: View
  figure: Figure
  subject?: string
  children?: Child
}) => {
  const { say } = view
  const heads = figure.columns.map((column) => headSaid(view, column))
  return (
    <div class="wide">
      <table class="figures">
        <caption class="visually-hidden">{say(figure.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(figure.first)}</th>
            {heads.map((head) => (
              <th scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.rows.map((row) => (
            <tr>
              <th scope="row">
                {row.is !== undefined ? (
                  <a href={pathOf(figure, row.is)}>{say(row.label)}</a>
                ) : row.sums !== undefined && subject !== undefined ? (
                  <a href={`/insight/${row.sums}`}>{say(row.label)}</a>
                ) : (
                  say(row.label)
                )}
              </th>
              {figure.columns.map((column, index) => (
                <td class="number">
                  <Cell
                    cell={row.cells[index] ?? {}}
                    said={`${say(row.label)} ${heads[index]}`}
                    path={subject === undefined ? undefined : cellPath(subject, figure, row, column)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  )
}

const Cell = ({ cell, said, path }: { cell: FigureCell; said: string; path: string | undefined }) =>
  path === undefined || cell.of === undefined || cell.of.length === 0 ? (
    <span>{numberSaid(cell)}</span>
  ) : (
    <a href={path} aria-label={`${said} ${numberSaid(cell)}`}>
      {numberSaid(cell)}
    </a>
  )
