import { z } from 'zod'
import { CivilDate } from './calendar.ts'
import { PersonId } from './ids.ts'
import { mostRemarks, SheetRemark } from './sheet-remark.ts'
import { mostVisits, SiteVisit } from './site-visit.ts'
import { longestText } from './words.ts'

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
