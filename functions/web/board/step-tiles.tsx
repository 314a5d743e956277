import type { View } from '../context.ts'
import { boardPath, type BoardQuery, withFilter } from './board-query.ts'
import type { BoardStep, BoardView } from './board-shape.ts'

/** `12 天（8 个工作日）`: how long something has lasted. */
export const ageSaid = (
  { t }: Pick<View, 't'>,
  { days, working }: { readonly days: number; readonly working: number },
): string =>
  days === 0
    ? t('今天', 'today')
    : t(`${days} 天（${working} 个工作日）`, `${days} ${days === 1 ? 'day' : 'days'} (${working} working)`)

/** The whole batch at a glance: each step with its cases, and what is late there. Every tile is a list. */
export const StepTiles = ({ view, board, query }: { view: View; board: BoardView; query: BoardQuery }) => {
  const { t } = view
  const path = (step: string[]) => boardPath(board.batch, withFilter(query, { step, late: undefined }))
  return (
    <nav class="tiles" aria-label={t('按环节', 'By step')}>
      <ul>
        <li>
          <a href={path([])} aria-current={query.filter.step.length === 0 ? 'true' : undefined}>
            <span>{t('全部', 'All')}</span> <strong>{board.total}</strong>
          </a>
          <LateLinks view={view} board={board} query={query} />
        </li>
        {board.steps.map((step) => (
          <Tile view={view} board={board} query={query} step={step} />
        ))}
      </ul>
    </nav>
  )
}

const Tile = ({
  view,
  board,
  query,
  step,
}: {
  view: View
  board: BoardView
  query: BoardQuery
  step: BoardStep
}) => {
  const { t, say } = view
  const to = (name: string, late?: 'yes') => boardPath(board.batch, withFilter(query, { step: [name], late }))
  const here = (name: string) => (query.filter.step.includes(name) ? 'true' : undefined)
  return (
    <li>
      <a href={to(step.step)} aria-current={here(step.step)}>
        <span>{say(step.title)}</span> <strong>{step.count}</strong>
      </a>
      {step.late === 0 ? null : (
        <a class="late" href={to(step.step, 'yes')}>
          {t(`逾期 ${step.late}`, `${step.late} late`)}
          <span class="visually-hidden"> {say(step.title)}</span>
        </a>
      )}
      {step.count === 0 || isOver(step.step) ? null : (
        <small>
          {t(
            `中位 ${step.middle.working} · 最久 ${step.oldest.working} 个工作日`,
            `middle ${step.middle.working}, longest ${step.oldest.working} working days`,
          )}
        </small>
      )}
      {step.levels.length < 2
        ? null
        : step.levels.map((level) => (
            <a class="level" href={to(level.step)} aria-current={here(level.step)}>
              {say(level.title)} {level.count}
            </a>
          ))}
    </li>
  )
}

const LateLinks = ({ view: { t }, board, query }: { view: View; board: BoardView; query: BoardQuery }) => (
  <>
    {(['yes', 'soon'] as const).map((late) => {
      const count = late === 'yes' ? board.late : board.soon
      return count === 0 ? null : (
        <a
          class={late === 'yes' ? 'late' : 'soon'}
          href={boardPath(board.batch, withFilter(query, { step: [], late }))}
          aria-current={query.filter.step.length === 0 && query.filter.late === late ? 'true' : undefined}
        >
          {late === 'yes'
            ? t(`逾期 ${count}`, `${count} late`)
            : t(`三天内到期 ${count}`, `${count} due within 3 days`)}
        </a>
      )
    })}
  </>
)

/** How long something has been over is nobody's business. */
const isOver = (status: string): boolean =>
  [
    'recognised',
    'refused',
    'withdrawn',
    'confirmed',
    'revoked',
    'applied',
    'not-agreed',
    'dropped',
    'graded',
  ].includes(status)
