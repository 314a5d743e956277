import { z } from 'zod'
import { CaseId, PersonId, RobotId } from './ids.ts'
import { MessageKind } from './message-kind.ts'
import { MessagePlan } from './message-plan.ts'
import { Audience, audienceKey } from './task.ts'
import { Language, longestText } from './words.ts'

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
 * Whom something is told: whoever may be asked for work, or all who decide at a level of a programme's approval. Those
 * are asked for decisions by name, and told together of what stays undone.
 */
export const Hearers = z.discriminatedUnion('is', [
  ...Audience.options,
  z.strictObject({ is: z.literal('level'), scheme: z.string().max(32), level: z.string().max(40) }),
])
export type Hearers = z.infer<typeof Hearers>

/** Two of them are the same people by definition (not by chance). */
export const hearersKey = (hearers: Hearers): string =>
  hearers.is === 'level' ? `level:${hearers.scheme}:${hearers.level}` : audienceKey(hearers)

/**
 * To tell something to an audience, or to an address; the relay finds the people. `key` makes it once per event and
 * person.
 */
export const Tell = z.strictObject({
  key: z.string().max(160),
  about: MessageKind,
  to: z.array(Hearers).max(80),
  addressee: Addressee.optional(),
  secret: Secret.optional(),
  /** The number of the receipt that goes with it as a file. */
  receipt: z.string().max(40).optional(),
  facts: MessageFacts,
})
export type Tell = z.infer<typeof Tell>

/** Where in a text the secret stands when it is sent. */
export const secretMark = '{secret}'

/** What a message says besides its text: what a digest puts under its case. */
const Said = z.strictObject({
  title: z.string().max(400),
  line: z.string().max(8000),
  link: z.string().max(600),
})

/** Why a message did not go, and how often it was tried. Given up, it waits for somebody to send it again. */
export const Failure = z.strictObject({
  at: z.iso.datetime(),
  reason: z.string().max(500),
  tries: z.number().int().min(1),
  givenUp: z.boolean(),
})
export type Failure = z.infer<typeof Failure>

/** One message to one person, or to an address. What came later is optional: older rows have none of it. */
export const Message = z.strictObject({
  id: z.string().max(200),
  case: CaseId.optional(),
  /** Absent where nobody is known but the address. */
  to: PersonId.optional(),
  /** Goes to the robot of a group: the address is only its name, for readers. */
  robot: RobotId.optional(),
  address: z.string().max(254),
  language: Language,
  about: MessageKind,
  subject: z.string().max(400),
  text: z.string().max(40_000),
  written: z.iso.datetime(),
  sent: z.iso.datetime().optional(),
  /** The number of the receipt that goes with it as a file. */
  receipt: z.string().max(40).optional(),
  /** Stands for the mark in the text when it is sent, and is forgotten then. */
  secret: Secret.optional(),
  /** The programme's code. */
  programme: z.string().max(32).optional(),
  said: Said.optional(),
  due: z.string().max(40).optional(),
  /** Through which audiences the person was found: asked again when it is sent. */
  through: z.array(Hearers).max(80).optional(),
  /** The version of the office's own template that it was written by. */
  template: z.number().int().optional(),
  plan: MessagePlan.optional(),
  failed: Failure.optional(),
  /** The reader may not know of it any more: it was not sent. */
  withheld: z.iso.datetime().optional(),
  /** The digest that took it up. */
  digest: z.string().max(200).optional(),
  /** What a digest takes up: where each lies, and its id. */
  of: z
    .array(z.strictObject({ owner: z.string().max(254), id: z.string().max(200) }))
    .max(90)
    .optional(),
  /** Sent again by somebody, and why. */
  again: z
    .strictObject({
      of: z.string().max(200),
      by: PersonId,
      reason: z.string().max(1000),
      at: z.iso.datetime(),
    })
    .optional(),
  /** The message that went out in its place. */
  replaced: z.string().max(200).optional(),
})
export type Message = z.infer<typeof Message>

/** Where a message stands. Mail that comes back goes to the sender's mailbox: whether it arrived is not known here. */
export const MessageState = z.enum([
  ...(['sent', 'in-digest', 'withheld', 'no-address', 'failed'] as const),
  ...(['tried', 'held', 'waiting', 'on-its-way'] as const),
])
export type MessageState = z.infer<typeof MessageState>

export const stateOf = (message: Message): MessageState => {
  if (message.sent !== undefined) return 'sent'
  if (message.withheld !== undefined) return 'withheld'
  if (message.digest !== undefined) return 'in-digest'
  if (message.failed !== undefined) return message.failed.givenUp ? 'failed' : 'tried'
  if (message.address === '') return 'no-address'
  if (message.plan?.is === 'held') return 'held'
  return message.plan?.is === 'digest' ? 'waiting' : 'on-its-way'
}

/** When a message that waits for its time goes out; nothing for what does not wait. */
export const waitsUntil = (message: Message): string | undefined =>
  ['held', 'waiting'].includes(stateOf(message)) && message.plan !== undefined && 'at' in message.plan
    ? message.plan.at
    : undefined

/** Whether the mail server should have it now. */
export const isToBeSent = (message: Message): boolean => ['on-its-way', 'tried'].includes(stateOf(message))
