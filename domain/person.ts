import { z } from 'zod'
import { Delegation } from './delegation.ts'
import { OrganisationId, PersonId } from './ids.ts'
import { MessageWishes } from './message-wishes.ts'
import { Language } from './words.ts'

/** What somebody may be appointed to, for one programme or for all (`*`). */
export const Office = z.strictObject({
  role: z.enum(['officer', 'recommender', 'expert', 'approver', 'administrator', 'auditor']),
  scheme: z.string().max(32),
  /** For approvers: the level of the approval chain at which they decide. */
  level: z.string().max(40).optional(),
})
export type Office = z.infer<typeof Office>
export type Role = Office['role']

/** A person speaks for an organisation once somebody of that organisation, or nobody before, said so. */
export const Representation = z.strictObject({
  organisation: OrganisationId,
  name: z.string().max(200),
  state: z.enum(['active', 'asked']),
})
export type Representation = z.infer<typeof Representation>

/** Known by issuer and subject, never by e-mail address (ASVS 10.5.2). */
export const Person = z.strictObject({
  id: PersonId,
  issuer: z.string().max(300),
  subject: z.string().max(255),
  name: z.string().max(120),
  email: z.string().max(254),
  language: Language,
  active: z.boolean(),
  offices: z.array(Office).max(60),
  represents: z.array(Representation).max(30),
  /** For experts: where they work and what they declared; matched by id, or by name where there is no code. */
  expertise: z
    .strictObject({
      organisation: OrganisationId.optional(),
      organisationName: z.string().max(200),
      fields: z.array(z.string().max(60)).max(20),
      conflicts: z.array(OrganisationId).max(100),
      /** Professor, senior engineer. */
      title: z.string().max(80).optional(),
      /** Where they live and work, as regions are written in applications. */
      region: z.string().max(60).optional(),
      /** As many cases of one call as they take. */
      mostCases: z.number().int().min(0).max(500).optional(),
    })
    .optional(),
  /** How messages reach them, where they want it otherwise than the installation has it. */
  wishes: MessageWishes.optional(),
  /** SHA-256 of the secret of their calendar's address, and since when it works. */
  calendar: z.strictObject({ hash: z.string().length(64), since: z.iso.datetime() }).optional(),
  /** Decisions that others left to them, those that are over included until another one is written. */
  delegated: z.array(Delegation).max(40).optional(),
  revision: z.number().int().min(1),
})
export type Person = z.infer<typeof Person> & {
  /** Whose decisions they may take now: found when they come in, and never stored. */
  readonly standsIn?: readonly StandIn[]
}

/** A delegation in force, and the leader in whose place its holder decides, as that leader is now. */
export type StandIn = { readonly delegation: Delegation; readonly leader: Person }

/** Holds this office for this programme, given by its code. */
export const holds = (person: Person, role: Role, scheme: string): boolean =>
  person.active &&
  person.offices.some((office) => office.role === role && [scheme, '*'].includes(office.scheme))

/** Speaks for this organisation. */
export const speaksFor = (person: Person, organisation: OrganisationId): boolean =>
  person.active &&
  person.represents.some((held) => held.organisation === organisation && held.state === 'active')

/** How somebody stands to an organisation: speaks for it, asked to, or not at all. */
export const representationOf = (person: Person, organisation: OrganisationId): Representation | undefined =>
  person.represents.find((held) => held.organisation === organisation)

/** As many organisations as one person may speak for or ask for. */
export const mostRepresentations = 30

/** The person with a representation as it is now, ready for the next revision. */
export const representing = (person: Person, now: Representation): Person => ({
  ...person,
  represents: [...person.represents.filter((held) => held.organisation !== now.organisation), now],
  revision: person.revision + 1,
})

/** The person without a representation, ready for the next revision. */
export const notRepresenting = (person: Person, organisation: OrganisationId): Person => ({
  ...person,
  represents: person.represents.filter((held) => held.organisation !== organisation),
  revision: person.revision + 1,
})
