import { PanelStage, SheetStage } from '../../../domain/panel-progress.ts'
import type { View } from '../context.ts'
import { panelStageWords, sheetWords } from './panel-words.ts'
import type { PanelsView } from './panels-shape.ts'
import type { PanelFilter } from './panels-view.ts'

/** The address of the list as it is narrowed. */
export const panelsPath = (batch: string, filter: PanelFilter): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value)
  const text = query.toString()
  return `/calls/${batch}/panels${text === '' ? '' : `?${text}`}`
}

/** What the programme says of its panels, in one sentence or two. */
export const RulesSaid = ({ view: { t, say }, rules }: { view: View; rules: PanelsView['rules'] }) => (
  <p>
    {t(
      `每件 ${rules.experts} 名专家，至少 ${rules.quorum} 份评分表`,
      `${rules.experts} experts a case, at least ${rules.quorum} sheets`,
    )}
    {rules.odd ? t('，人数为奇数', ', an odd number') : ''}
    {rules.mix.map(({ field, min }) => t(`，其中${field.zh} ${min} 名`, `, ${min} of ${say(field)}`))}
    {rules.mostCases === undefined
      ? ''
      : t(`，每位专家至多 ${rules.mostCases} 件`, `, at most ${rules.mostCases} cases for one expert`)}
    {t('。', '. ')}
    {rules.chosenBy === 'officer'
      ? t(
          '评审组由受理人员指派；未指派的案件到评审环节时会等待处理。',
          'The office assigns the panels; a case without one waits for it when its review begins.',
        )
      : t(
          '受理人员可在评审开始前指派；未指派的案件由系统抽取。',
          'The office may assign panels before the review begins; the program draws the others itself.',
        )}
  </p>
)

export const PanelFilterForm = ({
  view: { t, say },
  batch,
  filter,
}: {
  view: View
  batch: string
  filter: PanelFilter
}) => {
  const options = (
    name: string,
    label: string,
    chosen: string | undefined,
    all: readonly (readonly [string, string])[],
  ) => (
    <p class="labelled">
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">{t('不限', 'Any')}</option>
        {all.map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </p>
  )
  return (
    <form method="get" action={`/calls/${batch}/panels`} class="board-filter">
      <div class="row">
        <p class="labelled">
          <label for="filter-text">{t('联合体或专家姓名', 'Consortium or expert')}</label>
          <input id="filter-text" name="text" value={filter.text ?? ''} autocomplete="off" />
        </p>
        {options(
          'stage',
          t('评审组', 'Panel'),
          filter.stage,
          PanelStage.options.map((one) => [one, say(panelStageWords[one])]),
        )}
        {options('sheet', t('评分表', 'Sheet'), filter.sheet, [
          ['overdue', t('逾期未交', 'late')],
          ['soon', t('三日内到期', 'due within three days')],
          ...SheetStage.options.map((one) => [one, say(sheetWords[one])] as const),
        ])}
        {options('warned', t('提示', 'To look at'), filter.warned, [
          ['yes', t('有需留意之处', 'something to look at')],
        ])}
        <button type="submit" class="quiet">
          {t('筛选', 'Filter')}
        </button>
      </div>
    </form>
  )
}
