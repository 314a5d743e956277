import { sheetWords, sheetTones, panelStageWords, warningSaid } from './panel-words.ts'
import type { View } from '../context.ts'
import { Day, Empty, Tag } from '../ui/parts.tsx'
import type { CasePanel, PanelPlace, PanelsView } from './panels-shape.ts'

/** Each case with its panel: who is how far, and what to look at. */
export const PanelTable = ({ view, panels }: { view: View; panels: PanelsView }) => {
  const { t } = view
  if (panels.items.length === 0) return <Empty>{t('这里没有案件。', 'There are no cases here.')}</Empty>
  const heads = [
    t('联合体', 'Consortium'),
    t('评审组', 'Panel'),
    t('专家和评分表', 'Experts and sheets'),
    t('需留意', 'To look at'),
  ]
  return (
    <table class="panels">
      <caption class="visually-hidden">{t('评审组', 'Panels')}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {panels.items.map((one) => (
          <tr>
            <td data-head={heads[0]}>
              <CaseCell view={view} one={one} path={`/calls/${panels.batch}/panels/${one.case}`} />
            </td>
            <td data-head={heads[1]}>
              <StageTag view={view} stage={one.stage} />
            </td>
            <td data-head={heads[2]}>
              <Places view={view} places={one.places} />
            </td>
            <td data-head={heads[3]}>
              <Warnings view={view} warnings={one.warnings} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const CaseCell = ({ view: { say }, one, path }: { view: View; one: CasePanel; path: string }) => (
  <span>
    <a href={path}>{one.title}</a>
    <small class="below">{[one.lead, ...(one.field ? [say(one.field)] : [])].join(' · ')}</small>
  </span>
)

const stageTones = {
  unassigned: 'act',
  assigned: 'busy',
  review: 'busy',
  stuck: 'bad',
  done: 'good',
} as const

export const StageTag = ({ view, stage }: { view: View; stage: CasePanel['stage'] }) => (
  <Tag tone={stageTones[stage]}>{view.say(panelStageWords[stage])}</Tag>
)

const Places = ({ view, places }: { view: View; places: readonly PanelPlace[] }) =>
  places.length === 0 ? (
    <span class="hint">{view.t('无', 'nobody')}</span>
  ) : (
    <ul class="places">
      {places
        .filter(({ stage }) => stage !== 'closed')
        .map((one) => (
          <li>
            {one.name} <SheetTag view={view} place={one} />
          </li>
        ))}
    </ul>
  )

/** How far somebody is; a sheet that is out, by when. */
export const SheetTag = ({ view, place }: { view: View; place: PanelPlace }) => (
  <>
    <Tag tone={sheetTones[place.stage]}>{view.say(sheetWords[place.stage])}</Tag>
    {place.late === 'late' ? (
      <Tag tone="bad">{view.t('逾期', 'late')}</Tag>
    ) : place.late === 'soon' ? (
      <Tag tone="act">{view.t('将到期', 'due soon')}</Tag>
    ) : null}
  </>
)

/** What to look at about a panel, each in a line. */
export const Warnings = ({ view, warnings }: { view: View; warnings: CasePanel['warnings'] }) =>
  warnings.length === 0 ? (
    <span class="hint">{view.t('无', 'nothing')}</span>
  ) : (
    <ul class="places">
      {warnings.map((one) => (
        <li>
          <Tag tone={one.is === 'conflict' ? 'bad' : 'act'}>{view.say(warningKinds[one.is])}</Tag>{' '}
          {view.say(warningSaid(one))}
        </li>
      ))}
    </ul>
  )

const warningKinds: Record<CasePanel['warnings'][number]['is'], { zh: string; en: string }> = {
  conflict: { zh: '利益冲突', en: 'conflict' },
  even: { zh: '人数', en: 'number' },
  few: { zh: '人数', en: 'number' },
  field: { zh: '专业', en: 'mix' },
  load: { zh: '承担量', en: 'load' },
  gone: { zh: '专家', en: 'expert' },
}

/** The day that something was due or done; nothing where there is none. */
export const DayOr = ({ view, at }: { view: View; at: string | undefined }) =>
  at === undefined ? <span class="hint">—</span> : <Day view={view} at={at} />
