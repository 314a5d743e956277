import type { Scheme } from '../../../domain/scheme.ts'
import { panelIn } from '../../panel-desk.ts'
import type { View } from '../context.ts'
import type { BoardView } from './board-shape.ts'

/** What leads on from a board, and what is not as usual about it. */
export const Notes = ({
  view: { t },
  board,
  scheme,
}: {
  view: View
  board: BoardView
  scheme: Scheme | undefined
}) => (
  <>
    {board.settling === undefined ? null : (
      <output class="kept">
        {t(
          `还有 ${board.settling} 件旧案件正在整理，请刷新页面。`,
          `${board.settling} older cases are still being put on the board; load the page again.`,
        )}
      </output>
    )}
    <p class="found">
      {board.kind === 'change' ? null : (
        <a href={`/board/${board.batch}/ranking`}>{t('评审排名', 'Ranking by the panel’s mean')}</a>
      )}
      {board.kind !== 'change' && scheme && panelIn(scheme, board.kind) ? (
        <a href={`/calls/${board.batch}/panels`}>{t('评审组', 'Panels and their progress')}</a>
      ) : null}
      <a href={`/insight/${board.batch}`}>{t('统计', 'Figures')}</a>
    </p>
  </>
)
