import { z } from 'zod'
import { CivilDate } from './calendar.ts'
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
import { mostRemarks, SheetRemark } from './sheet-remark.ts'
import { mostVisits, SiteVisit } from './site-visit.ts'
import { longestText } from './words.ts'

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

const remark = z.string().trim().min(2).max(longestText)
const optionalRemark = z.string().trim().max(longestText).optional()
const visits = z.array(SiteVisit).max(mostVisits).optional()

/** A day and hour, a place, and where to join from afar. */
export const Meeting = z.strictObject({
  at: z.iso.datetime({ precision: 3 }),
  place: z.string().trim().min(2).max(300),
  link: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
})
export type Meeting = z.infer<typeof Meeting>

/** Why somebody who has no tie to the applicants cannot write a sheet. */
export const DeclineKind = z.enum(['no-time', 'not-my-field', 'unwell', 'other'])
export type DeclineKind = z.infer<typeof DeclineKind>

/** What a leader decides: of one case, or the same of several. */
export const ApprovalAnswer = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), remark: optionalRemark }),
  z.strictObject({ decision: z.literal('return'), to: z.string().max(30), remark }),
  z.strictObject({ decision: z.literal('reject'), reason: remark }),
])
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>

/**
 * Every kind of task and the answers that it allows. The page's buttons, the API's request body and the check
 * all come from here.
 */
export const TaskAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('confirmation'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('confirm'),
        /** Where members fill in a part of their own it stands there, and may be left out here. */
        contribution: z.string().trim().min(2).max(2000).optional(),
        /** Of what the member read before it said yes: refused when something of that changed meanwhile. */
        seen: z.string().max(64).optional(),
        /** What its dues are reckoned from, and how many units it takes: where the programme has dues. */
        figure: z.number().min(0).max(1e12).optional(),
        units: z.number().int().min(0).max(10_000).optional(),
      }),
      z.strictObject({ decision: z.literal('decline'), reason: remark }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('formal-check'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('pass'), remark: optionalRemark }),
      z.strictObject({
        decision: z.literal('return'),
        /** What to correct, per section of the form (or `members`), or per field of it: `plan.budget`. */
        remarks: z.record(z.string().max(120), remark),
      }),
      z.strictObject({ decision: z.literal('reject'), reason: remark }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('correction'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('corrected'),
        remark: optionalRemark,
        /** The remarks that were followed, each with how, in words or without. */
        done: z.record(z.string().max(120), z.string().trim().max(2000)).optional(),
      }),
      z.strictObject({ decision: z.literal('withdraw'), reason: remark }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('recommendation'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('recommend'), opinion: remark, visits }),
      z.strictObject({ decision: z.literal('decline'), opinion: remark, visits }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('score'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('score'),
        scores: z.record(z.string().max(40), z.number().min(0).max(100)),
        reasons: z.record(z.string().max(40), z.string().trim().max(2000)),
        comment: optionalRemark,
        /** Remarks on single places of the application. */
        remarks: z.array(SheetRemark).max(mostRemarks).optional(),
      }),
      z.strictObject({
        decision: z.literal('recuse'),
        /** Ties that the programme names; where none applies, the reason says why. */
        grounds: z.array(z.string().max(40)).min(1).max(12).optional(),
        /** Without any tie: why the sheet cannot be written. */
        because: DeclineKind.optional(),
        reason: remark.optional(),
      }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('review-help'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('retry'), experts: z.array(PersonId).max(15), reason: remark }),
      z.strictObject({ decision: z.literal('accept'), reason: remark }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('defence-date'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('schedule'), ...Meeting.shape }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('defence-record'),
    answer: z.discriminatedUnion('decision', [
      /** What was asked and answered. */
      z.strictObject({ decision: z.literal('pass'), record: remark }),
      z.strictObject({ decision: z.literal('fail'), reason: remark, record: optionalRemark }),
      /** The reason is asked for; answers of an earlier program have none. */
      z.strictObject({ decision: z.literal('postpone'), ...Meeting.shape, reason: remark.optional() }),
    ]),
  }),
  z.strictObject({ kind: z.literal('approval'), answer: ApprovalAnswer }),
  z.strictObject({
    kind: z.literal('objection'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('dismiss'), reason: remark }),
      z.strictObject({ decision: z.literal('uphold'), reason: remark }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('appeal'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('dismiss'), reason: remark }),
      z.strictObject({ decision: z.literal('uphold'), reason: remark }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('report'),
    answer: z.discriminatedUnion('decision', [z.strictObject({ decision: z.literal('report') })]),
  }),
  z.strictObject({
    kind: z.literal('report-check'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('accept'), remark: optionalRemark }),
      z.strictObject({
        decision: z.literal('put-right'),
        /** What is to be put right, per section of the report. */
        remarks: z.record(z.string().max(40), remark),
      }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('rectification'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('rectified'),
        account: remark,
        /** What was done about each point, since when, and how anybody can see it. */
        measures: z
          .record(
            z.string().max(40),
            z.strictObject({
              done: remark,
              on: CivilDate.optional(),
              evidence: z.string().trim().max(1000).optional(),
            }),
          )
          .optional(),
      }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('change-decision'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approve'), remark: optionalRemark }),
      z.strictObject({ decision: z.literal('refuse'), reason: remark }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('change-notice'),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('take-note'), remark: optionalRemark }),
      z.strictObject({ decision: z.literal('object'), reason: remark }),
    ]),
  }),
])
export type TaskAnswer = z.infer<typeof TaskAnswer>
export type TaskKind = TaskAnswer['kind']
export const taskKinds = TaskAnswer.options.map((option) => option.shape.kind.value)
export type AnswerTo<Kind extends TaskKind> = Extract<TaskAnswer, { kind: Kind }>['answer']

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
