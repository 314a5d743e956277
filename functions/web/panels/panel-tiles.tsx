import { PanelStage, SheetStage } from '../../../domain/panel-progress.ts'
import type { View } from '../context.ts'
import { panelsPath } from './panel-filter.tsx'
import { panelStageWords, sheetWords } from './panel-words.ts'
import type { PanelsView } from './panels-shape.ts'
import type { PanelFilter } from './panels-view.ts'

type Props = { view: View; panels: PanelsView; filter: PanelFilter }

/** Cases by how far their panel is, and sheets by how far they are. Every number is a list. */
export const PanelTiles = ({ view, panels, filter }: Props) => {
  const { t, say } = view
  const total = Object.values(panels.cases).reduce((sum, n) => sum + n, 0)
  const tile = (to: PanelFilter, title: string, n: number, kind?: string) => (
    <li>
      <a
        href={panelsPath(panels.batch, to)}
        aria-current={isSame(to, filter) ? 'true' : undefined}
        class={kind}
      >
        <span>{title}</span> <strong>{n}</strong>
      </a>
    </li>
  )
  const sheets = SheetStage.options.filter((one) => panels.sheets[one] > 0 || one === 'handed-in')
  return (
    <>
      <nav class="tiles" aria-label={t('案件', 'Cases')}>
        <ul>
          {tile({}, t('全部案件', 'All cases'), total)}
          {PanelStage.options.map((one) =>
            tile({ stage: one }, say(panelStageWords[one]), panels.cases[one]),
          )}
          {panels.warned === 0 ? null : tile({ warned: 'yes' }, t('需留意', 'To look at'), panels.warned)}
        </ul>
      </nav>
      <h2>{t('评分表', 'Sheets')}</h2>
      <nav class="tiles" aria-label={t('评分表', 'Sheets')}>
        <ul>
          {sheets.map((one) => tile({ sheet: one }, say(sheetWords[one]), panels.sheets[one]))}
          {panels.late === 0 ? null : tile({ sheet: 'overdue' }, t('逾期未交', 'out and late'), panels.late)}
          {panels.soon === 0
            ? null
            : tile({ sheet: 'soon' }, t('三日内到期', 'due within three days'), panels.soon)}
        </ul>
      </nav>
    </>
  )
}

const isSame = (a: PanelFilter, b: PanelFilter): boolean =>
  a.stage === b.stage && a.sheet === b.sheet && a.warned === b.warned && a.text === b.text
