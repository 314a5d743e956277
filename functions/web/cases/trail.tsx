import { formOf } from '../../../domain/case-form.ts'
import { levelsOf } from '../../../domain/approval.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { verbIn } from '../../../domain/outcome-words.ts'
import { taskWords } from '../../../domain/task-words.ts'
import { named, shortTime } from '../../../domain/zone-time.ts'
import { eventSaid } from '../event-words.ts'
import { factsSaid } from '../fact-words.ts'
import { openCase, type Site, show, viewHere } from '../page.tsx'
import { Moment, Table } from '../ui/parts.tsx'
import { hatWords } from '../words.ts'

/** Who did what on a case and when, event by event. */
export const trailPages = ({ app, web }: Site): void => {
  app.get('/cases/:case/trail', async (c) => {
    const { person, file, moment, view: it } = await openCase(c, web)
    if (!may(person, { to: 'see-trail', file })) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    const authors = file.sections.flatMap((section) => section.authors ?? [section.saved])
    const stamps = [...file.events.map(({ stamp }) => stamp), ...authors]
    const ids = [...new Set(stamps.flatMap(({ by }) => (by === 'system' ? [] : [by])))]
    const people = new Map(
      (await web.world.store.people.loadMany(ids)).map((one) => [String(one.id), one.name]),
    )
    const known = new Map([
      ...people,
      ...formOf(file.head, moment).map((section) => [section.id, say(section.title)] as const),
      ...levelsOf(file.head, moment).map((level) => [level.id, say(level.title)] as const),
      ...file.tasks.map((task) => [String(task.id), say(taskWords[task.kind])] as const),
      [file.head.batch, say(file.head.batchTitle)] as const,
      [String(file.head.lead), file.head.leadName] as const,
    ])
    return show(
      c,
      view,
      t('完整记录', 'Complete trail'),
      <>
        <p class="crumb">
          <a href={`/cases/${it.id}`}>{it.title}</a>
        </p>
        <h1>{t('完整记录', 'Complete trail')}</h1>
        <p class="hint">
          {t(
            '每条记录含有上一条的校验值；可用 npm run verify-history 在另一台计算机上核验。',
            'Every entry holds the hash of the one before it; npm run verify-history checks them on another computer.',
          )}
        </p>
        <Table
          caption={t('完整记录', 'Complete trail')}
          heads={[
            '#',
            t(named('时间', view.zone).zh, named('When', view.zone).en),
            t('事件', 'What'),
            t('人员', 'Who'),
            t('内容', 'Facts'),
            t('校验值', 'Hash'),
          ]}
          rows={file.events
            .toSorted((a, b) => a.seq - b.seq)
            .map((event) => [
              `${event.seq}`,
              <time class="nowrap" datetime={event.stamp.at}>
                {shortTime(event.stamp.at, view.zone)}
              </time>,
              say(eventSaid(event.what, verbIn(event.facts))),
              <span>
                {event.stamp.by === 'system' ? '' : (people.get(event.stamp.by) ?? event.stamp.by)}{' '}
                <small>{say(hatWords[event.stamp.as])}</small>
              </span>,
              <small class="prose">
                {factsSaid(view, event.facts, known)
                  .map(([name, value]) => `${name}${t('：', ': ')}${value}`)
                  .join(t('；', '; '))}
              </small>,
              <code class="hash" title={event.hash}>
                {event.hash.slice(0, 12)}
              </code>,
            ])}
        />
        <h2>{t('各部分的填写人', 'Who wrote in each section')}</h2>
        <Table
          caption={t('各部分的填写人', 'Who wrote in each section')}
          heads={[t('部分', 'Section'), t('人员', 'Who'), t('最后填写', 'Last time')]}
          rows={file.sections.flatMap((section) =>
            (section.authors ?? [section.saved]).map((stamp) => [
              [
                known.get(section.id) ?? (section.owner ? t('本单位部分', 'Own part') : section.id),
                file.members.find(({ organisation }) => organisation === section.owner)?.name,
              ]
                .filter((one) => one !== undefined)
                .join(' · '),
              stamp.by === 'system' ? '' : (people.get(stamp.by) ?? stamp.by),
              <Moment view={view} at={stamp.at} />,
            ]),
          )}
        />
      </>,
    )
  })
}
