import { z } from 'zod'
import { Stamp } from './history.ts'
import { PersonId, schemeCode, SchemeDraftId, SchemeRef } from './ids.ts'
import { type Scheme, schemeVersion } from './scheme.ts'
import { longestText, Words } from './words.ts'

/** How a version came into force: who put it there and why. The document itself never changes afterwards. */
export const Publication = z.strictObject({
  ref: SchemeRef,
  title: Words,
  /** Taken over as it was shipped when it was first needed, or published from a draft. */
  from: z.enum(['shipped', 'draft']),
  stamp: Stamp,
  /** Everybody who wrote the draft; whoever approved it is in the stamp, and never one of them. */
  authors: z.array(PersonId).max(1000),
  why: z.string().max(longestText),
  draft: SchemeDraftId.optional(),
})
export type Publication = z.infer<typeof Publication>

/** The version of a programme that is in force: the newest one. */
export const SchemeHead = z.strictObject({
  code: z.string().max(32),
  ref: SchemeRef,
  title: Words,
  revision: z.number().int().min(1),
})
export type SchemeHead = z.infer<typeof SchemeHead>

/** What is written when a version is published: its document, how it came, and the programme's new head. */
export type Publishing = {
  readonly scheme: Scheme
  readonly publication: Publication
  readonly head: SchemeHead
}

/** Publishes a version after the one that is in force, if there is one. */
export const publishing = (
  scheme: Scheme,
  before: SchemeHead | undefined,
  how: Omit<Publication, 'ref' | 'title'>,
): Publishing => ({
  scheme,
  publication: { ref: scheme.ref, title: scheme.title, ...how },
  head: {
    code: schemeCode(scheme.ref),
    ...(before && schemeVersion(before.ref) > schemeVersion(scheme.ref)
      ? { ref: before.ref, title: before.title }
      : { ref: scheme.ref, title: scheme.title }),
    revision: (before?.revision ?? 0) + 1,
  },
})
