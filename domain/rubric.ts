import { z } from 'zod'
import { TimeLimit } from './calendar.ts'
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
        reasonBelow: z.number().min(0).optional().describe('At or below this score a reason must be given.'),
        vetoBelow: z
          .number()
          .min(0)
          .max(100)
          .optional()
          .describe(
            'The mean of this item below so many points fails the case, whatever the total (一票否决).',
          ),
        bonus: z.boolean().default(false).describe('On top of the hundred (加分项).'),
      }),
    )
    .min(1)
    .max(40),
  bonusCap: z
    .number()
    .min(0)
    .max(50)
    .optional()
    .describe('All bonus items together count for no more than this.'),
})
export type Rubric = z.infer<typeof Rubric>

/** Who may not judge a case, beside its own people: what an expert declares before reading it. */
export const RecusalGround = z.enum([
  'own-organisation',
  'same-group',
  'family',
  'co-author',
  'joint-project',
  'financial-interest',
])
export type RecusalGround = z.infer<typeof RecusalGround>

/** A tie to applicants in a programme's own words. */
export const Tie = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), title: Words })
export type Tie = z.infer<typeof Tie>

export const Panel = z.strictObject({
  experts: z.number().int().min(1).max(15),
  quorum: z.number().int().min(1).max(15),
  dropHighLow: z.boolean().describe('With five sheets or more, the highest and the lowest do not count.'),
  threshold: z.number().min(0).max(100).describe('Least mean, of 100, to pass.'),
  maxSpread: z
    .number()
    .min(0)
    .max(100)
    .describe(
      'Totals further apart than this call one more expert, until as many as a panel has lie this close.',
    ),
  maxExperts: z.number().int().min(1).max(21),
  limit: TimeLimit,
  blind: z
    .enum(['open', 'single', 'double'])
    .default('single')
    .describe('What experts and applicants may not know of each other.'),
  mix: z
    .array(z.strictObject({ field: Words, min: z.number().int().min(1).max(15) }))
    .max(8)
    .default([])
    .describe('Fields of expertise of which the panel needs so many.'),
  recusal: z.array(RecusalGround).min(1).max(6).default(['own-organisation', 'family']),
  ties: z
    .array(Tie)
    .min(1)
    .max(12)
    .optional()
    .describe(
      'Ties that experts are asked about before they read an application, in the programme’s own words; without it those of `recusal`.',
    ),
  afterwards: z
    .enum(['nothing', 'result', 'sheets'])
    .optional()
    .describe(
      'What an expert sees of a case once the own sheet is in and the review is over: nothing (also when left out), the result, or the others’ sheets without names as well.',
    ),
  sheetsReopen: z
    .boolean()
    .optional()
    .describe(
      'An expert may take the own sheet back and change it while others still score. Without it, sheets are final.',
    ),
  chosenBy: z
    .enum(['system', 'officer'])
    .optional()
    .describe(
      'Who chooses a panel that no officer has assigned: the system by itself (also when left out), or nobody: the officer is asked.',
    ),
  conflictReach: z
    .enum(['members', 'partners', 'partners-of-partners'])
    .optional()
    .describe(
      'How far a conflict of interest reaches: the members of the case alone, whoever works with one of them in a consortium or another application of the call, or whoever works with those. Left out, the system chooses by the members alone and the officer is warned of partners.',
    ),
  mostCases: z
    .number()
    .int()
    .min(1)
    .max(500)
    .optional()
    .describe('As many cases of one call may be given to one expert.'),
  odd: z.boolean().optional().describe('The panel has an odd number of experts, so that a vote cannot tie.'),
  expertRegions: z
    .enum(['any', 'elsewhere-first', 'elsewhere-only'])
    .optional()
    .describe(
      'Whether experts come from the region of the lead: in any case, only for want of others, or never.',
    ),
})
export type Panel = z.infer<typeof Panel>

/** The highest total that a sheet can reach without bonus items. */
export const rubricMax = (rubric: Rubric): number =>
  rubric.items.filter(({ bonus }) => !bonus).reduce((sum, item) => sum + item.max, 0)
