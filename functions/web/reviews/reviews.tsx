import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { ofScheme, type View, withZones } from '../context.ts'
import { type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Day, Due, Empty, Table, Tag } from '../ui/parts.tsx'
import { myReviews, type ReviewRow } from './review-rows.ts'

const day = 86_400_000

/** What somebody was asked to review, across programmes: what is left, by when, and what became of the rest. */
export const reviewPages = ({ app, web }: Site): void => {
  app.get('/reviews', async (c) => {
    const person = signedInPerson(c)
    const rows = await myReviews(web.world, person, c.var.arrived)
    if (rows.length === 0 && !may(person, { to: 'review' })) throw notFound()
    const meetings = (await web.world.store.meetings.attendedBy(person.id, { limit: 10 })).items
    const view = await withZones(
      viewHere(c, web),
      web.world,
      rows.map(({ scheme }) => scheme),
    )
    const titles = new Map(
      await Promise.all(
        [...new Set(rows.map(({ scheme }) => scheme))].map(
          async (ref) => [ref, (await web.world.schemes.load(ref)).title] as const,
        ),
      ),
    )
    const { t, say } = view
    const open = rows.filter(isOpen)
    const over = rows.filter((row) => !isOpen(row))
    const programme = (row: ReviewRow) => say(titles.get(row.scheme) ?? { zh: row.scheme, en: row.scheme })
    return show(
      c,
      view,
      t('我的评审', 'My reviews'),
      <>
        <h1>{t('我的评审', 'My reviews')}</h1>
        <Load view={view} open={open} over={over} />
        {open.length === 0 ? (
          <Empty>{t('目前没有请您评审的申报。', 'Nothing waits for your review at the moment.')}</Empty>
        ) : (
          <Table
            caption={t('待评审', 'To review')}
            heads={[t('联合体', 'Consortium'), t('状态', 'State'), t('期限', 'Due'), t('计划', 'Programme')]}
            rows={open.map((row) => [
              <a href={`/cases/${row.case}/tasks/${row.task}`}>
                {row.title}
                {row.caseKind === 'evaluation' ? t('（年度评估）', ' (annual evaluation)') : ''}
              </a>,
              <State view={view} row={row} />,
              <Due view={ofScheme(view, row.scheme)} at={row.due} />,
              programme(row),
            ])}
          />
        )}
        {meetings.length === 0 ? null : (
          <section>
            <h2>{t('评审会', 'Panel meetings')}</h2>
            <ul class="plain">
              {meetings.map(({ meeting, title, at }) => (
                <li>
                  <a href={`/meetings/${meeting}`}>{title}</a> <Day view={view} at={at} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <Batches view={view} rows={rows} />
        {over.length === 0 ? null : (
          <section>
            <h2>{t('已结束', 'Done')}</h2>
            <Table
              caption={t('已结束', 'Done')}
              heads={[
                t('联合体', 'Consortium'),
                t('状态', 'State'),
                t('您的总分', 'Your total'),
                t('时间', 'When'),
                t('计划', 'Programme'),
              ]}
              rows={over.map((row) => [
                row.state === 'handed-in' ? (
                  <a href={`/cases/${row.case}/tasks/${row.task}`}>{row.title}</a>
                ) : (
                  row.title
                ),
                <State view={view} row={row} />,
                row.total === undefined ? '' : `${Math.round(row.total * 10) / 10}`,
                row.at === undefined ? '' : <Day view={ofScheme(view, row.scheme)} at={row.at} />,
                programme(row),
              ])}
            />
          </section>
        )}
      </>,
    )
  })
}

const isOpen = ({ state }: ReviewRow): boolean => ['asked', 'declared', 'draft'].includes(state)

/** How much it is, and how much of it is near. */
const Load = ({
  view: { t, now },
  open,
  over,
}: {
  view: View
  open: readonly ReviewRow[]
  over: readonly ReviewRow[]
}) => {
  const soon = open.filter(({ due }) => due !== undefined && Date.parse(due) - Date.parse(now) < 7 * day)
  const year = now.slice(0, 4)
  const done = over.filter(({ state, at }) => state === 'handed-in' && at?.startsWith(year))
  return (
    <p class="load">
      {t(
        `待评审 ${open.length} 件，其中 7 天内到期 ${soon.length} 件；今年已提交 ${done.length} 份评分表。`,
        `${open.length} to review, ${soon.length} of them due within 7 days; ${done.length} handed in this year.`,
      )}
    </p>
  )
}

const State = ({ view: { t }, row }: { view: View; row: ReviewRow }) => {
  switch (row.state) {
    case 'asked':
      return <Tag tone="act">{t('待声明', 'declare first')}</Tag>
    case 'declared':
      return <Tag tone="busy">{t('已声明，未评分', 'declared, not begun')}</Tag>
    case 'draft':
      return (
        <Tag tone="busy">
          {t(`草稿 ${row.done ?? 0}/${row.of ?? 0} 项`, `draft, ${row.done ?? 0} of ${row.of ?? 0} items`)}
        </Tag>
      )
    case 'handed-in':
      return <Tag tone="good">{t('已提交', 'handed in')}</Tag>
    case 'stepped-aside':
      return <Tag tone="still">{t('已回避或谢绝', 'stepped aside')}</Tag>
    case 'late':
      return <Tag tone="bad">{t('逾期未交', 'not handed in')}</Tag>
    case 'not-needed':
      return <Tag tone="still">{t('不再需要', 'not needed any more')}</Tag>
  }
}

/** The calls of which there is more than one sheet to compare. */
const Batches = ({ view: { t, say }, rows }: { view: View; rows: readonly ReviewRow[] }) => {
  const batches = [...new Set(rows.flatMap(({ batch }) => (batch === undefined ? [] : [batch])))]
    .map((batch) => rows.filter((row) => row.batch === batch))
    .filter((some) => some.length > 1)
  return batches.length === 0 ? null : (
    <section>
      <h2>{t('横向比较', 'Compare')}</h2>
      <ul class="plain">
        {batches.map(([row, ...more]) => (
          <li>
            <a href={`/reviews/compare?batch=${encodeURIComponent(row?.batch ?? '')}`}>
              {row?.batchTitle ? say(row.batchTitle) : ''}
            </a>{' '}
            <small>{t(`${more.length + 1} 件`, `${more.length + 1} cases`)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
