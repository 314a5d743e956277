import { z } from 'zod'
import { ChoiceFeed, FigureName } from './condition.ts'
import { OrganisationKind } from './organisation-kind.ts'

/** What the rules look at in one organisation. */
export const OrganisationFacts = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: OrganisationKind,
  country: z.string(),
  region: z.string().optional(),
  place: z.string().optional(),
  credentials: z.array(z.string()),
  /** Held by whoever owns it. */
  parentCredentials: z.array(z.string()).optional(),
  /** Who controls it, by name or code: organisations of one controller are not independent of each other. */
  controller: z.string().optional(),
  /** Named by its code alone: its kind, what it holds and who controls it are not known. */
  unregistered: z.literal(true).optional(),
  /** Consortia of this programme that it leads or is in already, this one not counted. */
  already: z.strictObject({ leads: z.number().int().min(0), joins: z.number().int().min(0) }).optional(),
})
export type OrganisationFacts = z.infer<typeof OrganisationFacts>

/** What the rules look at in a consortium. What is not given is not known, which is different from nothing. */
export const ConsortiumFacts = z.strictObject({
  leads: z.array(OrganisationFacts),
  members: z.array(OrganisationFacts),
  /** What was chosen in the form, by what it feeds. */
  chosen: z.partialRecord(ChoiceFeed, z.array(z.string())),
  /** Numbers by year, the last full year first; a year without an answer is `null`. */
  figures: z.record(FigureName, z.array(z.number().nullable())),
  /** Full years since the lead was founded, when that is known: no more years can be asked of it. */
  fiscalYears: z.number().int().min(0).optional(),
  /** Ids of the document fields that were answered. */
  documents: z.array(z.string()),
})
export type ConsortiumFacts = z.infer<typeof ConsortiumFacts>

/** Leads first. */
export const everyOrganisation = (facts: ConsortiumFacts): OrganisationFacts[] => [
  ...facts.leads,
  ...facts.members,
]
