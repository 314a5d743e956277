import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { Empty } from '../ui/parts.tsx'
import { type BoardQuery, isNarrowed } from './board-query.ts'
import type { BoardItem, BoardView } from './board-shape.ts'
import { Cell, columnWords } from './columns.tsx'

/** The cases that are asked for. With `choosing`, each can be ticked for the form that the table stands in. */
export const BoardTable = ({
  view,
  board,
  query,
  scheme,
  choosing = false,
}: {
  view: View
  board: Pick<BoardView, 'items'>
  query: BoardQuery
  scheme: Scheme | undefined
  choosing?: boolean
}) => {
  const { t, say } = view
  if (board.items.length === 0)
    return (
      <Empty>
        {isNarrowed(query)
          ? t('没有符合条件的案件。', 'No case matches.')
          : t('这里没有案件。', 'There are no cases here.')}
      </Empty>
    )
  const name = t('联合体', 'Consortium')
  return (
    <div class="wide">
      <table class="board">
        <caption class="visually-hidden">{t('案件', 'Cases')}</caption>
        <thead>
          <tr>
            {choosing ? (
              <th scope="col" class="chooser">
                {t('选择', 'Choose')}
              </th>
            ) : null}
            <th scope="col">{name}</th>
            {query.columns.map((column) => (
              <th scope="col">{say(columnWords[column])}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.items.map((row) => (
            <tr>
              {choosing ? <Chooser view={view} row={row} /> : null}
              <td data-head={name}>
                <a href={`/cases/${row.id}`}>{row.title}</a>
              </td>
              {query.columns.map((column) => (
                <td data-head={say(columnWords[column])}>
                  <Cell view={view} row={row} column={column} scheme={scheme} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Chooser = ({ view: { t }, row }: { view: View; row: BoardItem }) => (
  <td data-head={t('选择', 'Choose')} class="chooser">
    <input
      type="checkbox"
      name="case"
      value={row.id}
      aria-label={t(`选择${row.title}`, `Choose ${row.title}`)}
    />
  </td>
)
