import { civilDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Decision } from './decision.ts'
import type { Moment } from './moment.ts'
import { overdueWork } from './overdue.ts'
import { Refusal } from './refusal.ts'
import { office } from './step.ts'

/** Whether somebody above pressed for the overdue work of a case on this day already. */
export const pressedToday = ({ events }: Pick<CaseFile, 'events'>, { now, scheme }: Moment): boolean => {
  const day = (at: string): string => civilDate(at, scheme.timeZone)
  return events.some(({ what, stamp }) => what === 'overdue-pressed' && day(stamp.at) === day(now))
}

/** Somebody above presses for what is overdue: whoever's turn it is and the office hear of it, once a day. */
export const press = (file: CaseFile, moment: Moment): Decision => {
  const kinds = new Set(
    overdueWork(file, moment)
      .filter(({ over }) => over === undefined)
      .map(({ kind }) => kind),
  )
  const tasks = file.tasks.filter(({ kind, state }) => kinds.has(kind) && state.is === 'open')
  if (kinds.size === 0) throw new Refusal('nobody-to-remind')
  if (pressedToday(file, moment)) throw new Refusal('reminded-today')
  const { head } = file
  return {
    head,
    events: [{ what: 'overdue-pressed', facts: { kinds: [...kinds].join(',') } }],
    tell: [...kinds].map((kind) => ({
      key: `${head.id}/pressed/${kind}/${civilDate(moment.now, moment.scheme.timeZone)}`,
      about: 'task-nudged',
      to: [
        office(head, 'officer'),
        ...tasks.filter((task) => task.kind === kind).map(({ audience }) => audience),
      ],
      facts: { title: head.title, scheme: head.scheme, case: head.id, task: kind, from: 'above', due: '' },
    })),
  }
}
