import { z } from 'zod'
import type { Appeal } from './appeal.ts'
import { ChangeRequest, ChangeStatus, RuleEffect } from './change-request.ts'
import type { CaseDocument } from './document.ts'
import { Escalation } from './escalation.ts'
import { Answers, TableAnswer } from './form.ts'
import { AssignedPanel } from './panel-assigned.ts'
import { DismissedConflict } from './conflict-kind.ts'
import { Prefilled } from './prefill-rule.ts'
import { ChainHead, HistoryEvent, Stamp } from './history.ts'
import { CallId, CaseId, ConsortiumId, ObjectionId, OrganisationId, PersonId, SchemeRef } from './ids.ts'
import type { Invitation } from './invitation.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { Grade } from './evaluation-rules.ts'
import { Meeting } from './task-answer.ts'
import { Task } from './task.ts'
import { Words } from './words.ts'

const Time = z.iso.datetime({ precision: 3 })

/** The longest grace that a call may give, in minutes. */
export const mostGrace = 1440

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

/** The workflow that drives the case. An execution is replaced by the next attempt of the same cycle. */
export const Run = z.strictObject({
  workflow: z.enum(['application', 'annual-evaluation', 'change']),
  cycle: z.number().int().min(1),
  attempt: z.number().int().min(1),
  ended: z.boolean(),
  /** Attempts that failed one after the other with so many steps done: a fault that another one does not cure. */
  failures: z.strictObject({ n: z.number().int().min(1), done: z.number().int().min(0) }).optional(),
  /** How often earlier cycles visited each task: this one counts on, so that no step of theirs is taken for its own. */
  visits: z.record(z.string().max(60), z.number().int().min(1)).optional(),
  /** A cycle in which the case goes on where it was refused: the visits before those whose steps stand. */
  stands: z.record(z.string().max(60), z.number().int().min(1)).optional(),
})
export type Run = z.infer<typeof Run>

/**
 * What a panel came to: totals of 100, the mean that counts, and how far the sheets lie apart that are closest
 * together (as many as a panel has).
 */
export const ReviewResult = z.strictObject({
  sheets: z.number().int().min(0),
  counted: z.number().int().min(0),
  /** Bonus points may carry it over the hundred. */
  mean: z.number().min(0),
  spread: z.number().min(0),
  /** Items that failed the case whatever the total: their mean and the least that was asked. */
  vetoes: z
    .array(z.strictObject({ item: z.string().max(40), mean: z.number(), below: z.number() }))
    .max(40)
    .optional(),
})
export type ReviewResult = z.infer<typeof ReviewResult>

const shared = {
  id: CaseId,
  scheme: SchemeRef,
  /** The call, or the evaluation round (scheme and year): what officers list cases by. */
  batch: z.string().max(60),
  batchTitle: Words,
  title: z.string().min(2).max(200),
  lead: OrganisationId,
  leadName: z.string().max(200),
  opened: Stamp,
  run: Run.optional(),
  /** How often the application was returned for correction. */
  corrections: z.number().int().min(0),
  /** The review under way, or the last one. A round keeps its sheets while it is open. */
  review: z.strictObject({
    round: z.number().int().min(0),
    open: z.boolean(),
    /** An officer's word that the sheets are enough. */
    accepted: z.boolean(),
    result: ReviewResult.optional(),
    /** Whom an officer gave it to: the panel of the next round is chosen by this. */
    assigned: AssignedPanel.optional(),
    /** Suspected conflicts that an officer looked into and found to be none. */
    dismissed: z.array(DismissedConflict).max(200).optional(),
  }),
  /** The approval chain under way, or the last one: nobody decides twice in one round. */
  approval: z.strictObject({
    round: z.number().int().min(0),
    open: z.boolean(),
    levelsDone: z.number().int().min(0),
  }),
  /** The officer in charge; without one it is the whole office's. */
  officer: z.strictObject({ id: PersonId, name: z.string().max(120) }).optional(),
  chain: ChainHead,
  revision: z.number().int().min(1),
  updated: Time,
}

/** What proves that an application was handed in, and what it was then. */
const ReceiptRef = z.strictObject({
  number: z.string(),
  at: Time,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

export const ApplicationHead = z.strictObject({
  kind: z.literal('application'),
  ...shared,
  call: CallId,
  /** When the call opened: the years that figures are asked for are reckoned from it. */
  opens: Time.optional(),
  /** The last instant that counts. A copy of the call's: an extension of that is brought to every case. */
  closes: Time,
  /** Minutes after it in which a request still counts. */
  grace: z.number().int().min(0).max(mostGrace).optional(),
  /** The last time that the deadline was moved. */
  extended: z.strictObject({ from: Time, at: Time, reason: Words }).optional(),
  field: z.string().max(120).optional(),
  /** What was chosen in the form when it was handed in, as far as lists tell cases apart by it. */
  chosen: z
    .strictObject({
      formation: z.string().max(120).optional(),
      tier: z.string().max(120).optional(),
      field: z.string().max(120).optional(),
    })
    .optional(),
  status: ApplicationStatus,
  /** The consortium of a lower tier that it upgrades, since it was handed in. */
  upgrades: ConsortiumId.optional(),
  /** How many of the scheme's steps are done. */
  done: z.number().int().min(0),
  /** Its place among the selected of the call, once the last level approved it: where only so many may pass. */
  place: z.number().int().min(1).optional(),
  /** Set when a step said no, for the ending to use. */
  refusal: z.strictObject({ at: z.string(), reason: Words }).optional(),
  /** Rules that an upheld appeal set aside for it. */
  overruled: z.array(z.string().max(60)).max(80).optional(),
  receipt: ReceiptRef.optional(),
  /** The receipts of what was handed in before and taken back. */
  earlier: z
    .array(ReceiptRef.extend({ until: Time }))
    .max(100)
    .optional(),
})
export type ApplicationHead = z.infer<typeof ApplicationHead>

export const EvaluationHead = z.strictObject({
  kind: z.literal('evaluation'),
  ...shared,
  consortium: ConsortiumId,
  number: z.string(),
  year: z.number().int().min(1950).max(2200),
  status: EvaluationStatus,
  noShow: z.boolean(),
  rectifications: z.number().int().min(0),
  grade: Grade.optional(),
  /** What the result was made of, where the lead's own score counts. */
  score: z
    .strictObject({ panel: z.number(), self: z.number(), weight: z.number(), result: z.number() })
    .optional(),
  /** The band that the result reaches and that is full this year: how many are in it, of how many, and its most. */
  lowered: z
    .strictObject({
      from: Grade,
      inBand: z.number().int().min(0),
      of: z.number().int().min(1),
      mostShare: z.number(),
    })
    .optional(),
  /** The grade that rectification was asked for; the one that counts as this year's for two in a row. */
  firstGrade: Grade.optional(),
  /** The interim or comprehensive review that this year's evaluation is. */
  milestone: Words.optional(),
})
export type EvaluationHead = z.infer<typeof EvaluationHead>

export const ChangeHead = z.strictObject({
  kind: z.literal('change'),
  ...shared,
  consortium: ConsortiumId,
  number: z.string(),
  request: ChangeRequest,
  /** The organisation that it is about, as it was called then. */
  named: z.string().max(200).optional(),
  /** The end of the term when it was asked for: what a renewal adds to. */
  validUntil: Time,
  status: ChangeStatus,
  /** Rules that come out otherwise than before, or do not hold afterwards. */
  effect: z.array(RuleEffect).max(80),
  /** Set when somebody said no, for the ending to use. */
  refusal: Words.optional(),
})
export type ChangeHead = z.infer<typeof ChangeHead>

/** The small part of a case that every list shows and every write guards. */
export const CaseHead = z.discriminatedUnion('kind', [ApplicationHead, EvaluationHead, ChangeHead])
export type CaseHead = z.infer<typeof CaseHead>

/** One section's answers; of a member's own part, once for each member. */
export const Section = z.strictObject({
  id: z.string().max(40),
  /** The member whose part it is; the consortium's own sections have none. */
  owner: OrganisationId.optional(),
  answers: Answers,
  /** Who saved it last. */
  saved: Stamp,
  /** Everybody who ever wrote in it, with the last time of each. */
  authors: z.array(Stamp).max(60).optional(),
  /** Who of them wrote an answer last: its field, and the place among the authors. */
  wrote: z.record(z.string().max(40), z.number().int().min(0)).optional(),
  /** Answers that nobody looked at yet: they were filled in before, by field. */
  prefilled: z.record(z.string().max(40), Prefilled).optional(),
  /** Rows that a report has from the plan, with what stands in them of earlier: nobody changes that. By field. */
  given: z.record(z.string().max(40), TableAnswer).optional(),
  /** Counts the saves: two that start from the same one cannot both win. */
  revision: z.number().int().min(1).optional(),
})
export type Section = z.infer<typeof Section>

/** What a member said yes to: who, when, with what, and the digest of everything that bound it then, by its path. */
export const Confirmed = z.strictObject({
  stamp: Stamp,
  contribution: z.string(),
  of: z.record(z.string().max(200), z.string().max(64)).optional(),
})
export type Confirmed = z.infer<typeof Confirmed>

/** An organisation in a case, the lead and co-leads included. */
export const Member = z.strictObject({
  organisation: OrganisationId,
  name: z.string().min(2).max(200),
  kind: OrganisationKind,
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z.string().max(60).optional(),
  place: z.string().max(120).optional(),
  /** Who controls it, as it says itself. */
  controller: z.string().max(200).optional(),
  credentials: z.array(z.string().max(60)).max(30),
  /** What it takes part in, where the programme has layers: core, close, general. */
  layer: z.string().max(60).optional(),
  /** The figure that its dues are reckoned from, in units of the programme's currency. */
  figure: z.number().min(0).optional(),
  /** How many units it takes, where dues are by unit. */
  units: z.number().int().min(0).optional(),
  role: z.enum(['lead', 'co-lead', 'member']),
  confirmation: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('not-needed') }),
    /** `before`: it had confirmed, and something of that changed. */
    z.strictObject({ is: z.literal('asked'), at: Time, before: Confirmed.optional() }),
    z.strictObject({ is: z.literal('confirmed'), ...Confirmed.shape }),
    z.strictObject({ is: z.literal('declined'), stamp: Stamp, reason: z.string() }),
  ]),
  joined: Time,
  /** Named by its code alone: nothing is registered of it, so what kind it is and where is not known. */
  unregistered: z.literal(true).optional(),
  /** When the lead reminded it last. */
  reminded: Time.optional(),
})
export type Member = z.infer<typeof Member>

/** What the workflow knows of where it is: ids and counters, never facts. Passed from state to state. */
export const Position = z.strictObject({
  case: CaseId,
  workflow: z.string().max(40),
  cycle: z.number().int().min(1),
  attempt: z.number().int().min(1),
  /** Steps taken so far. */
  n: z.number().int().min(0),
  /** How often each task was visited: the n-th visit of a task is one step of the record. */
  visits: z.record(z.string().max(60), z.number().int().min(1)),
  outcome: z.string().max(40).optional(),
})
export type Position = z.infer<typeof Position>

/** One visit to one task of a workflow. When it is done, a replaced execution passes it by. */
export const Step = z.strictObject({
  /** `ask-experts.2` */
  id: z.string().max(60),
  task: z.string().max(60),
  opened: Time,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('waiting'), due: Time.optional(), resume: Position }),
    z.strictObject({ is: z.literal('done'), outcome: z.string(), at: Time }),
  ]),
  alarm: Time.optional(),
  /** The chain of what missed its deadline: of a visit before this one, handed on. */
  escalation: Escalation.optional(),
})
export type Step = z.infer<typeof Step>

/** Somebody objects to what was announced, under a real name or an organisation's seal. */
export const Objection = z.strictObject({
  id: ObjectionId,
  by: z.discriminatedUnion('is', [
    z.strictObject({
      is: z.literal('person'),
      name: z.string().min(2).max(120),
      workplace: z.string().min(2).max(200),
      address: z.string().min(2).max(300),
      phone: z.string().min(5).max(40),
    }),
    z.strictObject({
      is: z.literal('organisation'),
      name: z.string().min(2).max(200),
      contact: z.string().min(2).max(120),
      phone: z.string().min(5).max(40),
      /** The objection bears the organisation's official seal (on the paper that follows). */
      sealed: z.literal(true),
    }),
  ]),
  grounds: z.string().min(10).max(4000),
  evidence: z.string().max(4000).optional(),
  /** What the applicants say to it, where the programme lets them. */
  statement: z.strictObject({ text: z.string().max(4000), stamp: Stamp }).optional(),
  raised: Stamp,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('open') }),
    z.strictObject({ is: z.enum(['dismissed', 'upheld']), stamp: Stamp, reason: z.string() }),
  ]),
})
export type Objection = z.infer<typeof Objection>

/** Everything on one case: what one query of its partition brings. */
export type CaseFile = {
  readonly head: CaseHead
  readonly sections: readonly Section[]
  readonly members: readonly Member[]
  /** Organisations asked by mail; none where nobody was. */
  readonly invitations?: readonly Invitation[]
  /** Files that somebody brought, every version; none where nobody did. */
  readonly documents?: readonly CaseDocument[]
  readonly steps: readonly Step[]
  readonly tasks: readonly Task[]
  readonly objections: readonly Objection[]
  /** Appeals against how it ended; none where nobody appealed. */
  readonly appeals?: readonly Appeal[]
  readonly events: readonly HistoryEvent[]
}

/** The lead and any co-lead speak for the case. */
export const leadsOf = (file: Pick<CaseFile, 'members'>): Member[] =>
  file.members.filter((member) => member.role !== 'member')

/** The case has come to an end and changes no more. */
export const ended = (head: CaseHead): boolean => endedAt(head.status.is)

export const endedAt = (status: string): boolean =>
  ['recognised', 'refused', 'withdrawn', 'confirmed', 'revoked', 'applied', 'not-agreed', 'dropped'].includes(
    status,
  )
