import type { ApplicationHead, CaseFile, CaseHead } from './case.ts'
import type { Step } from './case-run.ts'
import { type Call, type Extension, mostDaysClosed } from './call.ts'
import type { Decision } from './decision.ts'
import type { PersonId } from './ids.ts'
import { askedOfOthers } from './lead-tasks.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { newTask, organisation, tell } from './step.ts'
import { isDecided } from './decided.ts'
import { type Audience, type Task, withAlarm } from './task.ts'

type NewDeadline = Pick<Extension, 'to' | 'reason'>

/** A deadline is only ever moved to later: who relied on it must not lose by it. */
export const requireLater = (field: string, from: string, to: string, { now, scheme }: Moment): void => {
  const facts = { from, zone: scheme.timeZone }
  if (to <= from) throw new Refusal('invalid', { problems: [{ field, code: 'not-later', facts }] })
  if (to <= now) throw new Refusal('invalid', { problems: [{ field, code: 'in-the-past' }] })
}

/** Moves the deadline of a call, and keeps what it was, why, and who moved it. One that has just closed opens again. */
export const extendCall = (call: Call, { to, reason }: NewDeadline, by: PersonId, moment: Moment): Call => {
  const { now } = moment
  requireLater('closes', call.closes, to, moment)
  if (Date.parse(now) - Date.parse(call.closes) > mostDaysClosed * 86_400_000)
    throw new Refusal('call-closed', { facts: { closes: call.closes, zone: moment.scheme.timeZone } })
  return {
    ...call,
    closes: to,
    extensions: [...(call.extensions ?? []), { from: call.closes, to, reason, at: now, by }],
    revision: call.revision + 1,
  }
}

/** Everybody of the consortium, but who said no to it. */
export const parties = ({ members }: Pick<CaseFile, 'members'>): Audience[] =>
  members
    .filter(({ confirmation }) => confirmation.is !== 'declined')
    .map(({ organisation: id }) => organisation(id))

/** A draft, or what was handed in and can still be taken back: whoever has such a case has something of more time. */
const isConcerned = (file: CaseFile, head: ApplicationHead): boolean =>
  head.status.is === 'draft' ||
  (['submitted', 'formal-check', 'recommendation', 'defence'].includes(head.status.is) &&
    !isDecided(file, head))

/** Brings an extension of the call to one of its cases; nothing where it came before, or changes nothing. */
export const extendCase = (
  file: CaseFile,
  { from, to, reason, at }: Extension,
  moment: Moment,
): Decision | undefined => {
  const { head } = file
  if (head.kind !== 'application' || !isConcerned(file, head)) return undefined
  if ((head.extended?.at ?? '') >= at) return undefined
  const closes = to > head.closes ? to : head.closes
  const next: ApplicationHead = { ...head, closes, extended: { from, at, reason } }
  const facts = { from, to, zh: reason.zh, en: reason.en }
  return {
    head: next,
    tasks:
      head.status.is === 'draft'
        ? [...laterConfirmations(file, closes, moment), ...askedAgain(file, next, moment)]
        : [],
    events: [{ what: 'deadline-extended', facts: { was: from, due: to, zh: reason.zh, en: reason.en } }],
    tell: [
      {
        ...tell(next, moment, 'deadline-extended', parties(file), facts),
        key: `${head.id}/deadline-extended/${to}`,
      },
    ],
  }
}

/** The task with a later deadline, and reminders before that one: a chain that began is over with it. */
export const later = ({ escalation: _, ...task }: Task, due: string, moment: Moment): Task =>
  withAlarm(
    { ...task, due, reminderDays: [...moment.scheme.reminderDays].toSorted((a, b) => b - a) },
    moment.now,
  )

/** What members were asked to confirm by the deadline has as much more time, with reminders of its own. */
const laterConfirmations = ({ tasks }: CaseFile, due: string, moment: Moment): Task[] =>
  tasks
    .filter(({ kind, step, state }) => kind === 'confirmation' && step === undefined && state.is === 'open')
    .filter((task) => task.due !== undefined && task.due < due)
    .map((task) => later(task, due, moment))

/** The call had closed, and with it what a member was asked: it is asked once more. */
const askedAgain = (
  { members, tasks }: CaseFile,
  head: CaseHead & { closes: string },
  moment: Moment,
): Task[] =>
  members.flatMap(({ organisation: id, confirmation }) => {
    const own = tasks.filter(
      ({ kind, audience }) =>
        kind === 'confirmation' && audience.is === 'organisation' && audience.organisation === id,
    )
    const missed = own.some(({ state }) => state.is === 'late')
    if (confirmation.is !== 'asked' || !missed || own.some(({ state }) => state.is === 'open')) return []
    return [
      newTask(head, moment, {
        kind: 'confirmation',
        round: 1,
        audience: organisation(id),
        lateness: 'closes',
        due: head.closes,
      }),
    ]
  })

/** Pieces of work of the applicants that may be given more time, one by one. */
const mayHaveMore: ReadonlySet<Task['kind']> = new Set([
  'correction',
  'report',
  'rectification',
  'confirmation',
])

/** Whether this is work that may be given more time, and still open: what is closed as late stays closed. */
export const isExtendable = ({ kind, state, due }: Task): boolean =>
  mayHaveMore.has(kind) && state.is === 'open' && due !== undefined

/** Gives more time for one piece of work: its task, the step that waits, and what the case says of it move along. */
export const extendTask = (
  file: CaseFile,
  task: Task,
  { to, reason }: { readonly to: string; readonly reason: string },
  moment: Moment,
): Decision => {
  const { due: from } = task
  if (task.state.is === 'late')
    throw new Refusal('deadline-passed', { facts: { due: from ?? '', zone: moment.scheme.timeZone } })
  if (!isExtendable(task) || from === undefined) throw new Refusal('not-at-this-step')
  requireLater('due', from, to, moment)
  const along = file.tasks.filter(
    (one) => one.id !== task.id && one.kind === 'confirmation' && isExtendable(one) && one.due === from,
  )
  const others = askedOfOthers(file, task)
  const moved = [task, ...others, ...(task.kind === 'confirmation' ? [] : along)].map((one) => ({
    ...later(one, to, moment),
    extended: [...(one.extended ?? []), { from, to, reason, at: moment.now }],
  }))
  const facts = { task: task.kind, from, to, reason }
  return {
    head: laterHead(file.head, from, to),
    tasks: moved,
    steps: file.steps.flatMap((step) => laterStep(step, task, to)),
    events: [
      { what: 'task-extended', facts: { task: task.id, kind: task.kind, was: from, due: to, reason } },
    ],
    tell: [
      {
        ...tell(file.head, moment, 'task-extended', audiences(moved), facts),
        key: `${task.id}/extended/${to}`,
      },
    ],
  }
}

const audiences = (tasks: readonly Task[]): Audience[] => tasks.map(({ audience }) => audience)

const laterStep = ({ escalation: _, ...step }: Step, task: Task, due: string): Step[] =>
  step.id === task.step && step.state.is === 'waiting'
    ? [{ ...step, state: { ...step.state, due }, alarm: due }]
    : []

/** Where the status says by when, it says the new day. */
const laterHead = (head: CaseHead, from: string, due: string): CaseHead => {
  switch (head.kind) {
    case 'application':
      return head.status.is === 'correction' && head.status.due === from
        ? { ...head, status: { ...head.status, due } }
        : head
    case 'evaluation':
      return 'due' in head.status && head.status.due === from
        ? { ...head, status: { ...head.status, due } }
        : head
    case 'change':
      return head
  }
}
