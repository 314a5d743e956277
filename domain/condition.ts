import { z } from 'zod'
import { OrganisationKind } from './organisation-kind.ts'
import { Words } from './words.ts'

/** The name of a number that rules look at (`revenue`, `rd`), or of a field of the form. */
export const FigureName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
/** A stable word for something that is chosen from a list, held or declared: `listed`, `benefit`. */
export const Token = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
const Country = z.string().regex(/^[A-Z]{2}$/)

const count = z.number().int().min(0).max(500)
const shareOfOne = z.number().min(0).max(1)
const amount = z.number().min(-1e15).max(1e15)
const Named = z.strictObject({ value: Token, label: Words })

/** Which organisations are counted: those to which everything that is given applies. */
export const Group = z.strictObject({
  kinds: z.array(OrganisationKind).min(1).max(10).optional(),
  credentials: z.array(Named).min(1).max(30).optional().describe('They hold one of these.'),
  places: z.array(Words).min(1).max(60).optional().describe('They are registered in one of these places.'),
  countries: z.array(Country).min(1).max(60).optional(),
  outsideOf: z.array(Country).min(1).max(60).optional(),
  role: z
    .enum(['lead', 'member'])
    .optional()
    .describe('Leads and co-leads, or everybody else; without it, all.'),
})
export type Group = z.infer<typeof Group>

/** Without a word a number is of a year, as revenue is; a budget or a headcount stands as it is stated. */
const yearly = z.boolean().optional()

/** The years that a figure is taken over; an organisation that is younger is asked for the years that it has. */
export const Period = z.strictObject({
  years: z.number().int().min(1).max(10),
  take: z.enum(['mean', 'sum', 'latest', 'each']),
})
export type Period = z.infer<typeof Period>

/** What is chosen in the form and looked at by rules. */
export const ChoiceFeed = z.enum([
  'field',
  'formation-type',
  'tier',
  'archetype',
  'clauses',
  'declarations',
  'features',
  'lead-credentials',
  'parent-credentials',
])
export type ChoiceFeed = z.infer<typeof ChoiceFeed>

const Count = z.strictObject({
  kind: z.literal('organisation-count'),
  min: count.optional(),
  max: count.optional(),
  of: Group.optional(),
})
const Share = z.strictObject({
  kind: z.literal('share'),
  of: Group,
  min: shareOfOne.optional().describe('0.4 is 40 per cent of all organisations.'),
  max: shareOfOne.optional(),
})
const LeadCount = z.strictObject({ kind: z.literal('lead-count'), min: count, max: count })
const LeadKind = z.strictObject({
  kind: z.literal('lead-kind'),
  allowed: z.array(OrganisationKind).min(1).max(10),
})
const LeadPlace = z.strictObject({
  kind: z.literal('lead-place'),
  places: z.array(Words).min(1).max(60),
})
/** Every lead holds one of these, or, where it counts, is the subsidiary of somebody who does. */
const LeadCredential = z.strictObject({
  kind: z.literal('lead-credential'),
  anyOf: z.array(Named).min(1).max(30),
  subsidiaryCounts: z.boolean().default(false),
})
const DistinctPlaces = z.strictObject({
  kind: z.literal('distinct-places'),
  by: z.enum(['country', 'region']),
  min: count,
  among: z
    .array(z.string().min(2).max(60))
    .min(1)
    .max(60)
    .optional()
    .describe('Only these count, as they are written: member states by their code.'),
  regions: z
    .array(Words)
    .min(1)
    .max(60)
    .optional()
    .describe('Only these regions count, by their name in either language: the four provinces.'),
  independent: z
    .boolean()
    .default(false)
    .describe(
      'An owner counts for one place only: three of its companies in three countries are one, not three.',
    ),
})
/** So many kinds of organisation side by side: companies, universities, laboratories. */
const DistinctKinds = z.strictObject({
  kind: z.literal('distinct-kinds'),
  min: count,
  among: z.array(OrganisationKind).min(2).max(10).optional(),
})
/** So many that no common owner controls: those of one group count once. */
const Independent = z.strictObject({ kind: z.literal('independent'), min: count })
/** Every organisation has a code that was checked, not only a name. */
const Identified = z.strictObject({ kind: z.literal('identified') })
const Figure = z.strictObject({
  kind: z.literal('figure'),
  figure: FigureName,
  label: Words,
  unit: Words,
  min: amount.optional(),
  max: amount.optional(),
  yearly,
  period: Period.default({ years: 1, take: 'latest' }),
})
/** One figure as a part of another, both summed over the years; 0.03 is 3 per cent. */
const Ratio = z.strictObject({
  kind: z.literal('ratio'),
  figure: FigureName,
  per: FigureName,
  label: Words,
  min: z.number().min(0).max(1000).optional(),
  max: z.number().min(0).max(1000).optional(),
  yearly,
  years: z.number().int().min(1).max(10).default(1),
})
/** So many of these are chosen in the form; without numbers, all of them. */
const Chosen = z.strictObject({
  kind: z.literal('chosen'),
  what: ChoiceFeed,
  of: z.array(Named).min(1).max(60),
  min: count.optional(),
  max: count.optional(),
})
/** These documents are handed in, by the ids of their fields. */
const Documents = z.strictObject({
  kind: z.literal('documents'),
  required: z
    .array(z.strictObject({ value: FigureName, label: Words }))
    .min(1)
    .max(40),
})
/** A lead (or any member) may not be in more consortia of the programme than so many, this one included. */
const Limit = z.strictObject({
  kind: z.literal('limit'),
  as: z.enum(['lead', 'party']),
  max: z.number().int().min(1).max(100),
})

/**
 * What can be asked of a consortium. A closed vocabulary, not an expression language: each word is checked and
 * explained by code of its own, and `all`, `any` and `not` put them together.
 */
const Simple = z.discriminatedUnion('kind', [
  Count,
  Share,
  LeadCount,
  LeadKind,
  LeadPlace,
  LeadCredential,
  DistinctPlaces,
  DistinctKinds,
  Independent,
  Identified,
  Figure,
  Ratio,
  Chosen,
  Documents,
  Limit,
])
export type SimpleCondition = z.infer<typeof Simple>

/** Deeper than this nobody reads a condition. */
const parts = <Inner extends z.ZodType>(inner: Inner) => z.array(inner).min(1).max(12)
const combined = <Inner extends z.ZodType>(inner: Inner) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: parts(inner) }),
    z.strictObject({ kind: z.literal('any'), of: parts(inner) }),
    z.strictObject({ kind: z.literal('not'), of: inner, label: Words }),
  ])
const Second = z.discriminatedUnion('kind', [Simple, combined(Simple)])

/** A condition: one word of the vocabulary, or several put together, three deep at most. */
export const Condition = z.discriminatedUnion('kind', [Simple, combined(Second)])
export type Condition = z.infer<typeof Condition>
