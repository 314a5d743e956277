import { z } from 'zod'
import { Stamp } from './history.ts'
import { OrganisationId } from './ids.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { Time } from './time.ts'

/** What a member said yes to: who, when, with what, and the digest of everything that bound it then, by its path. */
export const Confirmed = z.strictObject({
  stamp: Stamp,
  contribution: z.string(),
  of: z.record(z.string().max(200), z.string().max(64)).optional(),
})
export type Confirmed = z.infer<typeof Confirmed>

/** An organisation in a case, the lead and co-leads included. */
export const Member = z.strictObject({
  organisation: OrganisationId,
  name: z.string().min(2).max(200),
  kind: OrganisationKind,
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z.string().max(60).optional(),
  place: z.string().max(120).optional(),
  /** Who controls it, as it says itself. */
  controller: z.string().max(200).optional(),
  credentials: z.array(z.string().max(60)).max(30),
  /** What it takes part in, where the programme has layers: core, close, general. */
  layer: z.string().max(60).optional(),
  /** The figure that its dues are reckoned from, in units of the programme's currency. */
  figure: z.number().min(0).optional(),
  /** How many units it takes, where dues are by unit. */
  units: z.number().int().min(0).optional(),
  role: z.enum(['lead', 'co-lead', 'member']),
  confirmation: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('not-needed') }),
    /** `before`: it had confirmed, and something of that changed. */
    z.strictObject({ is: z.literal('asked'), at: Time, before: Confirmed.optional() }),
    z.strictObject({ is: z.literal('confirmed'), ...Confirmed.shape }),
    z.strictObject({ is: z.literal('declined'), stamp: Stamp, reason: z.string() }),
  ]),
  joined: Time,
  /** Named by its code alone: nothing is registered of it, so what kind it is and where is not known. */
  unregistered: z.literal(true).optional(),
  /** When the lead reminded it last. */
  reminded: Time.optional(),
})
export type Member = z.infer<typeof Member>
