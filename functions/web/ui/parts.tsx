import type { Child } from 'hono/jsx'
import { civilDate } from '../../../domain/calendar.ts'
import { zoneWords } from '../../../domain/scheme-words.ts'
import { timeFormat } from '../../../domain/time-format.ts'
import type { CaseSummary, CaseView, StatusView } from '../case-view/case-shape.ts'
import { ofScheme, type View } from '../context.ts'
import { eventSaid } from '../words/event-words.ts'
import { statusSaid } from '../words/words.ts'

/** `2026年11月23日（周一）` / `Mon, 23 November 2026`, on the day that it is in the programme's zone. */
export const dayWords = (view: View, at: string): string => {
  const date = at.length === 10 ? new Date(`${at}T12:00:00Z`) : new Date(at)
  const options = { timeZone: at.length === 10 ? 'UTC' : view.zone } as const
  if (view.language === 'en')
    return timeFormat('en-GB', {
      ...options,
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).format(date)
  const day = timeFormat('zh-CN', {
    ...options,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(date)
  return `${day}（${timeFormat('zh-CN', { ...options, weekday: 'short' }).format(date)}）`
}

/** Day and hour, and the zone that they are told in: deadlines are read abroad as well. */
export const momentWords = (view: View, at: string): string => {
  const clock = timeFormat('sv-SE', { timeZone: view.zone, timeStyle: 'short' }).format(new Date(at))
  const { zh, en } = zoneWords[view.zone]
  return `${dayWords(view, at)} ${clock}${view.t(`（${zh}）`, ` (${en})`)}`
}

export const Day = ({ view, at }: { view: View; at: string }) => (
  <time datetime={at}>{dayWords(view, at)}</time>
)

export const Moment = ({ view, at }: { view: View; at: string }) => (
  <time datetime={at}>{momentWords(view, at)}</time>
)

/**
 * How long until a deadline, in words; a mark and a word when it is near or over, never colour alone. Work that was
 * asked for again after its deadline is late still: `since` is when it was due first.
 */
export const Due = ({
  view,
  at,
  since,
}: {
  view: View
  at: string | undefined
  since?: string | undefined
}) => {
  if (since !== undefined)
    return (
      <span class="due over">
        <strong>{view.t('已逾期，原定 ', 'overdue, was due ')}</strong>
        <Day view={view} at={since} />
      </span>
    )
  if (at === undefined) return <span class="hint">{view.t('没有期限', 'no deadline')}</span>
  const hours = (Date.parse(at) - Date.parse(view.now)) / 3_600_000
  const days = Math.floor(hours / 24)
  const left =
    hours < 0
      ? view.t('已逾期', 'overdue')
      : hours < 24
        ? view.t(
            civilDate(at, view.zone) === civilDate(view.now, view.zone) ? '今日到期' : '不足 1 天',
            'less than a day left',
          )
        : view.t(`剩 ${days} 天`, `${days} ${days === 1 ? 'day' : 'days'} left`)
  return (
    <span class={hours < 0 ? 'due over' : hours < 72 ? 'due near' : 'due'}>
      <time datetime={at}>{momentWords(view, at)}</time> <strong>{left}</strong>
    </span>
  )
}

const tones: Record<string, string> = {
  recognised: 'good',
  confirmed: 'good',
  refused: 'bad',
  revoked: 'bad',
  withdrawn: 'still',
  draft: 'still',
  correction: 'act',
  report: 'act',
  overdue: 'bad',
  rectification: 'act',
  joining: 'act',
  applied: 'good',
  'not-agreed': 'bad',
  dropped: 'still',
}

export const Status = ({ view, status }: { view: View; status: Pick<StatusView, 'is' | 'verb'> }) => (
  <span class={`tag ${tones[status.is] ?? 'busy'}`}>{view.say(statusSaid(status))}</span>
)

export const Tag = ({
  tone,
  children,
}: {
  tone: 'good' | 'bad' | 'act' | 'busy' | 'still'
  children?: Child
}) => <span class={`tag ${tone}`}>{children}</span>

export const Empty = ({ children }: { children?: Child }) => <p class="empty">{children}</p>

/** A table on a desk, a list of cards on a phone: each cell names its column. */
export const Table = ({ caption, heads, rows }: { caption: string; heads: string[]; rows: Child[][] }) => (
  <table>
    <caption class="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          {row.map((cell, index) => (
            <td data-head={heads[index]}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** `ofOneBatch`: the page says which, so no row repeats it. */
export const CaseTable = ({
  view,
  cases,
  caption,
  ofOneBatch = false,
}: {
  view: View
  cases: readonly CaseSummary[]
  caption: string
  ofOneBatch?: boolean
}) => (
  <Table
    caption={caption}
    heads={[
      view.t('联合体', 'Consortium'),
      view.t('牵头单位', 'Lead'),
      ...(ofOneBatch ? [] : [view.t('批次', 'Call')]),
      view.t('状态', 'Status'),
      view.t('进入时间', 'Since'),
    ]}
    rows={cases.map((row) => [
      <a href={`/cases/${row.id}`}>{row.title}</a>,
      row.leadName ?? <small>{view.t('双盲评审，不显示名称', 'not named to experts')}</small>,
      ...(ofOneBatch ? [] : [view.say(row.batchTitle)]),
      <Status view={view} status={row.status} />,
      <Day view={ofScheme(view, row.scheme)} at={row.status.since} />,
    ])}
  />
)

/** Where it is and how it came there, in plain words. */
export const Timeline = ({ view, items }: { view: View; items: CaseView['timeline'] }) => (
  <ol class="timeline">
    {items.map((item) => (
      <li>
        <span>{view.say(eventSaid(item.what, item.verb))}</span>
        <Day view={view} at={item.at} />
      </li>
    ))}
  </ol>
)

/** The rest of a list; `query` keeps the filters of the page. */
export const More = ({ view, path, next }: { view: View; path: string; next: string | undefined }) =>
  next === undefined ? null : (
    <p>
      <a
        class="button quiet"
        href={`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`}
      >
        {view.t('下一页', 'Next page')}
      </a>
    </p>
  )

/** An organisation's code as people know it; nothing where a report gave none. */
export const shownCode = (organisation: string): string => {
  const [kind = '', ...rest] = organisation.split(':')
  return kind === 'unknown' ? '' : rest.join(' ')
}

/** A page of one column, with the page that it belongs to above its title. */
export const Narrow = ({
  under,
  of,
  title,
  children,
}: {
  under: string
  of: string
  title: string
  children?: Child
}) => (
  <div class="narrow">
    <p class="crumb">
      <a href={under}>{of}</a>
    </p>
    <h1>{title}</h1>
    {children}
  </div>
)

/** Pairs of name and value. */
export const Facts = ({ facts }: { facts: readonly (readonly [string, Child] | undefined)[] }) => (
  <dl class="facts">
    {facts
      .filter((fact) => fact !== undefined)
      .map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
