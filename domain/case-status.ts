import { z } from 'zod'
import { ConsortiumId } from './ids.ts'
import { Grade } from './evaluation-rules.ts'
import { Meeting } from './task-answer.ts'
import { Words } from './words.ts'
import { Time } from './time.ts'

/** Where an application stands. Each word has what is known there, and nothing else. */
export const ApplicationStatus = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('draft'), since: Time }),
  z.strictObject({ is: z.literal('submitted'), since: Time }),
  z.strictObject({ is: z.literal('formal-check'), since: Time }),
  z.strictObject({
    is: z.literal('correction'),
    since: Time,
    due: Time,
    remarks: z.record(z.string(), z.string()),
  }),
  z.strictObject({ is: z.literal('recommendation'), since: Time }),
  z.strictObject({ is: z.literal('review'), since: Time }),
  z.strictObject({
    is: z.literal('defence'),
    since: Time,
    /** When and where the applicant defends it, once that is set. */
    meeting: Meeting.optional(),
  }),
  z.strictObject({ is: z.literal('approval'), since: Time, level: z.string() }),
  z.strictObject({
    is: z.literal('notice'),
    since: Time,
    firstDay: z.string(),
    lastDay: z.string(),
    ends: Time,
  }),
  z.strictObject({
    is: z.literal('recognised'),
    since: Time,
    number: z.string(),
    consortium: ConsortiumId,
    /** What the programme calls it: 认定, 备案, 立项. */
    verb: Words.optional(),
  }),
  z.strictObject({
    is: z.literal('refused'),
    since: Time,
    /** Where it ended: ineligible, formal check, recommendation, review, approval, notice, late correction. */
    at: z.string().max(40),
    reason: Words,
    verb: Words.optional(),
  }),
  z.strictObject({ is: z.literal('withdrawn'), since: Time, reason: z.string() }),
])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

/** Where an annual evaluation stands. */
export const EvaluationStatus = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('report'), since: Time, due: Time.optional() }),
  z.strictObject({ is: z.literal('overdue'), since: Time, due: Time.optional() }),
  z.strictObject({ is: z.literal('review'), since: Time }),
  /** An officer alone looks at the report. */
  z.strictObject({ is: z.literal('report-check'), since: Time }),
  z.strictObject({ is: z.literal('approval'), since: Time, level: z.string() }),
  z.strictObject({ is: z.literal('graded'), since: Time }),
  z.strictObject({ is: z.literal('rectification'), since: Time, due: Time }),
  z.strictObject({ is: z.literal('confirmed'), since: Time, grade: Grade }),
  z.strictObject({ is: z.literal('revoked'), since: Time, reason: Words }),
])
export type EvaluationStatus = z.infer<typeof EvaluationStatus>
