import type { Appointed } from '../../domain/appointed.ts'
import type { Delegation } from '../../domain/delegation.ts'
import type { OrganisationId, PersonId } from '../../domain/ids.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Person } from '../../domain/person.ts'
import type { Page, PageRequest } from './paging.ts'
import type { SaveOptions } from './save-options.ts'

export type Session = {
  readonly person: PersonId
  readonly csrf: string
  readonly strong: boolean
  /** When the issuer last saw the person prove who they are, as far as it said so. */
  readonly authenticated?: string | undefined
  readonly created: string
  readonly seen: string
  /** When it ends unless something is done before; one without it ends by its age alone. */
  readonly idle?: string | undefined
}

/** People, their sign-ins, and the organisations that they speak for. */
export type PeopleStore = {
  readonly people: {
    load(id: PersonId): Promise<Person | undefined>
    loadMany(ids: readonly PersonId[]): Promise<Person[]>
    /**
     * Writes a person at its revision (1 creates), an organisation or a delegation at its own, and what goes on record of
     * offices, along with it.
     */
    save(
      person: Person,
      options?: SaveOptions & {
        readonly organisation?: Organisation
        readonly delegation?: Delegation
        readonly appointed?: Appointed | undefined
      },
    ): Promise<void>
    /** Who gave and took offices, of everybody or of one person, the last time first. */
    appointments(page: PageRequest): Promise<Page<Appointed>>
    appointmentsOf(person: PersonId, page: PageRequest): Promise<Page<Appointed>>
    /**
     * Everybody who is in an audience now: office holders, an organisation's people, the person, or
     * (`asked:<organisation>`) who asked to speak for an organisation.
     */
    inAudience(audience: string): Promise<Person[]>
    list(page: PageRequest): Promise<Page<Person>>
    /** Everybody, by name: to look for somebody in particular. */
    all(): Promise<Person[]>
  }
  readonly sessions: {
    /** Session and person in one request. */
    load(
      person: PersonId,
      secretHash: string,
    ): Promise<{ session: Session & { readonly expires: string }; person: Person } | undefined>
    save(secretHash: string, session: Session, expires: Date): Promise<void>
    end(person: PersonId, secretHash: string): Promise<void>
    /** When a person was signed in, as far as it is kept: times, and nothing that would let somebody in. */
    of(person: PersonId): Promise<{ created: string; seen: string; expires: string }[]>
    /** What a sign-in remembers between leaving for the issuer and coming back; taken once. */
    keepSignIn(state: string, data: Record<string, string>, expires: Date): Promise<void>
    takeSignIn(state: string, now: Date): Promise<Record<string, string> | undefined>
  }
  readonly organisations: {
    load(id: OrganisationId): Promise<Organisation | undefined>
    /** Those of them that are registered, in one request. */
    loadMany(ids: readonly OrganisationId[]): Promise<Organisation[]>
    /** Writes an organisation at its revision (1 creates). */
    save(organisation: Organisation, options?: Omit<SaveOptions, 'tell'>): Promise<void>
    /** Writes two at their revisions, or neither. */
    saveBoth(one: Organisation, other: Organisation): Promise<void>
    /** Every organisation, by name. */
    all(): Promise<Organisation[]>
  }
}
