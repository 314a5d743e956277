import type { CaseFile } from '../../../domain/case.ts'
import { checkChain } from '../../../domain/chain-check.ts'
import type { HistoryEvent } from '../../../domain/history.ts'
import { verbIn } from '../../../domain/outcome-words.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { named, shortTime } from '../../../domain/zone-time.ts'
import { writeCsv } from '../../spreadsheet/write-csv.ts'
import type { View, Web } from '../context.ts'
import { attachment } from '../download.ts'
import { eventSaid } from '../words/event-words.ts'
import { factsSaid } from '../words/fact-words.ts'
import { type Here, openCase, type Site, show, viewHere } from '../page.tsx'
import { Empty, Moment, Table } from '../ui/parts.tsx'
import { hatWords } from '../words/words.ts'
import { ChainSaid } from './chain-said.tsx'
import { filtered, filterQuery, TrailFilter } from './trail-filter.ts'
import { TrailForm } from './trail-form.tsx'
import { type TrailNames, trailNames } from './trail-names.ts'

/** Who did what on a case and when, event by event; narrowed, and as a list to keep. */
export const trailPages = ({ app, web }: Site): void => {
  app.get('/cases/:case/trail', async (c) => {
    const { file, view, names, filter, it, evidence } = await openTrail(c, web)
    const { t } = view
    const events = filtered(file.events, filter, view.zone)
    const title = t('完整记录', 'Complete trail')
    return show(
      c,
      view,
      title,
      <>
        <p class="crumb">
          <a href={`/cases/${it.id}`}>{it.title}</a>
        </p>
        <h1>{title}</h1>
        <ChainSaid view={view} check={checkChain(file.head.chain, file.events, web.world.digest)} />
        <p class="hint">
          {t(
            '每条记录含有上一条的校验值，更改任何一条都会被发现。',
            'Every entry holds the hash of the one before it, so that a change of any shows.',
          )}
        </p>
        <ul class="actions">
          {evidence ? (
            <li>
              <a class="button quiet" href={`/files/cases/${it.id}/evidence.zip`}>
                {t('下载证据包', 'Download the evidence package')}
              </a>
            </li>
          ) : null}
          <li>
            <a class="button quiet" href={`/cases/${it.id}/trail.csv${filterQuery(filter)}`}>
              {t('下载表格（CSV）', 'Download as CSV')}
            </a>
          </li>
        </ul>
        <TrailForm view={view} file={file} names={names} filter={filter} />
        <p>
          {t(
            `显示 ${events.length} 条，共 ${file.events.length} 条。`,
            `${events.length} of ${file.events.length} entries.`,
          )}
        </p>
        {events.length === 0 ? (
          <Empty>{t('没有符合条件的记录。', 'No entry is like that.')}</Empty>
        ) : (
          <TrailTable view={view} events={events} names={names} />
        )}
        <Writers view={view} file={file} names={names} />
      </>,
    )
  })

  app.get('/cases/:case/trail.csv', async (c) => {
    const { file, view, names, filter, it } = await openTrail(c, web)
    const { t } = view
    const rows = filtered(file.events, filter, view.zone).map((event) => [
      event.seq,
      event.stamp.at,
      shortTime(event.stamp.at, view.zone),
      event.what,
      ...said(view, event, names),
      event.stamp.for,
      event.hash,
    ])
    const heads = [
      '#',
      'UTC',
      view.say(named(t('时间', 'When'), view.zone)),
      t('事件代码', 'Event'),
      t('事件', 'What'),
      t('人员', 'Who'),
      t('身份', 'In which capacity'),
      t('内容', 'Facts'),
      t('代表单位', 'For'),
      t('校验值', 'Hash'),
    ]
    return c.body(writeCsv([heads, ...rows]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${it.title} ${t('完整记录', 'trail')}.csv`),
    })
  })
}

/** The case of the address, for whoever may see its trail. */
const openTrail = async (c: Here, web: Web) => {
  const { person, file, moment, view: it } = await openCase(c, web)
  if (!may(person, { to: 'see-trail', file })) throw notFound()
  const view = viewHere(c, web)
  const names = await trailNames(web.world, file, moment, view.say)
  const evidence = may(person, { to: 'see-evidence', file })
  return { file, it, view, names, evidence, filter: TrailFilter.parse(c.req.query()) }
}

/** What happened, who did it in which capacity, and its facts in a line. */
const said = (view: View, { what, facts, stamp }: HistoryEvent, { people, known }: TrailNames) => [
  view.say(eventSaid(what, verbIn(facts))),
  whoSaid(view, stamp, people),
  view.say(hatWords[stamp.as]),
  factsSaid(view, facts, known)
    .map(([name, value]) => `${name}${view.t('：', ': ')}${value}`)
    .join(view.t('；', '; ')),
]

/** Who it was; where somebody decided by delegation, in whose place. */
const whoSaid = (
  { t }: View,
  { by, inPlaceOf }: HistoryEvent['stamp'],
  people: TrailNames['people'],
): string => {
  if (by === 'system') return ''
  const who = people.get(by) ?? by
  if (inPlaceOf === undefined) return who
  const leader = people.get(inPlaceOf) ?? inPlaceOf
  return t(`${who}（受委托代${leader}）`, `${who}, for ${leader} by delegation`)
}

const TrailTable = ({
  view,
  events,
  names,
}: {
  view: View
  events: readonly HistoryEvent[]
  names: TrailNames
}) => {
  const { t, say, zone } = view
  return (
    <Table
      caption={t('完整记录', 'Complete trail')}
      heads={[
        '#',
        say(named(t('时间', 'When'), zone)),
        t('事件', 'What'),
        t('人员', 'Who'),
        t('内容', 'Facts'),
        t('校验值', 'Hash'),
      ]}
      rows={events.map((event) => {
        const [what, who, as, facts] = said(view, event, names)
        return [
          `${event.seq}`,
          <time class="nowrap" datetime={event.stamp.at}>
            {shortTime(event.stamp.at, zone)}
          </time>,
          what,
          <span>
            {who} <small>{as}</small>
          </span>,
          <small class="prose">{facts}</small>,
          <code class="hash" title={event.hash}>
            {event.hash.slice(0, 12)}
          </code>,
        ]
      })}
    />
  )
}

const Writers = ({ view, file, names }: { view: View; file: CaseFile; names: TrailNames }) => {
  const { t } = view
  const caption = t('各部分的填写人', 'Who wrote in each section')
  return (
    <section>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        heads={[t('部分', 'Section'), t('人员', 'Who'), t('最后填写', 'Last time')]}
        rows={file.sections.flatMap((section) =>
          (section.authors ?? [section.saved]).map((stamp) => [
            [
              names.known.get(section.id) ?? (section.owner ? t('本单位部分', 'Own part') : section.id),
              file.members.find(({ organisation }) => organisation === section.owner)?.name,
            ]
              .filter((one) => one !== undefined)
              .join(' · '),
            stamp.by === 'system' ? '' : (names.people.get(stamp.by) ?? stamp.by),
            <Moment view={view} at={stamp.at} />,
          ]),
        )}
      />
    </section>
  )
}
