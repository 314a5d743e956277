import { z } from 'zod'
import { CaseId, PersonId } from './ids.ts'
import { Audience } from './task.ts'
import { Language, longestText } from './words.ts'

/** What people are told about. Each has its words in `functions/relay/message-words.ts`. */
export const MessageKind = z.enum([
  'asked-to-confirm',
  'asked-again',
  'member-invited',
  'member-reminded',
  'member-confirmed',
  'member-declined',
  'submitted',
  'taken-back',
  'deadline-extended',
  'task-extended',
  'task-opened',
  'task-reminder',
  'task-overdue',
  'returned-for-correction',
  'ineligible',
  'refused',
  'withdrawn',
  'defence-set',
  'defence-moved',
  'notice-published',
  'objection-raised',
  'objection-commented',
  'objection-decided',
  'objection-received',
  'objection-answered',
  'appeal-filed',
  'appeal-decided',
  'recognised',
  'evaluation-opened',
  'evaluation-overdue',
  'graded',
  'rectification-asked',
  'revoked',
  'expired',
  'asked-to-lead',
  'asked-to-hand-over',
  'asked-to-agree',
  'change-requested',
  'change-agreed',
  'change-applied',
  'change-refused',
  'change-dropped',
  'milestone-claimed',
  'milestone-accepted',
  'milestone-refused',
  'join-asked',
  'join-decided',
  'scheme-submitted',
  'scheme-sent-back',
  'scheme-published',
])
export type MessageKind = z.infer<typeof MessageKind>

/**
 * Facts that the words of a message may use: flat, no token, no secret. `scheme` is the programme in whose zone its
 * times are said.
 */
export const MessageFacts = z.record(z.string().max(40), z.union([z.string().max(longestText), z.number()]))
export type MessageFacts = z.infer<typeof MessageFacts>

/** Somebody who is known by an address alone. */
export const Addressee = z.strictObject({ address: z.string().min(3).max(254), language: Language })
export type Addressee = z.infer<typeof Addressee>

/** What only the mail itself says, for as long as it was not sent: the end of a link. */
const Secret = z.string().regex(/^[0-9a-f]{32,64}$/)

/**
 * To tell something to an audience, or to an address; the relay finds the people. `key` makes it once per event and
 * person.
 */
export const Tell = z.strictObject({
  key: z.string().max(160),
  about: MessageKind,
  to: z.array(Audience).max(80),
  addressee: Addressee.optional(),
  secret: Secret.optional(),
  /** The number of the receipt that goes with it as a file. */
  receipt: z.string().max(40).optional(),
  facts: MessageFacts,
})
export type Tell = z.infer<typeof Tell>

/** Where in a text the secret stands when it is sent. */
export const secretMark = '{secret}'

/** One message to one person, or to an address. */
export const Message = z.strictObject({
  id: z.string().max(200),
  case: CaseId.optional(),
  /** Absent where nobody is known but the address. */
  to: PersonId.optional(),
  address: z.string().max(254),
  language: Language,
  about: MessageKind,
  subject: z.string().max(400),
  text: z.string().max(8000),
  written: z.iso.datetime(),
  sent: z.iso.datetime().optional(),
  /** The number of the receipt that goes with it as a file. */
  receipt: z.string().max(40).optional(),
  /** Stands for the mark in the text when it is sent, and is forgotten then. */
  secret: Secret.optional(),
})
export type Message = z.infer<typeof Message>
