import { civilDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Decision } from './decision.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import type { Task } from './task.ts'

/** Open work of others than the office: who may be reminded of it. */
export const remindable = (file: Pick<CaseFile, 'tasks'>): Task[] =>
  file.tasks.filter(
    ({ state, audience }) =>
      state.is === 'open' && !(audience.is === 'office' && audience.role === 'officer'),
  )

/** Whoever's turn it is hears of it from the office, once a day however many officers click. */
export const nudge = (file: CaseFile, moment: Moment): Decision => {
  const tasks = remindable(file)
  if (tasks.length === 0) throw new Refusal('nobody-to-remind')
  const day = (at: string): string => civilDate(at, moment.scheme.timeZone)
  const today = day(moment.now)
  // Experts who were reminded one by one today are not reminded again.
  const waiting = tasks.filter(({ reminded }) => reminded === undefined || day(reminded) !== today)
  if (
    waiting.length === 0 ||
    file.events.some(({ what, stamp }) => what === 'turn-reminded' && day(stamp.at) === today)
  )
    throw new Refusal('reminded-today')
  return {
    head: file.head,
    events: [
      {
        what: 'turn-reminded',
        facts: { tasks: waiting.length, kinds: [...new Set(waiting.map(({ kind }) => kind))].join(',') },
      },
    ],
    tell: waiting.map((task) => ({
      key: `${task.id}/nudged/${today}`,
      about: 'task-nudged',
      to: [task.audience],
      facts: {
        title: task.about.title,
        scheme: task.about.scheme,
        task: task.kind,
        case: task.case,
        taskId: task.id,
        due: task.due ?? '',
      },
    })),
  }
}
