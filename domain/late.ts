import type { CaseFile } from './case.ts'
import type { Step } from './case-run.ts'
import { climb, isOfficesWork, newChain, type Undone, undoneAt } from './climb.ts'
import { endChangeWait } from './change-steps.ts'
import type { Decision } from './decision.ts'
import { type Escalation, ringsAt } from './escalation.ts'
import type { Moment } from './moment.ts'
import { endNotice } from './notice.ts'
import { isSameDay } from './panel-reminder.ts'
import { leads, office, overdueSince, settle, tell } from './step.ts'
import { type Audience, closed, type Task, nextReminder, withAlarm } from './task.ts'

/** Whom a missed deadline is brought to at once, besides those who missed it. The rest is the chain's. */
const escalation = (file: CaseFile, step: Step): Audience[] => {
  switch (step.task) {
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

/**
 * A wait rings: at a rung of its chain, while the work is asked for again, or at its deadline. Both may have come when
 * the clock was away.
 */
export const ringStep = (file: CaseFile, step: Step, moment: Moment): Decision => {
  const { state } = step
  const inTime = state.is === 'waiting' && state.due !== undefined && state.due > moment.now
  if (!inTime || step.escalation === undefined) return answerLate(file, step, moment)
  const { escalation: chain, events, tell: told } = climb(file, step.escalation, undoneAt(file, step), moment)
  const alarm = ringsAt(state.due, chain, moment.now)
  return {
    head: file.head,
    steps: [{ ...step, escalation: chain, ...(alarm === undefined ? {} : { alarm }) }],
    events: [...events],
    tell: [...told],
  }
}

/** The deadline of a wait has passed: the clock's answer is `late`, and the table says where that leads. */
export const answerLate = (file: CaseFile, step: Step, moment: Moment): Decision => {
  if (step.task === 'publish-notice') return endNotice(file, step, moment)
  const ended = endChangeWait(file, step, moment)
  if (ended) return ended
  const open = file.tasks.filter((task) => task.step === step.id && task.state.is === 'open')
  const chain = step.escalation ?? begun(file, step, moment)
  const climbed = chain && climb(file, chain, undoneAt(file, step), moment)
  return {
    ...settle(
      file,
      climbed === undefined ? step : { ...step, escalation: climbed.escalation },
      'late',
      moment.now,
    ),
    head: file.head,
    events: [
      { what: 'deadline-missed', facts: { step: step.id, tasks: open.length } },
      ...(climbed?.events ?? []),
    ],
    tell: [
      {
        ...tell(
          file.head,
          moment,
          'task-overdue',
          [...open.map((task) => task.audience), ...escalation(file, step), ...(climbed?.atOnce ?? [])],
          {
            task: open[0]?.kind ?? step.task,
          },
        ),
        key: `${file.head.id}/${step.id}/overdue`,
      },
      ...(climbed?.tell ?? []),
    ],
  }
}

/** The office's own work begins its chain with the first deadline that it misses. */
const begun = (file: CaseFile, step: Step, moment: Moment): Escalation | undefined => {
  const { state } = step
  if (!isOfficesWork(step) || state.is !== 'waiting' || state.due === undefined) return undefined
  const { overdueSince: first } = overdueSince(file, state.resume, step.task)
  return newChain(file.head, first ?? state.due, moment)
}

/**
 * The deadline of a task that no step waits for has passed. It rings with everybody who should know, and on record. An
 * objection stays to be decided, and climbs its chain; what takes no answer any more is closed.
 */
const missed = (file: CaseFile, task: Task, due: string, moment: Moment): Decision => {
  const { alarm: _, ...rest } = task
  const closes = task.lateness === 'closes'
  const climbed = closes ? undefined : climb(file, newChain(file.head, due, moment), undoneTask(task), moment)
  return {
    head: file.head,
    tasks: [
      climbed === undefined
        ? closed(task, 'late', moment.now)
        : withAlarm({ ...rest, escalation: climbed.escalation }, moment.now),
    ],
    events: [
      { what: 'deadline-missed', facts: { task: task.id, kind: task.kind, due } },
      ...(climbed?.events ?? []),
    ],
    tell: [
      {
        ...tell(
          file.head,
          moment,
          'task-overdue',
          [task.audience, ...above(file, task), ...(climbed?.atOnce ?? [])],
          { task: task.kind },
        ),
        key: `${task.id}/overdue`,
      },
      ...(climbed?.tell ?? []),
    ],
  }
}

const undoneTask = (task: Task): Undone => ({ key: task.id, kind: task.kind, task })

/** The next rungs of a task that no step waits for. */
const climbOn = (file: CaseFile, task: Task, chain: Escalation, moment: Moment): Decision => {
  const { escalation: after, events, tell: told } = climb(file, chain, undoneTask(task), moment)
  return {
    head: file.head,
    tasks: [withAlarm({ ...task, escalation: after }, moment.now)],
    events: [...events],
    tell: [...told],
  }
}

/** A member that did not confirm is the leads' affair: a draft is nobody else's. */
const above = (file: CaseFile, task: Task): Audience[] =>
  task.kind === 'confirmation' ? leads(file) : [office(file.head, 'officer')]

/**
 * A reminder is due: it goes out once per offset and person, and the next one is set. When the clock was away
 * over several offsets, one reminder stands for all of them; over the deadline itself, none does. A task that no step
 * waits for rings here at its deadline as well.
 */
export const remind = (file: CaseFile, task: Task, moment: Moment): Decision | undefined => {
  const { due: until, escalation: chain } = task
  if (task.state.is === 'open' && task.step === undefined && until !== undefined && moment.now >= until)
    return chain === undefined ? missed(file, task, until, moment) : climbOn(file, task, chain, moment)
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
