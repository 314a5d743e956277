import { everything } from '../../every-page.ts'
import {
  addDays,
  CivilDate,
  civilDate,
  isWorkingDay,
  type WorkingCalendar,
} from '../../../domain/calendar.ts'
import { workingDaysUntil } from '../../../domain/arrangement.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { CaseId, SchemeRef } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import type { TaskKind } from '../../../domain/task-answer.ts'
import type { Words } from '../../../domain/words.ts'
import type { World } from '../../ports/world.ts'

/** A deadline that somebody was told, and how many working days that gives under one calendar and the other. */
export type OpenDeadline = {
  readonly case: CaseId
  /** Only for those who see the case. */
  readonly title?: string
  readonly scheme: SchemeRef
  /** What the programme is called. */
  readonly programme: Words
  readonly task: TaskKind
  readonly due: string
  /** Working days from the opening to the deadline. */
  readonly before: number
  readonly after: number
  /** The deadline is a day on which nobody works. */
  readonly onDayOff: boolean
}

export type OpenDeadlines = {
  readonly deadlines: readonly OpenDeadline[]
  /** More cases than are looked into have deadlines in that time. */
  readonly more: boolean
}

const mostCases = 200
const daysAtOnce = 24
/** Deadlines are counted in months at most; what falls due later than this is not counted in working days. */
const mostDays = 400

/**
 * Open deadlines of programmes that count by the Chinese calendar, from today until a day: one small query a day of the
 * clock's index, as often as somebody enters a year. `between` says which of them matter.
 */
export const openDeadlines = async (
  world: World,
  reader: Person,
  { until, before, after }: { until: CivilDate; before: WorkingCalendar; after: WorkingCalendar },
  matters: (deadline: OpenDeadline) => boolean,
): Promise<OpenDeadlines> => {
  const ids = await casesDue(world, until)
  const deadlines: OpenDeadline[] = []
  for (let from = 0; from < Math.min(ids.length, mostCases); from += daysAtOnce) {
    const files = await Promise.all(
      ids.slice(from, Math.min(from + daysAtOnce, mostCases)).map((id) => world.store.cases.load(id)),
    )
    for (const file of files)
      if (file) deadlines.push(...(await deadlinesOf(world, reader, file, before, after)))
  }
  return {
    deadlines: deadlines.filter(matters).toSorted((a, b) => (a.due < b.due ? -1 : 1)),
    more: ids.length > mostCases,
  }
}

const deadlinesOf = async (
  { schemes }: World,
  reader: Person,
  file: CaseFile,
  before: WorkingCalendar,
  after: WorkingCalendar,
): Promise<OpenDeadline[]> => {
  const { calendar, timeZone, title: programme } = await schemes.load(file.head.scheme)
  if (calendar !== 'cn') return []
  const seen = may(reader, { to: 'see-in-lists', head: file.head })
  return file.tasks.flatMap((task): OpenDeadline[] => {
    if (task.state.is !== 'open' || task.due === undefined) return []
    const [opened, due] = [civilDate(task.opened, timeZone), civilDate(task.due, timeZone)]
    return [
      {
        ...{ case: file.head.id, scheme: file.head.scheme, programme, task: task.kind, due: task.due },
        ...(seen ? { title: file.head.title } : {}),
        before: workingDaysUntil(opened, due, before),
        after: workingDaysUntil(opened, due, after),
        onDayOff: !isWorkingDay(due, after),
      },
    ]
  })
}

/** Cases with something that falls due until a day, each once. */
const casesDue = async ({ store, now }: World, until: CivilDate): Promise<CaseId[]> => {
  const today = CivilDate.parse(now().toISOString().slice(0, 10))
  const days = Array.from({ length: mostDays }, (_, index) => addDays(today, index)).filter(
    (day) => day <= until,
  )
  const found = new Set<CaseId>()
  for (let from = 0; from < days.length; from += daysAtOnce)
    for (const ids of await Promise.all(
      days.slice(from, from + daysAtOnce).map((day) => casesDueOn(store, day)),
    ))
      for (const id of ids) found.add(id)
  return [...found]
}

const casesDueOn = async (store: World['store'], day: CivilDate): Promise<CaseId[]> => {
  const alarms = await everything((page) => store.due.on(day, `${day}~`, page))
  return alarms.flatMap((alarm) => ('case' in alarm ? [alarm.case] : []))
}
