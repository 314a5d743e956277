import { schemeCode } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import type { Task } from '../../../domain/task.ts'
import type { Page } from '../../ports/paging.ts'
import { type Web, withZones } from '../context.ts'
import { taskSummaries } from './task-summary.ts'
import { pageOf, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Empty, More } from '../ui/parts.tsx'
import { TaskTable } from '../ui/task-table.tsx'
import { roleWords } from '../words/words.ts'
import type { Words } from '../../../domain/words.ts'

/** One list of tasks that somebody works from: their own, an organisation's, an office's. */
export type Tray = { readonly audience: string; readonly title: Words }

/** Every tray of a person, the most personal first. An office for all programmes is one tray per programme. */
export const traysOf = async (web: Web, person: Person): Promise<Tray[]> => {
  const codes = (await web.world.schemes.current()).map((scheme) => ({
    code: schemeCode(scheme.ref),
    title: scheme.title,
  }))
  const offices = person.offices.flatMap((office) =>
    office.role === 'officer' || office.role === 'recommender' || office.role === 'administrator'
      ? codes
          .filter(({ code }) => office.scheme === '*' || office.scheme === code)
          .map(({ code, title }) => ({
            audience: `office:${code}:${office.role}`,
            title: {
              zh: `${roleWords[office.role].zh} · ${title.zh}`,
              en: `${roleWords[office.role].en} · ${title.en}`,
            },
          }))
      : [],
  )
  const trays = [
    { audience: `person:${person.id}`, title: { zh: '请我本人办理', en: 'Asked of me' } },
    ...person.represents
      .filter((held) => held.state === 'active')
      .map((held) => ({
        audience: `organisation:${held.organisation}`,
        title: { zh: held.name, en: held.name },
      })),
    ...offices,
  ]
  return [...new Map(trays.map((tray) => [tray.audience, tray])).values()]
}

/** What somebody must not answer, having decided what it is about, is not theirs to work from. */
export const mayBeAnswered = (person: Person, page: Page<Task>): Page<Task> => ({
  ...page,
  items: page.items.filter(({ barred }) => !barred?.includes(person.id)),
})

export const taskPages = ({ app, web }: Site): void => {
  app.get('/tasks', async (c) => {
    const person = signedInPerson(c)
    const only = c.req.query('audience')
    const trays = (await traysOf(web, person)).filter(
      ({ audience }) => only === undefined || audience === only,
    )
    const lists = await Promise.all(
      trays.map(async (tray) => ({
        ...tray,
        ...mayBeAnswered(
          person,
          await web.world.store.tasks.openFor(tray.audience, only === undefined ? { limit: 25 } : pageOf(c)),
        ),
      })),
    )
    const held = lists.filter((list) => list.items.length > 0)
    const refs = held.flatMap((list) => list.items.map(({ about }) => about.scheme))
    const view = await withZones(viewHere(c, web), web.world, refs)
    const { t, say } = view
    // One read for all lists together.
    const rows = await taskSummaries(
      web.world,
      person,
      held.flatMap((list) => list.items),
    )
    const rowsOf = ({ items }: Page<Task>) => {
      const ids = new Set<string>(items.map(({ id }) => id))
      return rows.filter(({ id }) => ids.has(id))
    }
    return show(
      c,
      view,
      t('我的任务', 'My tasks'),
      <>
        <h1>{t('我的任务', 'My tasks')}</h1>
        {held.length === 0 ? (
          <Empty>
            {t(
              '目前没有需要您办理的事项。有新任务时会发邮件通知您。',
              'Nothing is waiting for you. You will get a message when something is.',
            )}
          </Empty>
        ) : null}
        {held.map((list) => (
          <section>
            <h2>{say(list.title)}</h2>
            <TaskTable view={view} tasks={rowsOf(list)} caption={say(list.title)} />
            <More
              view={view}
              path={`/tasks?audience=${encodeURIComponent(list.audience)}`}
              next={list.next}
            />
          </section>
        ))}
        {person.offices.length === 0 && !person.represents.some((one) => one.state === 'active') ? (
          <p>
            {t('要申报或确认加入，请先', 'To apply, or to confirm a membership, first')}{' '}
            <a href="/organisations">{t('注册您的单位', 'register your organisation')}</a>
            {t('。', '.')}
          </p>
        ) : null}
      </>,
    )
  })
}
