import { gradeWords } from '../../domain/task-words.ts'
import type { View } from './context.ts'
import { param, type Site, show, signedInPerson, viewHere } from './page.tsx'
import { rankingFor, type Ranking } from './ranking-view.ts'
import { Empty, Status, Table, Tag } from './ui/parts.tsx'

/** A call's applications, or a year's evaluations, by what their panels came to. */
export const rankingPage = ({ app, web }: Site): void => {
  app.get('/board/:batch/ranking', async (c) => {
    const batch = param(c, 'batch')
    const ranking = await rankingFor(web, signedInPerson(c), batch)
    const view = viewHere(c, web)
    const { t, say } = view
    const [first] = ranking.items
    const title = t('评审排名', 'Ranking')
    return show(
      c,
      view,
      title,
      <>
        <p class="crumb">
          <a href="/board">{t('案件', 'Cases')}</a>
          {' · '}
          <a href={`/board/${batch}`}>{first ? say(first.case.batchTitle) : t('批次', 'Call')}</a>
        </p>
        <h1>{title}</h1>
        <p>{limitsSaid(view, ranking)}</p>
        {first === undefined ? (
          <Empty>{t('还没有完成评审的案件。', 'No review is complete yet.')}</Empty>
        ) : (
          <RankingTable view={view} ranking={ranking} />
        )}
      </>,
    )
  })
}

const RankingTable = ({ view, ranking: { items } }: { view: View; ranking: Ranking }) => {
  const { t, say } = view
  const graded = items.some(({ grade }) => grade !== undefined)
  return (
    <Table
      caption={t('评审排名', 'Ranking')}
      heads={[
        t('名次', 'Place'),
        t('案件', 'Case'),
        t('得分', 'Mean'),
        t('分差', 'Spread'),
        t('评分表', 'Sheets'),
        ...(graded ? [t('等级', 'Grade')] : []),
        t('状态', 'Status'),
      ]}
      rows={items.map((one) => [
        <span>
          {one.place} <LineTag view={view} line={one.line} tied={one.tied} />
        </span>,
        <span>
          <a href={`/cases/${one.case.id}`}>{one.case.title}</a>
          <small class="below">
            {one.case.leadName ?? t('双盲评审，不显示名称', 'not named to experts')}
          </small>
        </span>,
        `${one.mean}`,
        `${one.spread}`,
        `${one.sheets}`,
        ...(graded ? [one.grade === undefined ? '' : say(gradeWords[one.grade])] : []),
        <Status view={view} status={one.case.status} />,
      ])}
    />
  )
}

/** Beside a place: on which side of the line it is, and whether others share it. */
export const LineTag = ({
  view: { t },
  line,
  tied,
}: {
  view: View
  line: Ranking['items'][number]['line']
  tied: boolean
}) => (
  <>
    {line === 'over' ? <Tag tone="good">{t('入选线内', 'over the line')}</Tag> : null}
    {line === 'at' ? <Tag tone="act">{t('并列跨线', 'tied across the line')}</Tag> : null}
    {line === 'under' ? <Tag tone="still">{t('入选线外', 'under the line')}</Tag> : null}
    {tied && line !== 'at' ? <Tag tone="still">{t('并列', 'tied')}</Tag> : null}
  </>
)

/** How many may pass, how many have, and that it may be nobody. */
export const limitsSaid = (
  { t }: View,
  { most, mayBeNone, selected }: Pick<Ranking, 'most' | 'mayBeNone' | 'selected'>,
): string =>
  [
    ...(most === undefined
      ? []
      : [
          t(
            `本批次最多选出 ${most} 家，已通过最终审批或认定 ${selected} 家。`,
            `At most ${most} of this call may pass; ${selected} are finally approved or recognised.`,
          ),
        ]),
    ...(mayBeNone ? [t('可以全部不予通过。', 'Nobody need be selected.')] : []),
    t(
      '名次按专家平均分由高到低排列，同分并列。',
      'Places go by the panel’s mean; equal means share a place.',
    ),
  ].join(t('', ' '))
