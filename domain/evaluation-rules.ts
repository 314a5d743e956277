import { z } from 'zod'
import { TimeLimit } from './calendar.ts'
import { FormSection } from './form.ts'
import { Panel, Rubric } from './rubric.ts'
import { ApprovalLevel } from './scheme-step.ts'
import { Words } from './words.ts'

export const Grade = z.enum(['excellent', 'good', 'qualified', 'unqualified'])
export type Grade = z.infer<typeof Grade>

/** A day that every year has: `03-31`, but not the 29th of February. */
export const MonthDay = z
  .string()
  .regex(/^((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$/)

/** An officer alone looks whether a report is there and complete. Programmes that file judge no merit. */
export const OfficerCheck = z.strictObject({
  title: Words.optional().describe('What the programme calls it; without one, the general word.'),
  limit: TimeLimit.describe('The officer answers within this; asked again when it passes.'),
})
export type OfficerCheck = z.infer<typeof OfficerCheck>

export const EvaluationRules = z.strictObject({
  opens: MonthDay.describe("Each year, in the scheme's time zone: the report is asked for on this day …"),
  reportDue: MonthDay.describe('… and due at the end of this one.'),
  exemptMonths: z
    .number()
    .int()
    .min(0)
    .max(24)
    .describe('Recognised so many months before the opening or less: exempt that year.'),
  everyYears: z
    .number()
    .int()
    .min(1)
    .max(7)
    .default(1)
    .describe('Every so many years; larger reviews at other times are named beside it.'),
  milestones: z
    .array(z.strictObject({ afterMonths: z.number().int().min(1).max(240), title: Words }))
    .max(6)
    .default([]),
  grace: TimeLimit.describe('After the due day an overdue report is still taken for so long.'),
  form: z.array(FormSection).min(1).max(20),
  panel: Panel.optional().describe('The experts who score the report; with it goes a rubric.'),
  rubric: Rubric.optional(),
  officerCheck: OfficerCheck.optional().describe(
    'In place of panel and rubric: an officer alone accepts the report (the first band) or says what is to be put right (the last one).',
  ),
  selfWeight: z
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .describe(
      "How much of the result is the lead's own score (`selfScore` in the report), the rest being the panel's.",
    ),
  selfSheet: z
    .strictObject({
      shown: z
        .boolean()
        .default(false)
        .describe('Experts see it beside their own sheet; otherwise it is for the office alone.'),
    })
    .optional()
    .describe('The lead scores itself by the rubric, item by item, with reasons and evidence.'),
  levels: z
    .array(ApprovalLevel)
    .max(8)
    .default([])
    .describe("Who confirms the grade, level after level; none only after an officer's check."),
  bands: z
    .array(
      z.strictObject({
        grade: Grade,
        from: z.number().min(0).max(100),
        leadsTo: z.enum(['confirm', 'rectify', 'revoke']),
        mostShare: z
          .number()
          .gt(0)
          .max(1)
          .optional()
          .describe("At most this part of a year's evaluations; 0.3 is 30 per cent."),
        consequence: Words.optional().describe('What else comes of it: a reward, priority, money held back.'),
      }),
    )
    .min(2)
    .max(4)
    .describe('From the best band down; the last one starts at 0.'),
  noShow: Grade.describe('What not taking part counts as.'),
  twoInARow: z
    .strictObject({ grade: Grade, leadsTo: z.enum(['rectify', 'revoke']) })
    .optional()
    .describe('This grade twice in a row ends as said here.'),
  rectification: z
    .strictObject({ limit: TimeLimit, times: z.number().int().min(0).max(3) })
    .describe('Rectification: by when, and how often before it ends in revocation.'),
})
export type EvaluationRules = z.infer<typeof EvaluationRules>
