import { z } from 'zod'
import { ChangeRules, ExitRules } from './change-rules.ts'
import { CivilDate, TimeLimit } from './calendar.ts'
import { Token } from './condition.ts'
import { Membership } from './dues.ts'
import { EvaluationRules, MonthDay } from './evaluation-rules.ts'
import { FormSection } from './form.ts'
import { SchemeRef } from './ids.ts'
import { Outcome, ResultKind } from './outcome.ts'
import { Rule } from './rule.ts'
import { schemeMistakes } from './scheme-mistakes.ts'
import { SchemeStep } from './scheme-step.ts'
import { Currency, MilestoneRules, SupportInstrument } from './support.ts'
import { Words } from './words.ts'

const Choice = z.strictObject({ id: Token, title: Words, help: Words.optional() })

/** Who may be in a consortium beside its leads. */
export const MembersRules = z.strictObject({
  max: z.number().int().min(0).max(60),
  confirmBeforeSubmission: z.boolean(),
  foreign: z.enum(['yes', 'conditions', 'no']).default('yes'),
  /** Several leads stand beside each other (联合牵头). */
  coLeads: z.boolean().default(true),
  /** Core, close and general cooperation: what each layer takes part in. */
  layers: z.array(Choice).min(2).max(6).optional(),
})

/** How calls follow each other. */
export const BatchRules = z.strictObject({
  perYear: z.number().int().min(1).max(12).optional(),
  /** Every year from one day to another. */
  windows: z
    .array(z.strictObject({ from: MonthDay, to: MonthDay }))
    .max(12)
    .default([]),
  /** No call opens in these months (1 to 12). */
  blockedMonths: z.array(z.number().int().min(1).max(12)).max(11).default([]),
})

/**
 * A programme as data. A value whose source is not known is an editable default: `toConfirm` names its path
 * and says why, and whoever configures the programme sees it so.
 */
const SchemeDocument = z.strictObject({
  ref: SchemeRef,
  title: Words,
  summary: Words,
  /** Every body that issues it; several issue together. */
  issuers: z.array(Words).min(1).max(8),
  jurisdiction: Words,
  legalForce: z.enum(['statute', 'measures', 'guideline']),
  /** Where its rules are written. */
  sources: z.array(Words).max(12),
  inForce: z.strictObject({ from: CivilDate, until: CivilDate.optional() }).optional(),
  supersedes: SchemeRef.optional(),
  timeZone: z.literal(['Asia/Shanghai', 'Europe/Brussels', 'America/New_York', 'Asia/Tokyo']),
  calendar: z.literal(['cn', 'weekends']),
  batches: BatchRules.optional(),
  outcome: Outcome,
  /** By contract, as a legal body, or either; and, by contract, who is liable towards others. */
  organisationForm: z.strictObject({
    allowed: z
      .array(z.enum(['contract', 'entity']))
      .min(1)
      .max(2),
    liability: Words.optional(),
  }),
  formationTypes: z.array(Choice).min(2).max(12).optional(),
  archetypes: z.array(Choice).min(2).max(6).optional(),
  form: z.array(FormSection).min(1).max(40),
  members: MembersRules,
  rules: z.array(Rule).max(80),
  /** Who recommends whom: the unit that answers for a region or a sector. */
  recommenders: z
    .array(z.strictObject({ region: Words, unit: Words }))
    .max(60)
    .default([]),
  steps: z.array(SchemeStep).min(1).max(12),
  evaluation: EvaluationRules.optional(),
  changes: ChangeRules.optional(),
  exit: ExitRules.optional(),
  currency: Currency.default('CNY'),
  support: z.array(SupportInstrument).max(20).default([]),
  milestones: MilestoneRules.optional(),
  membership: Membership.optional(),
  results: z.array(ResultKind).max(20).default([]),
  /** Where a decision can be appealed against, and until when. */
  appeal: z.strictObject({ limit: TimeLimit, to: Words }).optional(),
  /** Days before a deadline at which whoever must act is reminded. */
  reminderDays: z.array(z.number().int().min(0).max(120)).max(8),
  toConfirm: z.array(z.strictObject({ path: z.string().max(120), why: Words })).max(80),
})

export type Scheme = z.infer<typeof SchemeDocument>
export const Scheme = SchemeDocument.superRefine((scheme, context) => {
  for (const { path, message } of schemeMistakes(scheme))
    context.addIssue({ code: 'custom', path: [...path], message: message.en, params: { words: message } })
})

/** The programme's version: 2 of `suzhou@2`. */
export const schemeVersion = (ref: SchemeRef): number => Number(ref.slice(ref.indexOf('@') + 1))
