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
})
export type Panel = z.infer<typeof Panel>

/** The highest total that a sheet can reach without bonus items. */
export const rubricMax = (rubric: Rubric): number =>
  rubric.items.filter(({ bonus }) => !bonus).reduce((sum, item) => sum + item.max, 0)
