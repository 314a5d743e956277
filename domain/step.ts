import type { CaseFile, CaseHead } from './case.ts'
import type { Position, Step } from './case-run.ts'
import type { Decision } from './decision.ts'
import { type OrganisationId, schemeCode, TaskId } from './ids.ts'
import type { Hearers, Tell } from './message.ts'
import type { Moment } from './moment.ts'
import { type Audience, closed, type Task, withAlarm } from './task.ts'

/** The visit that a workflow is about to make to a task, counted from 1. */
export const visitOf = (position: Position, task: string): number => (position.visits[task] ?? 0) + 1

/** A visit's name in the record: `ask-experts.2`. */
export const stepId = (task: string, visit: number): string => `${task}.${visit}`

/** The position after a task answered this outcome. */
export const advance = (position: Position, task: string, outcome: string): Position => ({
  ...position,
  n: position.n + 1,
  visits: { ...position.visits, [task]: visitOf(position, task) },
  outcome,
})

/** The step of the record that waits under this name, if it does. */
export const waitingStep = (file: CaseFile, id: string | undefined): Step | undefined =>
  file.steps.find((step) => step.id === id && step.state.is === 'waiting')

/** Settles a wait: the step is done, its other tasks are closed, and the execution goes on with the outcome. */
export const settle = (
  file: CaseFile,
  step: Step,
  outcome: string,
  now: string,
  answered: readonly Task[] = [],
): Pick<Decision, 'steps' | 'tasks' | 'resume'> => {
  if (step.state.is !== 'waiting') return {}
  const done = new Set(answered.map((task) => task.id))
  const others = file.tasks
    .filter((task) => task.step === step.id && task.state.is === 'open' && !done.has(task.id))
    .map((task) => closed(task, outcome === 'late' ? 'late' : 'cancelled', now))
  return {
    steps: [
      {
        ...{ id: step.id, task: step.task, opened: step.opened, state: { is: 'done', outcome, at: now } },
        ...(step.escalation ? { escalation: step.escalation } : {}),
      },
    ],
    tasks: [...answered, ...others],
    resume: { step: step.id, output: advance(step.state.resume, step.task, outcome) },
  }
}

/**
 * The first deadline that a piece of work missed, when the visits before this one all ended late: asked again with a
 * fresh deadline, it would look as if nothing were wrong.
 */
export const overdueSince = (
  file: Pick<CaseFile, 'steps' | 'tasks'>,
  position: Position,
  task: string,
): Pick<Task, 'overdueSince'> => {
  let since: string | undefined
  for (let visit = visitOf(position, task) - 1; visit > 0; visit -= 1) {
    const id = stepId(task, visit)
    const { state } = file.steps.find((step) => step.id === id) ?? {}
    if (state?.is !== 'done' || state.outcome !== 'late') break
    since = file.tasks.find((asked) => asked.step === id)?.due ?? since
  }
  return since === undefined ? {} : { overdueSince: since }
}

/** What opening a task needs to be told; the rest comes from the case and the programme. */
export type TaskToOpen = Pick<Task, 'kind' | 'round' | 'audience' | 'lateness'> &
  Partial<
    Pick<
      Task,
      'step' | 'due' | 'overdueSince' | 'level' | 'objection' | 'appeal' | 'barred' | 'asked' | 'field'
    >
  >

/** A new open task with its reminders set. */
export const newTask = (head: CaseHead, moment: Moment, task: TaskToOpen): Task =>
  withAlarm(
    {
      id: TaskId.parse(moment.newId()),
      case: head.id,
      opened: moment.now,
      reminderDays: task.due ? [...moment.scheme.reminderDays].toSorted((a, b) => b - a) : [],
      state: { is: 'open' },
      about: { title: head.title, scheme: head.scheme, caseKind: head.kind },
      ...task,
    },
    moment.now,
  )

/** Tells an audience that it is their turn. */
export const tellOfTask = (task: Task): Tell => ({
  key: `${task.id}/opened`,
  about: 'task-opened',
  to: [task.audience],
  facts: {
    title: task.about.title,
    scheme: task.about.scheme,
    task: task.kind,
    case: task.case,
    taskId: task.id,
    due: task.due ?? '',
  },
})

/** Tells about something that happened on a case, once per event. */
export const tell = (
  head: CaseHead,
  moment: Moment,
  about: Tell['about'],
  to: readonly Hearers[],
  facts: Tell['facts'] = {},
): Tell => ({
  key: `${head.id}/${about}/${head.revision}`,
  about,
  to: [...to],
  facts: { title: head.title, scheme: head.scheme, case: head.id, at: moment.now, ...facts },
})

export const office = (
  head: Pick<CaseHead, 'scheme'>,
  role: 'officer' | 'recommender' | 'administrator',
): Audience => ({ is: 'office', role, scheme: schemeCode(head.scheme) })

export const organisation = (id: OrganisationId): Audience => ({ is: 'organisation', organisation: id })

/** Everybody who leads: the lead and the co-leads. */
export const leads = (file: Pick<CaseFile, 'members'>): Audience[] =>
  file.members.filter((member) => member.role !== 'member').map((member) => organisation(member.organisation))

/** Every organisation of the case. */
export const everybody = (file: Pick<CaseFile, 'members'>): Audience[] =>
  file.members.map((member) => organisation(member.organisation))
