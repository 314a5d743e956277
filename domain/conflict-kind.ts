import { z } from 'zod'
import { PersonId } from './ids.ts'

/** Why somebody must not, or perhaps should not, judge a case. The first four are facts; the others are suspected. */
export const ConflictKind = z.enum([
  'own-organisation',
  'declared',
  'recused',
  'decided',
  'similar-name',
  'same-group',
  'same-call',
  'partner',
  'partner-of-partner',
])
export type ConflictKind = z.infer<typeof ConflictKind>

/** Facts stand: nobody dismisses them. What the program only suspects, an officer may, with a reason. */
export const isFact = (kind: ConflictKind): boolean =>
  ['own-organisation', 'declared', 'recused', 'decided'].includes(kind)

export const Conflict = z.strictObject({
  is: ConflictKind,
  /** The member of the case that it is about. */
  with: z.string().max(200).optional(),
  /** The consortium or application through which they are tied. */
  through: z.string().max(300).optional(),
  /** The organisation in between: a partner of the one and of the other. */
  between: z.string().max(200).optional(),
})
export type Conflict = z.infer<typeof Conflict>

/** A suspicion that an officer looked into and found to be none. */
export const DismissedConflict = z.strictObject({
  person: PersonId,
  is: ConflictKind,
  with: z.string().max(200).optional(),
  reason: z.string().max(2000),
  by: PersonId,
  at: z.iso.datetime({ precision: 3 }),
})
export type DismissedConflict = z.infer<typeof DismissedConflict>
