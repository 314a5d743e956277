import type { CaseFile, Step } from './case.ts'
import type { Decision } from './decision.ts'
import type { Moment } from './moment.ts'
import { endNotice } from './notice.ts'
import { leads, office, settle, tell } from './step.ts'
import { type Task, nextReminder, withAlarm } from './task.ts'

/** Whom a missed deadline is brought to, besides those who missed it. */
const escalation = (file: CaseFile, step: Step) => {
  switch (step.task) {
    case 'ask-formal-check':
    case 'ask-recommendation':
    case 'ask-approvers':
    case 'ask-officer-about-review':
      return [office(file.head, 'officer'), office(file.head, 'administrator')]
    case 'ask-correction':
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
  const missed = file.tasks.filter((task) => task.step === step.id && task.state.is === 'open')
  return {
    ...settle(file, step, 'late', moment.now),
    head: file.head,
    events: [{ what: 'deadline-missed', facts: { step: step.id, tasks: missed.length } }],
    tell: [
      {
        ...tell(
          file.head,
          moment,
          'task-overdue',
          [...missed.map((task) => task.audience), ...escalation(file, step)],
          {
            task: missed[0]?.kind ?? step.task,
          },
        ),
        key: `${file.head.id}/${step.id}/overdue`,
      },
    ],
  }
}

/**
 * A reminder is due: it goes out once per offset and person, and the next one is set. When the clock was away
 * over several offsets, one reminder stands for all of them; over the deadline itself, none does.
 */
export const remind = (file: CaseFile, task: Task, moment: Moment): Decision | undefined => {
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
  if (task.due !== undefined && moment.now > task.due)
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
