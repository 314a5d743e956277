import { z } from 'zod'
import { AgreementRules } from './agreement.ts'
import { ChangeRules, ExitRules } from './change-rules.ts'
import { CivilDate, TimeLimit } from './calendar.ts'
import { Token } from './condition.ts'
import { Membership } from './dues.ts'
import { EvaluationRules, MonthDay } from './evaluation-rules.ts'
import { EscalationRung } from './escalation.ts'
import { FieldId } from './field-base.ts'
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
  coLeads: z.boolean().default(true).describe('Several leads stand beside each other (联合牵头).'),
  layers: z
    .array(Choice)
    .min(2)
    .max(6)
    .optional()
    .describe('Core, close and general cooperation: what each layer takes part in.'),
  part: FormSection.optional().describe(
    'What each organisation fills in of itself, the leads included. What its field `contribution` says is shown in the list of members.',
  ),
  shares: z
    .array(FieldId)
    .max(60)
    .default([])
    .describe('Fields of that part which every member sees of every other; the leads see all of them.'),
  agreement: AgreementRules.optional().describe(
    'The clauses that the formation agreement must have; for each, the lead says where it stands.',
  ),
})

/** How calls follow each other. */
export const BatchRules = z.strictObject({
  perYear: z.number().int().min(1).max(12).optional(),
  windows: z
    .array(z.strictObject({ from: MonthDay, to: MonthDay }))
    .max(12)
    .default([])
    .describe('Every year from one day to another.'),
  blockedMonths: z
    .array(z.number().int().min(1).max(12))
    .max(11)
    .default([])
    .describe('No call opens in these months (1 to 12).'),
})

/**
 * A programme as data. A value whose source is not known is an editable default: `toConfirm` names its path
 * and says why, and whoever configures the programme sees it so. This is the shape alone; `Scheme` is also coherent.
 */
export const SchemeDocument = z.strictObject({
  ref: SchemeRef,
  title: Words,
  summary: Words,
  issuers: z.array(Words).min(1).max(8).describe('Every body that issues it; several issue together.'),
  jurisdiction: Words,
  legalForce: z.enum(['statute', 'measures', 'guideline']),
  sources: z.array(Words).max(12).describe('Where its rules are written.'),
  inForce: z.strictObject({ from: CivilDate, until: CivilDate.optional() }).optional(),
  supersedes: SchemeRef.optional(),
  timeZone: z.literal(['Asia/Shanghai', 'Europe/Brussels', 'America/New_York', 'Asia/Tokyo']),
  calendar: z.literal(['cn', 'weekends']),
  batches: BatchRules.optional(),
  outcome: Outcome,
  organisationForm: z
    .strictObject({
      allowed: z
        .array(z.enum(['contract', 'entity']))
        .min(1)
        .max(2),
      liability: Words.optional(),
    })
    .describe('By contract, as a legal body, or either; and, by contract, who is liable towards others.'),
  formationTypes: z.array(Choice).min(2).max(12).optional(),
  archetypes: z.array(Choice).min(2).max(6).optional(),
  form: z.array(FormSection).min(1).max(40),
  members: MembersRules,
  rules: z.array(Rule).max(80),
  recommenders: z
    .array(z.strictObject({ region: Words, unit: Words }))
    .max(60)
    .default([])
    .describe('Who recommends whom: the unit that answers for a region or a sector.'),
  steps: z.array(SchemeStep).min(1).max(12),
  evaluation: EvaluationRules.optional(),
  changes: ChangeRules.optional(),
  exit: ExitRules.optional(),
  currency: Currency.default('CNY'),
  support: z.array(SupportInstrument).max(20).default([]),
  milestones: MilestoneRules.optional(),
  membership: Membership.optional(),
  results: z.array(ResultKind).max(20).default([]),
  appeal: z
    .strictObject({
      limit: TimeLimit,
      to: Words,
      decision: TimeLimit.optional().describe(
        'Within which it is decided; without one, the same as the limit.',
      ),
    })
    .optional()
    .describe('Where a decision can be appealed against, and until when.'),
  reminderDays: z
    .array(z.number().int().min(0).max(120))
    .max(8)
    .describe('Days before a deadline at which whoever must act is reminded.'),
  escalation: z
    .array(EscalationRung)
    .max(8)
    .optional()
    .describe(
      'Who is told when the office’s own work stays undone, by working days after the first missed deadline. The officers are told at once in any case. Left out: administrators after 3, the first level of the approval after 5, the last one after 10; an empty list: nobody else.',
    ),
  toConfirm: z.array(z.strictObject({ path: z.string().max(120), why: Words })).max(80),
})

export type Scheme = z.infer<typeof SchemeDocument>
/** Whoever only reads what was published takes the document alone: unused, this is left out of a bundle. */
export const Scheme = /* @__PURE__ */ SchemeDocument.superRefine((scheme, context) => {
  for (const { path, message } of schemeMistakes(scheme))
    context.addIssue({ code: 'custom', path: [...path], message: message.en, params: { words: message } })
})

/** The programme's version: 2 of `suzhou@2`. */
export const schemeVersion = (ref: SchemeRef): number => Number(ref.slice(ref.indexOf('@') + 1))
