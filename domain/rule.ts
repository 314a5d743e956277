import { z } from 'zod'
import { Words } from './words.ts'

/** What kind of body an organisation is. */
export const OrganisationKind = z.enum([
  'enterprise',
  'university',
  'institute',
  'new-rd-institution',
  'hospital',
  'association',
  'finance',
  'testing-body',
  'government',
  'other',
])
export type OrganisationKind = z.infer<typeof OrganisationKind>

const head = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  /** When it is asked: on application, on application and ever after, or on renewal. */
  phase: z.enum(['apply', 'always', 'renew']),
  /** A measure blocks; a guideline warns. */
  force: z.enum(['blocks', 'warns']),
  /** The article or page that says so. */
  source: Words.optional(),
}

const kinds = z.array(OrganisationKind).min(1).max(10)
const count = z.number().int().min(0).max(500)

/** One condition of a programme. A closed vocabulary: each kind is checked and explained by code of its own. */
export const Rule = z.discriminatedUnion('kind', [
  /** So many organisations (lead included), of these kinds together, or of any. */
  z.strictObject({
    ...head,
    kind: z.literal('organisation-count'),
    min: count.optional(),
    max: count.optional(),
    of: kinds.optional(),
  }),
  z.strictObject({ ...head, kind: z.literal('lead-count'), min: count, max: count }),
  z.strictObject({ ...head, kind: z.literal('lead-kind'), allowed: kinds }),
  /** Every lead is registered in one of these places. */
  z.strictObject({ ...head, kind: z.literal('lead-place'), places: z.array(Words).min(1).max(60) }),
  z.strictObject({
    ...head,
    kind: z.literal('distinct-places'),
    by: z.enum(['country', 'region']),
    min: count,
  }),
  /** So large a part of all organisations is of these kinds; 0.4 is 40 per cent. */
  z.strictObject({
    ...head,
    kind: z.literal('share'),
    of: kinds,
    min: z.number().min(0).max(1).optional(),
    max: z.number().min(0).max(1).optional(),
  }),
  /** Every organisation has a code that was checked, not only a name. */
  z.strictObject({ ...head, kind: z.literal('identified') }),
  /** Every lead holds one of these credentials. */
  z.strictObject({
    ...head,
    kind: z.literal('lead-credential'),
    anyOf: z.array(z.string().max(60)).min(1).max(30),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('agreement-clauses'),
    required: z.array(z.string().max(60)).min(1).max(40),
  }),
])
export type Rule = z.infer<typeof Rule>

export const OrganisationFacts = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: OrganisationKind,
  country: z.string(),
  region: z.string().optional(),
  place: z.string().optional(),
  credentials: z.array(z.string()),
})
export type OrganisationFacts = z.infer<typeof OrganisationFacts>

/** What the rules look at. */
export const ConsortiumFacts = z.strictObject({
  field: z.string().optional(),
  formationType: z.string().optional(),
  clauses: z.array(z.string()),
  leads: z.array(OrganisationFacts),
  members: z.array(OrganisationFacts),
})
export type ConsortiumFacts = z.infer<typeof ConsortiumFacts>
