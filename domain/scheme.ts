import { z } from 'zod'
import { TimeLimit } from './calendar.ts'
import { FormSection } from './form.ts'
import { SchemeRef } from './ids.ts'
import { Rule } from './rule.ts'
import { Words } from './words.ts'

/** How one expert's sheet looks: items with a maximum; the panel's result is the mean of the sheets' totals. */
export const Rubric = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
        title: Words,
        help: Words.optional(),
        max: z.number().int().min(1).max(100),
        /** At or below this score a reason must be given. */
        reasonBelow: z.number().min(0).optional(),
      }),
    )
    .min(1)
    .max(40),
})
export type Rubric = z.infer<typeof Rubric>

export const Panel = z.strictObject({
  experts: z.number().int().min(1).max(15),
  quorum: z.number().int().min(1).max(15),
  /** With five sheets or more, the highest and the lowest do not count. */
  dropHighLow: z.boolean(),
  /** Least mean, of 100, to pass. */
  threshold: z.number().min(0).max(100),
  /** Totals further apart than this call one more expert, until as many as a panel has lie this close. */
  maxSpread: z.number().min(0).max(100),
  maxExperts: z.number().int().min(1).max(21),
  limit: TimeLimit,
})
export type Panel = z.infer<typeof Panel>

export const ApprovalLevel = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  title: Words,
  /** One of the named people decides, all of them, or so many. */
  needs: z.union([z.literal('one'), z.literal('all'), z.number().int().min(2).max(30)]),
  limit: TimeLimit,
})
export type ApprovalLevel = z.infer<typeof ApprovalLevel>

/** What a case goes through, in the order of the list. */
export const SchemeStep = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('formalCheck'),
    limit: TimeLimit,
    corrections: z.strictObject({ rounds: z.number().int().min(0).max(5), limit: TimeLimit }),
  }),
  z.strictObject({ kind: z.literal('recommendation'), limit: TimeLimit }),
  z.strictObject({ kind: z.literal('review'), panel: Panel, rubric: Rubric }),
  z.strictObject({ kind: z.literal('approval'), levels: z.array(ApprovalLevel).min(1).max(8) }),
  z.strictObject({
    kind: z.literal('notice'),
    limit: TimeLimit,
    objections: z.strictObject({ limit: TimeLimit, contacts: z.array(Words).min(1).max(4) }),
  }),
])
export type SchemeStep = z.infer<typeof SchemeStep>
export type StepKind = SchemeStep['kind']

export const Grade = z.enum(['excellent', 'good', 'qualified', 'unqualified'])
export type Grade = z.infer<typeof Grade>

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/)

export const EvaluationRules = z.strictObject({
  /** Each year, in the scheme's time zone: the report is asked for on this day … */
  opens: MonthDay,
  /** … and due at the end of this one. */
  reportDue: MonthDay,
  /** Recognised so many months before the opening or less: exempt that year. */
  exemptMonths: z.number().int().min(0).max(24),
  /** After the due day an overdue report is still taken for so long. */
  grace: TimeLimit,
  form: z.array(FormSection).min(1).max(20),
  panel: Panel,
  rubric: Rubric,
  levels: z.array(ApprovalLevel).min(1).max(8),
  /** From the best band down; the last one starts at 0. */
  bands: z
    .array(
      z.strictObject({
        grade: Grade,
        from: z.number().min(0).max(100),
        leadsTo: z.enum(['confirm', 'rectify', 'revoke']),
      }),
    )
    .min(2)
    .max(4),
  /** What not taking part counts as. */
  noShow: Grade,
  /** Rectification: by when, and how often before it ends in revocation. */
  rectification: z.strictObject({ limit: TimeLimit, times: z.number().int().min(0).max(3) }),
})
export type EvaluationRules = z.infer<typeof EvaluationRules>

/**
 * A programme as data. A value whose source is not known is an editable default: `toConfirm` names its path
 * and says why, and whoever configures the programme sees it so.
 */
export const Scheme = z
  .strictObject({
    ref: SchemeRef,
    title: Words,
    summary: Words,
    issuers: z.array(Words).min(1).max(8),
    legalForce: z.enum(['statute', 'measures', 'guideline']),
    timeZone: z.literal(['Asia/Shanghai', 'Europe/Brussels', 'America/New_York', 'Asia/Tokyo']),
    calendar: z.literal(['cn', 'weekends']),
    outcome: z.strictObject({
      kind: z.enum(['recognition', 'filing', 'establishment', 'designation', 'registration', 'membership']),
      verb: Words,
      /** `{year}` and `{code}` are filled in; the code is checked to be new in the transaction that gives it. */
      numberPattern: z
        .string()
        .regex(/^[^{}]*\{year\}[^{}]*\{code\}[^{}]*$/)
        .max(60),
      validityMonths: z.number().int().min(1).max(240),
    }),
    form: z.array(FormSection).min(1).max(40),
    members: z.strictObject({ max: z.number().int().min(0).max(60), confirmBeforeSubmission: z.boolean() }),
    rules: z.array(Rule).max(80),
    steps: z.array(SchemeStep).min(1).max(12),
    evaluation: EvaluationRules.optional(),
    /** Days before a deadline at which whoever must act is reminded. */
    reminderDays: z.array(z.number().int().min(0).max(120)).max(8),
    toConfirm: z.array(z.strictObject({ path: z.string().max(120), why: Words })).max(80),
  })
  .superRefine((scheme, context) => {
    const kinds = scheme.steps.map((step) => step.kind)
    if (new Set(kinds).size < kinds.length)
      context.addIssue({ code: 'custom', path: ['steps'], message: 'a kind of step stands twice' })
    const ids = scheme.form.map((section) => section.id)
    if (new Set(ids).size < ids.length)
      context.addIssue({ code: 'custom', path: ['form'], message: 'a section id stands twice' })
    const panels = { steps: stepOf(scheme, 'review')?.panel, evaluation: scheme.evaluation?.panel }
    for (const [part, panel] of Object.entries(panels))
      if (panel && !(panel.quorum <= panel.experts && panel.experts <= panel.maxExperts))
        context.addIssue({
          code: 'custom',
          path: [part],
          message: 'a quorum, a panel and its most must not fall',
        })
    const bands = scheme.evaluation?.bands
    if (
      bands &&
      (bands.at(-1)?.from !== 0 || bands.some((band, i) => band.from >= (bands[i - 1]?.from ?? 101)))
    )
      context.addIssue({ code: 'custom', path: ['evaluation', 'bands'], message: 'bands fall, down to 0' })
  })
export type Scheme = z.infer<typeof Scheme>

/** The scheme's step of this kind, when it has one. */
export const stepOf = <Kind extends StepKind>(
  scheme: { readonly steps: readonly SchemeStep[] },
  kind: Kind,
): Extract<SchemeStep, { kind: Kind }> | undefined =>
  scheme.steps.find((step): step is Extract<SchemeStep, { kind: Kind }> => step.kind === kind)

/** The highest total that a sheet can reach. */
export const rubricMax = (rubric: Rubric): number => rubric.items.reduce((sum, item) => sum + item.max, 0)
