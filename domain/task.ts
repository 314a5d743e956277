import { z } from 'zod'
import { Escalation, nextRung } from './escalation.ts'
import { Stamp } from './history.ts'
import {
  AppealId,
  CaseId,
  DelegationId,
  ObjectionId,
  OrganisationId,
  PersonId,
  SchemeRef,
  TaskId,
} from './ids.ts'
import { longestText } from './words.ts'
import { TaskAnswer, taskKinds } from './task-answer.ts'

/** Whose turn it is. An office is everybody who holds the role for the programme. */
export const Audience = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('person'), person: PersonId }),
  z.strictObject({ is: z.literal('organisation'), organisation: OrganisationId }),
  z.strictObject({
    is: z.literal('office'),
    role: z.enum(['officer', 'recommender', 'administrator']),
    scheme: z.string().max(32),
  }),
])
export type Audience = z.infer<typeof Audience>

const Answered = z.strictObject({ is: z.literal('answered'), stamp: Stamp })

export const TaskState = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('open') }),
  Answered,
  z.strictObject({ is: z.literal('late'), at: z.iso.datetime() }),
  /** Not needed any more: the level is decided, the member was taken out, the case ended. */
  z.strictObject({ is: z.literal('cancelled'), at: z.iso.datetime() }),
])
export type TaskState = z.infer<typeof TaskState>

/** One piece of human work on a case. */
export const Task = z.strictObject({
  id: TaskId,
  case: CaseId,
  kind: z.enum(taskKinds),
  /** The workflow step that waits for it: `ask-experts.2` is the second visit. Confirmations have none. */
  step: z.string().max(60).optional(),
  /** Which review, approval chain or correction round of the case it belongs to, from 1. */
  round: z.number().int().min(1),
  /** For approvals: the level of the chain. */
  level: z.string().max(40).optional(),
  objection: ObjectionId.optional(),
  appeal: AppealId.optional(),
  /** People of the audience who may not answer it: they decided what it is about. */
  barred: z.array(PersonId).max(60).optional(),
  audience: Audience,
  /** The name of the person asked, as it was then: for those who may know, without another read. */
  asked: z.string().max(120).optional(),
  /** For sheets: the field of expertise whose place in the panel this is. */
  field: z.string().max(4000).optional(),
  opened: z.iso.datetime(),
  due: z.iso.datetime({ precision: 3 }).optional(),
  /** Every time that an officer gave more time for it. */
  extended: z
    .array(
      z.strictObject({
        from: z.iso.datetime({ precision: 3 }),
        to: z.iso.datetime({ precision: 3 }),
        reason: z.string().max(longestText),
        at: z.iso.datetime({ precision: 3 }),
      }),
    )
    .max(50)
    .optional(),
  /** The first deadline that this piece of work missed, when it was asked again since. */
  overdueSince: z.iso.datetime({ precision: 3 }).optional(),
  /** For work that no step waits for: the chain since it missed its deadline. A step keeps its own. */
  escalation: Escalation.optional(),
  /** After the deadline: no more answer, or still answerable while those above are told. */
  lateness: z.enum(['closes', 'escalates']),
  /** Days before `due` at which a reminder goes out, largest first. Those gone out already are taken off. */
  reminderDays: z.array(z.number().int().min(0)),
  state: TaskState,
  /** For sheets: the expert declared that none of the programme's ties applies, before the application was opened. */
  declared: Stamp.optional(),
  /** When an officer reminded of it last. */
  reminded: z.iso.datetime({ precision: 3 }).optional(),
  answer: TaskAnswer.optional(),
  /** Who answered it in place of the person asked, and by which delegation. */
  deputy: z
    .strictObject({ person: PersonId, name: z.string().max(120), delegation: DelegationId })
    .optional(),
  /** For lists: what the work is about, without another read. */
  about: z.strictObject({
    title: z.string().max(300),
    scheme: SchemeRef,
    caseKind: z.enum(['application', 'evaluation', 'change']),
  }),
  /** When something falls due next (a reminder, a deadline of its own): what the clock's index holds. */
  alarm: z.iso.datetime({ precision: 3 }).optional(),
})
export type Task = z.infer<typeof Task>

const day = 24 * 60 * 60 * 1000

/** The next reminder of a task, or nothing: `days` before the deadline, at `at`. */
export const nextReminder = (task: Task): { days: number; at: string } | undefined => {
  const days = task.reminderDays[0]
  if (days === undefined || task.due === undefined || task.state.is !== 'open') return undefined
  return { days, at: new Date(new Date(task.due).getTime() - days * day).toISOString() }
}

/**
 * Sets the alarm to the next reminder; offsets that lie before the opening are dropped without a message. A task
 * that no step waits for rings at its deadline too, and on the rungs of its chain afterwards: there is no other clock
 * that would see it missed.
 */
export const withAlarm = (task: Task, now: string): Task => {
  const { alarm: _, ...rest } = task
  const reminderDays = task.reminderDays.filter((days) => {
    const next = nextReminder({ ...task, reminderDays: [days] })
    return next !== undefined && next.at > now
  })
  const alarm = nextReminder({ ...rest, reminderDays })?.at ?? ownDeadline(rest, now) ?? ownRung(rest)
  return alarm === undefined ? { ...rest, reminderDays } : { ...rest, reminderDays, alarm }
}

const ownDeadline = ({ step, state, due }: Task, now: string): string | undefined =>
  step === undefined && state.is === 'open' && due !== undefined && due > now ? due : undefined

const ownRung = ({ state, escalation }: Task): string | undefined =>
  state.is === 'open' ? nextRung(escalation)?.at : undefined

/** Closes a task without an answer. */
export const closed = (task: Task, is: 'late' | 'cancelled', at: string): Task => {
  const { alarm: _, ...rest } = task
  return { ...rest, state: { is, at } }
}

/** Two audiences are the same people by definition (not by chance). */
export const audienceKey = (audience: Audience): string => {
  switch (audience.is) {
    case 'person':
      return `person:${audience.person}`
    case 'organisation':
      return `organisation:${audience.organisation}`
    case 'office':
      return `office:${audience.scheme}:${audience.role}`
  }
}
