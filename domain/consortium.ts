import { z } from 'zod'
import { Token } from './condition.ts'
import { ChangeKind } from './change-rules.ts'
import { CaseId, ConsortiumId, OrganisationId, SchemeRef } from './ids.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { Grade } from './evaluation-rules.ts'
import { FieldPath } from './prefill-rule.ts'
import { Words } from './words.ts'

export const Party = z.strictObject({
  organisation: OrganisationId,
  name: z.string().max(200),
  kind: OrganisationKind,
  country: z.string().regex(/^[A-Z]{2}$/),
  role: z.enum(['lead', 'co-lead', 'member']),
  /** What it takes part in, where the programme has layers. */
  layer: z.string().max(60).optional(),
})
export type Party = z.infer<typeof Party>

/** A change that holds: what anybody may know of it, and the case that has the rest. */
export const AppliedChange = z.strictObject({
  kind: ChangeKind,
  what: Words,
  effective: z.iso.datetime({ precision: 3 }),
  /** Of a change of the plan: the field of the application that says something else since. */
  field: FieldPath.optional(),
  case: CaseId,
})
export type AppliedChange = z.infer<typeof AppliedChange>

/** So many are kept with the entry, the last ones; each has its case besides. */
export const mostChanges = 60

/** A day, a month or a year: sources are not always exact. `2024-08`, `2025`. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

/** A recognised (or publicly reported) consortium: an entry of the public register. */
export const Consortium = z.strictObject({
  id: ConsortiumId,
  name: z.string().min(2).max(200),
  field: z.string().max(120).optional(),
  place: z.string().max(120).optional(),
  parties: z.array(Party).max(120),
  standing: z.discriminatedUnion('is', [
    /** Recognised here: has a number, a term and yearly evaluations. */
    z.strictObject({
      is: z.literal('recognised'),
      scheme: SchemeRef,
      number: z.string(),
      recognised: z.iso.datetime(),
      validUntil: z.iso.datetime({ precision: 3 }),
    }),
    z.strictObject({
      is: z.enum(['revoked', 'expired', 'withdrawn']),
      scheme: SchemeRef,
      number: z.string(),
      recognised: z.iso.datetime(),
      ended: z.iso.datetime(),
      /** Until when it would have been in force: what an upheld appeal gives back. */
      validUntil: z.iso.datetime({ precision: 3 }).optional(),
      /** The certificate of the consortium that it merged into. */
      mergedInto: z.string().max(80).optional(),
    }),
    /** Taken over from a public report; nothing was decided here. */
    z.strictObject({
      is: z.literal('reported'),
      announced: PartialDate.optional(),
      source: z.string().max(200),
      /** What the report leaves open, in stable codes. */
      unknown: z.array(z.string().max(60)).max(30),
      totalUnits: z.number().int().min(1).optional(),
      endedOn: PartialDate.optional(),
      note: z.string().max(500).optional(),
    }),
  ]),
  /** What the programme calls what was given: 认定, 备案, 立项. */
  verb: Words.optional(),
  /** The standing within the programme, where it has several. */
  tier: Token.optional(),
  /** Given on trial until then, or until the first evaluation that is passed. */
  provisionalUntil: z.iso.datetime({ precision: 3 }).optional(),
  /** Numbers that it had before it was upgraded, the first one first. */
  former: z
    .array(
      z.strictObject({
        number: z.string(),
        tier: Token.optional(),
        recognised: z.iso.datetime(),
        ended: z.iso.datetime(),
      }),
    )
    .max(10)
    .optional(),
  /** The year's grade; `first` is the one that rectification was asked for, when it ended with another. */
  grades: z.array(z.strictObject({ year: z.number().int(), grade: Grade, first: Grade.optional() })).max(60),
  changes: z.array(AppliedChange).max(mostChanges).optional(),
  /** How often its term was given again. */
  renewals: z.number().int().min(0).optional(),
  /** The next year that an annual evaluation is due for. */
  nextEvaluation: z.number().int().optional(),
  /** When something falls due next: the evaluation's opening or the end of the term. */
  alarm: z.iso.datetime({ precision: 3 }).optional(),
  revision: z.number().int().min(1),
})
export type Consortium = z.infer<typeof Consortium>
