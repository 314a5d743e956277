import { z } from 'zod'

/**
 * Identifiers. Ours are 20 symbols of Crockford's base 32 (100 random bits), so that nobody guesses one;
 * each kind has its own brand, so that a task's id does not pass for a case's.
 */
/** What ids are written in, in the order in which they sort. */
export const idSymbols = '0123456789abcdefghjkmnpqrstvwxyz'
const random = z.string().regex(/^[0-9a-hjkmnp-tv-z]{20}$/)

export const CaseId = random.brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>

export const TaskId = random.brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>

export const PersonId = random.brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

export const CallId = random.brand<'CallId'>()
export type CallId = z.infer<typeof CallId>

export const ConsortiumId = random.brand<'ConsortiumId'>()
export type ConsortiumId = z.infer<typeof ConsortiumId>

export const ObjectionId = random.brand<'ObjectionId'>()
export type ObjectionId = z.infer<typeof ObjectionId>

export const DocumentId = random.brand<'DocumentId'>()
export type DocumentId = z.infer<typeof DocumentId>

export const InvitationId = random.brand<'InvitationId'>()
export type InvitationId = z.infer<typeof InvitationId>

export const AppealId = random.brand<'AppealId'>()
export type AppealId = z.infer<typeof AppealId>

export const DelegationId = random.brand<'DelegationId'>()
export type DelegationId = z.infer<typeof DelegationId>

export const MeetingId = random.brand<'MeetingId'>()
export type MeetingId = z.infer<typeof MeetingId>

export const RobotId = random.brand<'RobotId'>()
export type RobotId = z.infer<typeof RobotId>

export const SchemeDraftId = random.brand<'SchemeDraftId'>()
export type SchemeDraftId = z.infer<typeof SchemeDraftId>

/** A scheme and its version: `lingang@1`. A case keeps the one it was opened under. */
export const SchemeRef = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}@[1-9]\d{0,3}$/)
  .brand<'SchemeRef'>()
export type SchemeRef = z.infer<typeof SchemeRef>

/** An organisation by its code: `uscc:…`, `lei:…`, `other:AT:…`, or `unknown:…` when a source names it without one. */
export const OrganisationId = z
  .string()
  .regex(/^(uscc:[0-9A-Z]{18}|lei:[0-9A-Z]{20}|other:[A-Z]{2}:[0-9A-Z-]{1,40}|unknown:[0-9a-z-]{1,40})$/)
  .brand<'OrganisationId'>()
export type OrganisationId = z.infer<typeof OrganisationId>

/** The code part of a scheme reference. */
export const schemeCode = (ref: SchemeRef): string => ref.slice(0, ref.indexOf('@'))

/** Twenty symbols from at least 13 random bytes; the caller brings the randomness. */
export const idFrom = (bytes: Uint8Array): string => {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < 20) {
      bits -= 5
      text += idSymbols[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  if (text.length < 20) throw new RangeError('an id needs at least 13 bytes')
  return text
}

/** The id that a digest gives: the same one every time. `digest` is hexadecimal, at least 26 digits of it. */
export const idFromDigest = (digest: string): string =>
  idFrom(Uint8Array.from({ length: 13 }, (_, index) => parseInt(digest.slice(2 * index, 2 * index + 2), 16)))
