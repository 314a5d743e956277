import { z } from 'zod'
import { Token } from './condition.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { Currency, inHundredths } from './support.ts'
import { Words } from './words.ts'

const money = z.number().min(0).max(1e12)

/** What a member pays a year, in units of the currency. */
export const DuesFormula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat'), amount: money }),
  /** A part of the member's figure, within bounds; 0.01 is 1 per cent. */
  z.strictObject({
    kind: z.literal('percentage'),
    rate: z.number().min(0).max(1),
    min: money.optional(),
    max: money.optional(),
  }),
  /** Units at a price; the member takes so many, within bounds. */
  z.strictObject({
    kind: z.literal('units'),
    price: money,
    min: z.number().int().min(0).max(10_000),
    max: z.number().int().min(0).max(10_000),
  }),
  /** By the member's figure: the last band that begins at or below it. */
  z.strictObject({
    kind: z.literal('bands'),
    bands: z
      .array(z.strictObject({ from: money, amount: money }))
      .min(1)
      .max(12),
  }),
])
export type DuesFormula = z.infer<typeof DuesFormula>

/** A class of members with its dues, votes and rights. */
export const MemberTier = z.strictObject({
  id: Token,
  title: Words,
  kinds: z
    .array(OrganisationKind)
    .min(1)
    .max(10)
    .optional()
    .describe('Which kinds of organisation, and which figures, belong here.'),
  from: money.optional(),
  below: money.optional(),
  dues: DuesFormula,
  votes: z.number().int().min(0).max(1000),
  mayLead: z.boolean(),
  rights: z.array(Words).max(10),
  commitmentYears: z.number().int().min(1).max(20).describe('Who joins stays for so many years.'),
  inKind: Words.optional().describe('People sent to the joint laboratory count towards the dues.'),
})
export type MemberTier = z.infer<typeof MemberTier>

/** Tiers of membership; a member is in the first one that fits. */
export const Membership = z.strictObject({
  currency: Currency,
  figure: Words.describe("What the member's figure is: storage revenue, semiconductor sales."),
  tiers: z.array(MemberTier).min(1).max(12),
})
export type Membership = z.infer<typeof Membership>

/** A member as dues are reckoned: its figure in units of the currency, and units taken where dues are by unit. */
export type DuesMember = {
  readonly kind: OrganisationKind
  readonly figure?: number
  readonly units?: number
}

/** The tier that a member belongs to and what it pays a year; nothing when no tier fits. */
export const duesFor = (
  membership: Membership,
  member: DuesMember,
): { readonly tier: MemberTier; readonly amount: number } | undefined => {
  const figure = member.figure ?? 0
  const tier = membership.tiers.find(
    ({ kinds, from, below }) =>
      (kinds?.includes(member.kind) ?? true) && figure >= (from ?? 0) && figure < (below ?? Infinity),
  )
  return tier && { tier, amount: amountOf(tier.dues, figure, member.units) }
}

const amountOf = (dues: DuesFormula, figure: number, units: number | undefined): number => {
  switch (dues.kind) {
    case 'flat':
      return dues.amount
    case 'percentage':
      return clamped(inHundredths(figure * dues.rate), dues.min, dues.max)
    case 'units':
      return clamped(units ?? dues.min, dues.min, dues.max) * dues.price
    case 'bands':
      return dues.bands.filter(({ from }) => from <= figure).at(-1)?.amount ?? 0
  }
}

const clamped = (value: number, min = 0, max = Infinity): number => Math.min(max, Math.max(min, value))
