import type { Person } from '../../domain/person.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Task } from '../../domain/task.ts'
import { ofScheme, type View, type Web, withZones } from './context.ts'
import { pageOf, type Site, show, signedInPerson, viewHere } from './page.tsx'
import { mayBeAnswered, type Tray, traysOf } from './tasks/tasks.tsx'
import { taskSummary } from './tasks/task-summary.ts'
import { Day, Empty, More, Table, Tag } from './ui/parts.tsx'
import { TaskTable } from './ui/task-table.tsx'
import { decisionWords } from './words/words.ts'

/** The recommending units that somebody works for: one for each programme. */
const unitsOf = async (web: Web, person: Person): Promise<Tray[]> =>
  (await traysOf(web, person)).filter(({ audience }) => /^office:[^:]+:recommender$/.test(audience))

/** A recommending unit's own list: what waits for its opinion, and what it said before. */
export const recommendationPages = ({ app, web }: Site): void => {
  app.get('/recommendations', async (c) => {
    const person = signedInPerson(c)
    const only = c.req.query('unit')
    const all = await unitsOf(web, person)
    if (all.length === 0) throw notFound()
    const { tasks } = web.world.store
    const page = only === undefined ? { limit: 25 } : pageOf(c)
    const units = await Promise.all(
      all
        .filter(({ audience }) => only === undefined || audience === only)
        .map(async (unit) => ({
          ...unit,
          waiting: mayBeAnswered(person, await tasks.openFor(unit.audience, { limit: 50 })),
          given: mayBeAnswered(person, await tasks.answeredBy(unit.audience, page)),
        })),
    )
    const refs = units.flatMap(({ waiting, given }) =>
      [...waiting.items, ...given.items].map(({ about }) => about.scheme),
    )
    const view = await withZones(viewHere(c, web), web.world, refs)
    const { t, say } = view
    const held = units.filter(({ waiting, given }) => waiting.items.length + given.items.length > 0)
    return show(
      c,
      view,
      t('我的推荐', 'Recommendations'),
      <>
        <h1>{t('我的推荐', 'Recommendations')}</h1>
        {held.length === 0 ? (
          <Empty>{t('目前没有等待推荐意见的申报。', 'Nothing waits for an opinion.')}</Empty>
        ) : null}
        {held.map(({ audience, title, waiting, given }) => (
          <section>
            <h2>{say(title)}</h2>
            {waiting.items.length === 0 ? (
              <Empty>{t('目前没有等待推荐意见的申报。', 'Nothing waits for an opinion.')}</Empty>
            ) : (
              <>
                <h3>{t('等待推荐意见', 'Waiting for an opinion')}</h3>
                <TaskTable
                  view={view}
                  tasks={waiting.items.map(taskSummary)}
                  caption={t('等待推荐意见', 'Waiting for an opinion')}
                />
                <More
                  view={view}
                  path={`/tasks?audience=${encodeURIComponent(audience)}`}
                  next={waiting.next}
                />
              </>
            )}
            {given.items.length === 0 ? null : (
              <>
                <h3>{t('已出具的意见', 'Opinions given')}</h3>
                <Table
                  caption={t('已出具的意见', 'Opinions given')}
                  heads={[
                    t('联合体', 'Consortium'),
                    t('结论', 'Outcome'),
                    t('推荐意见', 'Opinion'),
                    t('实地考察', 'Site visits'),
                    t('时间', 'When'),
                  ]}
                  rows={given.items.map((task) => givenRow(view, task))}
                />
                <More
                  view={view}
                  path={`/recommendations?unit=${encodeURIComponent(audience)}`}
                  next={given.next}
                />
              </>
            )}
          </section>
        ))}
      </>,
    )
  })
}

/** An opinion that was given, short: the case's page has the whole. */
const givenRow = (view: View, { about, answer, state, case: id }: Task) => {
  const said = answer?.kind === 'recommendation' ? answer.answer : undefined
  const words = said && decisionWords[said.decision]
  return [
    <a href={`/cases/${id}`}>{about.title}</a>,
    said && words ? <Tag tone={said.decision === 'recommend' ? 'good' : 'bad'}>{view.say(words)}</Tag> : '',
    said ? clip(said.opinion) : '',
    (said?.visits ?? []).map(({ on }) => on).join('、'),
    state.is === 'answered' ? <Day view={ofScheme(view, about.scheme)} at={state.stamp.at} /> : '',
  ]
}

/** By signs, so that none is cut in half. */
const clip = (text: string): string => {
  const signs = [...text]
  return signs.length > 60 ? `${signs.slice(0, 60).join('')}…` : text
}
