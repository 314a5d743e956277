import { z } from 'zod'
import { TimeLimit } from './calendar.ts'
import { Panel, Rubric } from './rubric.ts'
import { OnlyFor } from './rule.ts'
import { StepUpMinutes } from './step-up.ts'
import { Words } from './words.ts'

export const ApprovalLevel = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  title: Words,
  needs: z
    .union([z.literal('one'), z.literal('all'), z.number().int().min(2).max(30)])
    .describe('One of the named people decides, all of them, or so many.'),
  limit: TimeLimit,
  stepUp: z
    .union([z.literal('none'), StepUpMinutes])
    .optional()
    .describe(
      'Who decides here has signed in with a second factor, at most so many minutes ago; none, or, left out, as the installation demands.',
    ),
})
export type ApprovalLevel = z.infer<typeof ApprovalLevel>

/** How many of a call may pass. The best of the ranking, or fewer, or nobody when nobody is good enough. */
export const Selection = z.strictObject({
  most: z.number().int().min(1).max(1000).optional(),
  mayBeNone: z.boolean(),
})
export type Selection = z.infer<typeof Selection>

const step = {
  title: Words.optional().describe('What the programme calls it; without one, the general word.'),
  onlyFor: OnlyFor.optional().describe('Some formation types or tiers only; everybody else passes it by.'),
  source: Words.optional().describe('The article or page that says so.'),
}

/** What a case goes through, in the order of the list. */
export const SchemeStep = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('formalCheck'),
    ...step,
    limit: TimeLimit,
    corrections: z.strictObject({ rounds: z.number().int().min(0).max(5), limit: TimeLimit }),
  }),
  z.strictObject({
    kind: z.literal('recommendation'),
    ...step,
    limit: TimeLimit,
    siteVisit: z.boolean().default(false).describe('Whoever recommends goes there first (实地考察).'),
  }),
  z.strictObject({
    kind: z.literal('review'),
    ...step,
    panel: Panel,
    rubric: Rubric,
    feedback: z
      .enum(['reason', 'result', 'comments'])
      .optional()
      .describe(
        'What the applicants read of the review once it is decided: the reason alone (as without this), the mean of each item, or what the experts wrote as well, never who.',
      ),
    selection: Selection.optional(),
  }),
  /** The applicant defends the application in person (答辩); the panel's secretary records how it went. */
  z.strictObject({
    kind: z.literal('defence'),
    ...step,
    limit: TimeLimit,
    minutes: z.number().int().min(5).max(240).default(20),
  }),
  z.strictObject({ kind: z.literal('approval'), ...step, levels: z.array(ApprovalLevel).min(1).max(8) }),
  z.strictObject({
    kind: z.literal('notice'),
    ...step,
    limit: TimeLimit,
    objections: z.strictObject({
      limit: TimeLimit,
      contacts: z.array(Words).min(1).max(4),
      statement: TimeLimit.optional().describe(
        'The applicants read what is objected, never by whom, and may answer it within this.',
      ),
      from: z
        .enum(['person', 'organisation', 'either'])
        .default('either')
        .describe('A person under a real name, an organisation under its seal, or either.'),
      evidence: z.enum(['required', 'optional']).default('optional'),
    }),
  }),
])
export type SchemeStep = z.infer<typeof SchemeStep>
export type StepKind = SchemeStep['kind']

/** The scheme's step of this kind, when it has one. */
export const stepOf = <Kind extends StepKind>(
  scheme: { readonly steps: readonly SchemeStep[] },
  kind: Kind,
): Extract<SchemeStep, { kind: Kind }> | undefined =>
  scheme.steps.find((step): step is Extract<SchemeStep, { kind: Kind }> => step.kind === kind)
