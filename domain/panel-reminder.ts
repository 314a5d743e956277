import { civilDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Decision } from './decision.ts'
import { later, requireLater } from './extension.ts'
import type { Moment } from './moment.ts'
import { scoreTasks } from './panel.ts'
import { Refusal } from './refusal.ts'
import { longer } from './review.ts'
import { tell, waitingStep } from './step.ts'
import type { Task } from './task.ts'

/**
 * Reminds experts of sheets that are still out: each once on a day, whoever clicks how often. Nothing is decided where
 * nobody is left to remind.
 */
export const remindExperts = (
  file: CaseFile,
  only: readonly Task['id'][] | undefined,
  moment: Moment,
): Decision | undefined => {
  const waiting = sheetsToRemind(file, moment).filter(({ id }) => only === undefined || only.includes(id))
  if (waiting.length === 0) return undefined
  const day = civilDate(moment.now, moment.scheme.timeZone)
  return {
    head: file.head,
    tasks: waiting.map((task) => ({ ...task, reminded: moment.now })),
    events: [{ what: 'experts-reminded', facts: { sheets: waiting.length, round: file.head.review.round } }],
    tell: waiting.map((task) => ({
      ...tell(file.head, moment, 'task-reminder', [task.audience], {
        title: task.about.title,
        task: task.kind,
        taskId: task.id,
        due: task.due ?? '',
        days: daysLeft(task, moment),
      }),
      key: `${task.id}/reminded/${day}`,
    })),
  }
}

/** Sheets that are out, and that nobody was reminded of today: by this, by the office as a whole, or by the clock. */
export const sheetsToRemind = (file: CaseFile, moment: Moment): Task[] => {
  const today = (at: string): boolean => isSameDay(at, moment)
  const nudged = file.events.some(({ what, stamp }) => what === 'turn-reminded' && today(stamp.at))
  if (nudged) return []
  return scoreTasks(file).filter(
    (task) =>
      task.state.is === 'open' &&
      !(task.reminded !== undefined && today(task.reminded)) &&
      !file.events.some(
        ({ what, facts, stamp }) => what === 'reminded' && facts.task === task.id && today(stamp.at),
      ),
  )
}

/** Whether a time lies on the day that it is now in the programme's zone. */
export const isSameDay = (
  at: string,
  { now, scheme }: { readonly now: string; readonly scheme: Pick<Moment['scheme'], 'timeZone'> },
): boolean => civilDate(at, scheme.timeZone) === civilDate(now, scheme.timeZone)

const daysLeft = ({ due }: Task, { now }: Moment): string =>
  String(due === undefined ? 0 : Math.max(0, Math.floor((Date.parse(due) - Date.parse(now)) / 86_400_000)))

/** More time for one sheet, with the reason on record. The wait of the panel lasts at least as long. */
export const moreTimeForSheet = (
  file: CaseFile,
  task: Task,
  { to, reason }: { readonly to: string; readonly reason: string },
  moment: Moment,
): Decision => {
  const { due: from } = task
  const current = scoreTasks(file).some(({ id }) => id === task.id)
  if (task.state.is === 'late')
    throw new Refusal('deadline-passed', { facts: { due: from ?? '', zone: moment.scheme.timeZone } })
  if (!file.head.review.open || !current || task.state.is !== 'open' || from === undefined)
    throw new Refusal('not-at-this-step')
  requireLater('due', from, to, moment)
  const moved = {
    ...later(task, to, moment),
    extended: [...(task.extended ?? []), { from, to, reason, at: moment.now }],
  }
  return {
    head: file.head,
    tasks: [moved],
    steps: longer(waitingStep(file, task.step), to),
    events: [
      { what: 'task-extended', facts: { task: task.id, kind: task.kind, was: from, due: to, reason } },
    ],
    tell: [
      {
        ...tell(file.head, moment, 'task-extended', [task.audience], {
          title: task.about.title,
          task: task.kind,
          from,
          to,
          reason,
        }),
        key: `${task.id}/extended/${to}`,
      },
    ],
  }
}
