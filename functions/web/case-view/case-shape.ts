import { SheetRemark } from '../../../domain/sheet-remark.ts'
import { SiteVisit } from '../../../domain/site-visit.ts'
import { z } from 'zod'
import { EvaluationHead } from '../../../domain/case.ts'
import { Member } from '../../../domain/case-member.ts'
import { Objection } from '../../../domain/objection.ts'
import { ReviewResult } from '../../../domain/review-result.ts'
import { Answers, FormSection } from '../../../domain/form.ts'
import { CaseId, OrganisationId, PersonId, SchemeRef } from '../../../domain/ids.ts'
import { Meeting } from '../../../domain/task-answer.ts'
import { Task } from '../../../domain/task.ts'
import { Currency, SupportInstrument } from '../../../domain/support.ts'
import { Grade } from '../../../domain/evaluation-rules.ts'
import { OverdueWork } from '../../../domain/overdue.ts'
import { Prefilled } from '../../../domain/prefill-rule.ts'
import { Words } from '../../../domain/words.ts'
import { AfterwardsView } from './afterwards-view.ts'
import { CheckedView } from './checked-view.ts'
import { StoryView } from './story-view.ts'
import { ChangeView } from './change-view.ts'
import { DocumentView } from './document-view.ts'
import { memberViewShape } from './member-view.ts'
import { submissionShape } from './submission-view.ts'

/** The shapes in which a case is shown: on pages, over the API, in exports. */

const Time = z.string()

/** Where a case stands, as a reader may know it. */
export const StatusView = z.object({
  is: z.string(),
  since: Time,
  due: Time.optional(),
  level: z.string().optional(),
  /** The oral defence: when and where. */
  meeting: Meeting.optional(),
  firstDay: z.string().optional(),
  lastDay: z.string().optional(),
  ends: Time.optional(),
  /** Until when requests for changes are collected. */
  until: Time.optional(),
  /** From when a change holds. */
  effective: Time.optional(),
  number: z.string().optional(),
  consortium: z.string().optional(),
  /** What the programme calls what it gives. */
  verb: Words.optional(),
  grade: z.string().optional(),
  at: z.string().optional(),
  reason: z.union([Words, z.string()]).optional(),
  remarks: z.record(z.string(), z.string()).optional(),
})
export type StatusView = z.infer<typeof StatusView>

/** One row of a list of cases. */
export const CaseSummary = z.object({
  id: CaseId,
  kind: z.enum(['application', 'evaluation', 'change']),
  title: z.string(),
  scheme: SchemeRef,
  batch: z.string(),
  batchTitle: Words,
  lead: OrganisationId.optional().describe('Absent for who reviews the case double blind'),
  leadName: z.string().optional(),
  status: StatusView,
  opened: Time,
  ended: z.boolean(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

export const Problems = z.array(
  z.object({
    field: z.string(),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
)

export const SectionView = z.object({
  id: z.string(),
  title: Words,
  answers: Answers,
  /** When it was last saved; offered back as `basedOn` with the next save. */
  saved: Time.optional(),
  writable: z.boolean(),
  state: z.enum(['empty', 'started', 'complete']),
  prefilled: z
    .record(z.string(), Prefilled)
    .optional()
    .describe('Answers that were filled in before and that nobody checked yet, by field'),
  /** What the officer asks to correct here. */
  remark: z.string().optional(),
  /** The same for single fields of it, by the field's id. */
  remarks: z.record(z.string(), z.string()).optional(),
})

export type SectionShown = z.infer<typeof SectionView>

export const MemberView = Member.omit({
  confirmation: true,
  organisation: true,
  name: true,
  reminded: true,
}).extend({
  /** Absent in a double-blind review. */
  organisation: OrganisationId.optional(),
  name: z.string().optional(),
  /** What the programme calls its layer. */
  layerTitle: Words.optional(),
  /** From another country than the lead, where the programme has conditions for that. */
  foreign: z.boolean().optional(),
  checked: CheckedView.optional().describe('To the office: whether somebody compared its code and name'),
  confirmation: z.object({
    is: z.enum(['not-needed', 'asked', 'confirmed', 'declined']),
    at: Time.optional(),
    contribution: z.string().optional(),
    reason: z.string().optional(),
  }),
})

/** Amounts a year, in units of the currency; a row without one has no figure yet, or fits no tier. */
export const DuesView = z.object({
  currency: Currency,
  /** What the figure is. */
  figure: Words,
  rows: z.array(
    z.object({
      organisation: OrganisationId,
      name: z.string(),
      figure: z.number().optional(),
      units: z.number().optional(),
      tier: Words.optional(),
      amount: z.number().optional(),
      votes: z.number().optional(),
    }),
  ),
  total: z.number(),
  votes: z.number(),
})

export const TaskView = Task.pick({ id: true, kind: true, round: true, opened: true, level: true }).extend({
  due: Time.optional(),
  /** The first deadline that was missed, when the same work was asked for again. */
  overdueSince: Time.optional(),
  state: z.enum(['open', 'answered', 'late', 'cancelled']),
  /** The reader may answer it now. */
  mine: z.boolean(),
  objection: z.string().optional(),
  /** Who is asked: a person only to those who may know. */
  person: PersonId.optional(),
  asked: z.string().optional(),
})

/** A case as this reader may see it: pages, API and exports draw from this and from nothing else. */
/** What a year's evaluation came to: to those who decide when it is proposed, to everybody once it is graded. */
const EvaluationView = z.object({
  grade: Grade,
  proposed: z.boolean().describe('Not approved yet'),
  /** What else comes of the grade. */
  consequence: Words.optional(),
  score: EvaluationHead.shape.score.describe('The panel’s mean and the lead’s own score, where that counts'),
  lowered: EvaluationHead.shape.lowered.describe('The band that the result reaches and that is full'),
})

export const CaseView = CaseSummary.extend({
  blind: z
    .literal('double')
    .optional()
    .describe(
      'The applicants are not named; in texts their names and codes are replaced by 〔1〕, 〔2〕 …, and 〔0〕 stands for a number of the register',
    ),
  evaluation: EvaluationView.optional(),
  experts: z
    .array(z.string())
    .optional()
    .describe('Who scored it: told to the applicants after the decision, where the review is open'),
  field: z.string().optional(),
  closes: Time.optional(),
  year: z.number().optional(),
  number: z.string().optional(),
  hats: z.array(z.enum(['lead', 'member', 'officer', 'recommender', 'expert', 'approver', 'auditor'])),
  /** The entry of the register that it is to upgrade (提档升级), with its number; while that is in force. */
  upgrades: z.object({ consortium: z.string(), number: z.string() }).optional(),
  /** What the application goes through, in order: the programme's steps that are for it. */
  steps: z.array(z.object({ kind: z.string(), title: Words })).optional(),
  ...submissionShape,
  corrections: z.number(),
  receipt: z.object({ number: z.string(), at: Time, hash: z.string() }).optional(),
  /** The last full year when the case began: what the form's year 1 means. */
  lastYear: z.number().int(),
  /** What is asked of this case, by what it chose. */
  sections: z.array(SectionView),
  /** What was typed and is not asked for any more: kept for those who write, and not handed in. */
  keptAside: z.array(z.object({ section: FormSection, answers: Answers })).optional(),
  members: z.array(MemberView),
  ...memberViewShape,
  /** What everybody pays a year and how they vote, where the programme has dues. */
  dues: DuesView.optional(),
  /** What the programme gives to a case of its archetype, and what depends on one that is not chosen yet. */
  support: z.object({ given: z.array(SupportInstrument), open: z.array(SupportInstrument) }).optional(),
  /** The list of members may be changed now. */
  membersWritable: z.boolean(),
  /** What still keeps the case from being handed in. */
  missing: Problems.optional(),
  verdicts: z
    .array(
      z.object({
        rule: z.string(),
        holds: z.union([z.boolean(), z.literal('unknown')]),
        blocks: z.boolean(),
        explanation: Words,
      }),
    )
    .optional(),
  recommendations: z
    .array(
      z.object({
        decision: z.string(),
        opinion: z.string(),
        visits: z.array(SiteVisit).optional(),
        at: Time,
        by: z.string(),
      }),
    )
    .optional(),
  result: ReviewResult.optional(),
  sheets: z
    .array(
      z.object({
        expert: z.string().optional(),
        round: z.number(),
        scores: z.record(z.string(), z.number()),
        reasons: z.record(z.string(), z.string()),
        comment: z.string().optional(),
        remarks: z.array(SheetRemark).optional(),
      }),
    )
    .optional(),
  defences: z
    .array(
      z.object({
        decision: z.enum(['pass', 'fail']),
        record: z.string(),
        reason: z.string().optional(),
        by: z.string(),
        at: Time,
      }),
    )
    .optional(),
  approvals: z
    .array(
      z.object({
        level: z.string(),
        round: z.number(),
        decision: z.string(),
        remark: z.string(),
        by: z.string(),
        inPlaceOf: z
          .string()
          .optional()
          .describe('The leader whose decision it is, where `by` took it by delegation'),
        at: Time,
      }),
    )
    .optional(),
  objections: z.array(Objection).optional(),
  documents: z.array(DocumentView).optional(),
  change: ChangeView.optional(),
  tasks: z.array(TaskView),
  /** `verb`: what the programme calls what was given, refused or taken back. */
  timeline: z.array(z.object({ at: Time, what: z.string(), verb: Words.optional() })),
  story: StoryView.optional(),
  overdue: z
    .array(OverdueWork)
    .optional()
    .describe(
      'What of it was or is overdue at the office, and who hears of that: for the office and those above',
    ),
  ...AfterwardsView.shape,
  /** Where an approver may send it back to. */
  returnTargets: z.array(z.string()).optional(),
})
export type CaseView = z.infer<typeof CaseView>
