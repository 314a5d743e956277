import type { Person } from '../../../domain/person.ts'
import { taskWords } from '../../../domain/task-words.ts'
import { say } from '../../../domain/words.ts'
import { allCalls } from '../../calls-of.ts'
import type { CalendarEvent } from '../calendar-file.ts'
import type { Web } from '../context.ts'
import { mayBeAnswered, traysOf } from '../tasks/tasks.tsx'

/** As many open tasks of one list as a calendar shows. */
const mostOfATray = 200
/** A deadline is drawn as the half hour before it. */
const drawnMinutes = 30

/** When somebody's work is due, and the calls that their organisations can answer. */
export const deadlineEvents = async (web: Web, person: Person, now: string): Promise<CalendarEvent[]> => {
  const { language } = person
  const zh = language === 'zh'
  const { publicUrl } = web.settings
  const host = new URL(publicUrl).hostname
  const event = (
    given: Pick<CalendarEvent, 'uid' | 'title'> & { readonly at: string; readonly path: string },
  ): CalendarEvent => ({
    uid: `${given.uid}@${host}`,
    written: now,
    begins: new Date(Date.parse(given.at) - drawnMinutes * 60_000).toISOString(),
    minutes: drawnMinutes,
    title: given.title,
    place: '',
    text: `${publicUrl}${given.path}`,
    link: `${publicUrl}${given.path}`,
    free: true,
  })
  const trays = await traysOf(web, person)
  const lists = await Promise.all(
    trays.map(async ({ audience }) =>
      mayBeAnswered(person, await web.world.store.tasks.openFor(audience, { limit: mostOfATray })),
    ),
  )
  const tasks = lists.flatMap(({ items }) =>
    items.flatMap((task) =>
      task.due === undefined
        ? []
        : [
            event({
              uid: `task-${task.id}`,
              title: `${zh ? '截止：' : 'Due: '}${say(taskWords[task.kind], language)} · ${task.about.title}`,
              at: task.due,
              path: `/cases/${task.case}/tasks/${task.id}`,
            }),
          ],
    ),
  )
  const applies = person.represents.some(({ state }) => state === 'active')
  const calls = applies ? (await allCalls(web.world)).filter(({ closes }) => closes >= now) : []
  return [
    ...tasks,
    ...calls.map((call) =>
      event({
        uid: `call-${call.id}`,
        title: `${zh ? '申报截止：' : 'Call closes: '}${say(call.title, language)}`,
        at: call.closes,
        path: `/calls/${call.id}`,
      }),
    ),
  ]
}
