import type { Child } from 'hono/jsx'
import type { Column } from '../../../domain/board-filter.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { taskWords, gradeWords } from '../../../domain/task-words.ts'
import type { Words } from '../../../domain/words.ts'
import { ReachedLine } from '../cases/overdue-work.tsx'
import { ofScheme, type View } from '../context.ts'
import { Day, Status } from '../ui/parts.tsx'
import { hatWords } from '../words/words.ts'
import type { BoardItem } from './board-shape.ts'
import { chosenTitle, levelTitleOf, stepTitle } from './board-words.ts'
import { ageSaid } from './step-tiles.tsx'

export const columnWords: Record<Column, Words> = {
  number: { zh: '编号', en: 'Number' },
  lead: { zh: '牵头单位', en: 'Lead' },
  region: { zh: '地区', en: 'Region' },
  organisationKind: { zh: '单位类型', en: 'Kind' },
  formation: { zh: '组建类型', en: 'Formation type' },
  field: { zh: '领域', en: 'Field' },
  step: { zh: '环节', en: 'Step' },
  turn: { zh: '轮到谁', en: 'Whose turn' },
  due: { zh: '期限', en: 'Due' },
  age: { zh: '在此环节', en: 'At this step' },
  opened: { zh: '开始', en: 'Opened' },
  officer: { zh: '经办人', en: 'In charge' },
  corrections: { zh: '补正次数', en: 'Corrections' },
  mean: { zh: '得分', en: 'Score' },
}

/** What is withheld from somebody who still scores the case. */
const unnamed: Words = { zh: '双盲评审，不显示', en: 'not told to experts' }

/** What a case has in a column, as text: for files, and for cells that are nothing more. */
export const cellText = (
  view: Pick<View, 't' | 'say'>,
  row: BoardItem,
  column: Exclude<Column, 'due' | 'opened'>,
  scheme: Scheme | undefined,
): string => {
  const { say } = view
  switch (column) {
    case 'number':
      return row.number ?? ''
    case 'lead':
      return row.leadName ?? say(unnamed)
    case 'region':
      return row.region ?? ''
    case 'organisationKind':
      return row.organisationKind === undefined ? '' : say(kindWords[row.organisationKind])
    case 'formation':
      return row.formation === undefined ? '' : say(chosenTitle('formation-type', row.formation, scheme))
    case 'field':
      return row.field === undefined ? '' : say(chosenTitle('field', row.field, scheme))
    case 'step':
      return [
        say(stepTitle(row.status, row.kind, scheme)),
        ...(row.level === undefined ? [] : [say(levelTitleOf(row.level, row.kind, scheme))]),
      ].join(' · ')
    case 'turn':
      return row.turns
        .map(({ as, does }) => `${say(hatWords[as])}${view.t('：', ': ')}${say(taskWords[does])}`)
        .join(view.t('；', '; '))
    case 'age':
      return ageSaid(view, row.age)
    case 'officer':
      return row.officer?.name ?? ''
    case 'corrections':
      return row.corrections === 0 ? '' : `${row.corrections}`
    case 'mean':
      return [
        ...(row.mean === undefined ? [] : [`${row.mean}`]),
        ...(row.grade === undefined ? [] : [say(gradeWords[row.grade])]),
      ].join(' · ')
  }
}

export const Cell = ({
  view,
  row,
  column,
  scheme,
}: {
  view: View
  row: BoardItem
  column: Column
  scheme: Scheme | undefined
}): Child => {
  const own = ofScheme(view, row.scheme)
  switch (column) {
    case 'due':
      return <DueCell view={own} row={row} />
    case 'opened':
      return <Day view={own} at={row.opened} />
    case 'step':
      return (
        <>
          <Status view={view} status={{ is: row.status, verb: scheme?.outcome.verb }} />
          {row.level === undefined ? null : (
            <small class="below">{view.say(levelTitleOf(row.level, row.kind, scheme))}</small>
          )}
        </>
      )
    case 'age':
      return (
        <>
          <span class="nowrap">{workingSaid(view, row.age.working)}</span>
          <small class="below">{calendarSaid(view, row.age.days)}</small>
        </>
      )
    case 'turn':
      return row.turns.map(({ as, does }) => (
        <>
          {view.say(hatWords[as])}
          <small class="below">{view.say(taskWords[does])}</small>
        </>
      ))
    default:
      return cellText(view, row, column, scheme)
  }
}

const workingSaid = ({ t }: View, n: number): string =>
  t(`${n} 个工作日`, `${n} working ${n === 1 ? 'day' : 'days'}`)
const calendarSaid = ({ t }: View, n: number): string =>
  n === 0 ? t('今天进入', 'since today') : t(`历 ${n} 天`, `${n} ${n === 1 ? 'day' : 'days'} in all`)

/** The deadline, and in words when it is missed: since when, and for how long. */
const DueCell = ({ view, row }: { view: View; row: BoardItem }) => {
  const { t } = view
  if (row.late !== undefined)
    return (
      <span class="due over">
        <strong>
          {row.late.days === 0
            ? t('今日已逾期', 'late since today')
            : t(`逾期 ${row.late.days} 天`, `${row.late.days} ${row.late.days === 1 ? 'day' : 'days'} late`)}
        </strong>{' '}
        <Day view={view} at={row.late.since} />
        {(row.overdue ?? []).map((work) => (
          <small class="below">
            <ReachedLine view={view} reached={work} />
          </small>
        ))}
      </span>
    )
  return row.due === undefined ? '' : <Day view={view} at={row.due} />
}
