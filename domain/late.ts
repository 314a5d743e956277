import type { CaseFile, Step } from './case.ts'
import { endChangeWait } from './change-steps.ts'
import type { Decision } from './decision.ts'
import type { Moment } from './moment.ts'
import { endNotice } from './notice.ts'
import { isSameDay } from './panel-reminder.ts'
import { leads, office, settle, tell } from './step.ts'
import { type Audience, closed, type Task, nextReminder, withAlarm } from './task.ts'

/** Whom a missed deadline is brought to, besides those who missed it. */
const escalation = (file: CaseFile, step: Step) => {
  switch (step.task) {
    case 'ask-formal-check':
    case 'ask-recommendation':
    case 'ask-defence':
    case 'ask-approvers':
    case 'ask-officer-about-review':
    case 'ask-change-decision':
    case 'ask-report-check':
      return [office(file.head, 'officer'), office(file.head, 'administrator')]
    case 'ask-correction':
    case 'ask-joining':
    case 'ask-report':
    case 'ask-overdue-report':
    case 'ask-rectification':
      return [...leads(file), office(file.head, 'officer')]
    default:
      return [office(file.head, 'officer')]
  }
}

/** The deadline of a wait has passed: the clock's answer is `late`, and the table says where that leads. */
export const answerLate = (file: CaseFile, step: Step, moment: Moment): Decision => {
  if (step.task === 'publish-notice') return endNotice(file, step, moment)
  const ended = endChangeWait(file, step, moment)
  if (ended) return ended
  const open = file.tasks.filter((task) => task.step === step.id && task.state.is === 'open')
  return {
    ...settle(file, step, 'late', moment.now),
    head: file.head,
    events: [{ what: 'deadline-missed', facts: { step: step.id, tasks: open.length } }],
    tell: [
      {
        ...tell(
          file.head,
          moment,
          'task-overdue',
          [...open.map((task) => task.audience), ...escalation(file, step)],
          {
            task: open[0]?.kind ?? step.task,
          },
        ),
        key: `${file.head.id}/${step.id}/overdue`,
      },
    ],
  }
}

/**
 * The deadline of a task that no step waits for has passed. It rings once: with everybody who should know, and on
 * record. An objection stays to be decided; what takes no answer any more is closed.
 */
const missed = (file: CaseFile, task: Task, moment: Moment): Decision => {
  const { alarm: _, ...rest } = task
  return {
    head: file.head,
    tasks: [task.lateness === 'closes' ? closed(task, 'late', moment.now) : rest],
    events: [{ what: 'deadline-missed', facts: { task: task.id, kind: task.kind, due: task.due ?? '' } }],
    tell: [
      {
        ...tell(file.head, moment, 'task-overdue', [task.audience, ...above(file, task)], {
          task: task.kind,
        }),
        key: `${task.id}/overdue`,
      },
    ],
  }
}

/** A member that did not confirm is the leads' affair: a draft is nobody else's. */
const above = (file: CaseFile, task: Task): Audience[] =>
  task.kind === 'confirmation'
    ? leads(file)
    : [office(file.head, 'officer'), office(file.head, 'administrator')]

/**
 * A reminder is due: it goes out once per offset and person, and the next one is set. When the clock was away
 * over several offsets, one reminder stands for all of them; over the deadline itself, none does. A task that no step
 * waits for rings here at its deadline as well.
 */
export const remind = (file: CaseFile, task: Task, moment: Moment): Decision | undefined => {
  if (task.state.is === 'open' && task.step === undefined && task.due !== undefined && moment.now >= task.due)
    return missed(file, task, moment)
  const due = task.reminderDays.filter((days) => {
    const next = nextReminder({ ...task, reminderDays: [days] })
    return next !== undefined && next.at <= moment.now
  })
  const nearest = due.at(-1)
  if (task.state.is !== 'open' || nearest === undefined) return undefined
  const reminded = withAlarm(
    { ...task, reminderDays: task.reminderDays.filter((days) => !due.includes(days)) },
    moment.now,
  )
  // Who was reminded by the office today hears no second time; the next reminder stands.
  const today = task.reminded !== undefined && isSameDay(task.reminded, moment)
  if (today || (task.due !== undefined && moment.now > task.due))
    return { head: file.head, tasks: [reminded], events: [] }
  return {
    head: file.head,
    tasks: [reminded],
    events: [{ what: 'reminded', facts: { task: task.id, days: nearest } }],
    tell: [
      {
        key: `${task.id}/reminder/${nearest}`,
        about: 'task-reminder',
        to: [task.audience],
        facts: {
          title: task.about.title,
          scheme: task.about.scheme,
          task: task.kind,
          case: task.case,
          taskId: task.id,
          days: nearest,
          due: task.due ?? '',
        },
      },
    ],
  }
}
