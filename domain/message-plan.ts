import { z } from 'zod'
import type { WorkingCalendar } from './calendar.ts'
import type { MessageKind } from './message-kind.ts'
import {
  type MessageDefaults,
  MessageGroup,
  type MessageWishes,
  usualDefaults,
  Way,
  wishesOf,
} from './message-wishes.ts'
import { isQuiet, nextWeek, nextWorking } from './quiet-hours.ts'

/**
 * When a message goes out, and why then. It is kept with the message: whoever asks later is answered by what was so
 * when it was written.
 */
export const MessagePlan = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('at-once'),
    because: z.enum(['kind', 'deadline', 'wish', 'default', 'address']),
  }),
  z.strictObject({
    is: z.literal('held'),
    at: z.iso.datetime({ precision: 3 }),
    because: z.literal('quiet-hours'),
  }),
  z.strictObject({
    is: z.literal('digest'),
    at: z.iso.datetime({ precision: 3 }),
    every: Way.exclude(['at-once']),
    because: z.enum(['wish', 'default']),
  }),
])
export type MessagePlan = z.infer<typeof MessagePlan>

const asked: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'asked-to-confirm',
  'asked-again',
  'member-invited',
  'member-reminded',
  'task-opened',
  'returned-for-correction',
  'evaluation-opened',
  'rectification-asked',
  'asked-to-lead',
  'asked-to-hand-over',
  'asked-to-agree',
  'milestone-claimed',
])
const deadlines: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'deadline-extended',
  'task-extended',
  'task-reminder',
  'task-nudged',
  'task-overdue',
  'task-escalated',
  'evaluation-overdue',
])
const administration: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'join-asked',
  'join-decided',
  'organisation-merged',
  'scheme-submitted',
  'scheme-sent-back',
  'scheme-published',
])

export const groupOf = (about: MessageKind): MessageGroup =>
  asked.has(about)
    ? 'asked'
    : deadlines.has(about)
      ? 'deadlines'
      : administration.has(about)
        ? 'administration'
        : 'cases'

/** Receipts, and who may speak for an organisation: told the moment it happens, whatever the hour. */
export const urgentKinds: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'submitted',
  'taken-back',
  'objection-received',
  'join-asked',
  'join-decided',
  'organisation-merged',
  'delegation-made',
  'delegation-revoked',
  'digest',
])

/** What another organisation asks of one's own: never in a digest, but somebody's quiet hours are kept. */
export const invitations: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'member-invited',
  'asked-to-confirm',
  'asked-again',
  'member-reminded',
  'asked-to-lead',
  'asked-to-hand-over',
  'asked-to-agree',
])

/** Never in a digest: invitations, and what stayed undone so long that those above hear of it. */
const neverCollected: ReadonlySet<MessageKind> = new Set<MessageKind>([...invitations, 'task-escalated'])

const dayMs = 86_400_000

/** What a message is about, as far as it says when it has to be read. */
export type ToPlan = {
  readonly about: MessageKind
  readonly now: string
  /** By when something is to be done, or when it takes place. */
  readonly due?: string | undefined
}

/**
 * When somebody is told. Waiting never costs the last day before a deadline: what a digest would bring too late comes
 * by an earlier one, the next working morning, or at once.
 */
export const planFor = (
  { about, now, due }: ToPlan,
  given: MessageWishes | undefined,
  calendar: WorkingCalendar,
  defaults: MessageDefaults = usualDefaults,
): MessagePlan => {
  if (urgentKinds.has(about)) return { is: 'at-once', because: 'kind' }
  const wishes = wishesOf(given, defaults)
  const counting = { timeZone: wishes.zone, calendar }
  const group = groupOf(about)
  const because = given?.ways?.[group] === undefined ? 'default' : 'wish'
  const way = neverCollected.has(about) ? 'at-once' : wishes.ways[group]
  const inTime = (at: string): boolean =>
    due === undefined || due === '' || Date.parse(at) + dayMs <= Date.parse(due)

  if (way === 'weekly') {
    const at = nextWeek(now, wishes.digestAt, counting)
    if (inTime(at)) return { is: 'digest', every: 'weekly', at, because }
  }
  if (way !== 'at-once') {
    const at = nextWorking(now, wishes.digestAt, counting)
    if (inTime(at)) return { is: 'digest', every: 'daily', at, because }
  }
  if (!inTime(now)) return { is: 'at-once', because: 'deadline' }
  const hours = wishes.quiet
  if (hours !== 'never' && isQuiet(now, hours, counting)) {
    const at = nextWorking(now, hours.to, counting)
    return inTime(at) ? { is: 'held', at, because: 'quiet-hours' } : { is: 'at-once', because: 'deadline' }
  }
  return {
    is: 'at-once',
    because: way !== 'at-once' ? 'deadline' : neverCollected.has(about) ? 'kind' : because,
  }
}
