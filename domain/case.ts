import { z } from 'zod'
import type { Appeal } from './appeal.ts'
import { ChangeRequest, ChangeStatus, RuleEffect } from './change-request.ts'
import type { CaseDocument } from './document.ts'
import { AssignedPanel } from './panel-assigned.ts'
import { DismissedConflict } from './conflict-kind.ts'
import { ChainHead, type HistoryEvent, Stamp } from './history.ts'
import { CallId, CaseId, ConsortiumId, OrganisationId, PersonId, SchemeRef } from './ids.ts'
import type { Invitation } from './invitation.ts'
import { Grade } from './evaluation-rules.ts'
import type { Task } from './task.ts'
import { Words } from './words.ts'
import { ApplicationStatus, EvaluationStatus } from './case-status.ts'
import { Run, type Step } from './case-run.ts'
import { ReviewResult } from './review-result.ts'
import type { Section } from './case-section.ts'
import type { Member } from './case-member.ts'
import type { Objection } from './objection.ts'
import { Time } from './time.ts'

/** The longest grace that a call may give, in minutes. */
export const mostGrace = 1440

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
