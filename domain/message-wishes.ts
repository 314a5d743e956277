import { z } from 'zod'
import { FullHour, QuietHours } from './quiet-hours.ts'
import type { Words } from './words.ts'
import type { Zone } from './zone-time.ts'

/** Kinds of message as people tell them apart. */
export const MessageGroup = z.enum(['asked', 'deadlines', 'cases', 'administration'])
export type MessageGroup = z.infer<typeof MessageGroup>

/** When somebody wants to be told of them. */
export const Way = z.enum(['at-once', 'daily', 'weekly'])
export type Way = z.infer<typeof Way>

export const groupWords: Record<MessageGroup, Words> = {
  asked: { zh: '请我办理的', en: 'What is asked of me' },
  deadlines: { zh: '期限提醒', en: 'Deadlines' },
  cases: { zh: '我的案件的进展', en: 'What happened to my cases' },
  administration: { zh: '管理事务', en: 'Administration' },
}

export const wayWords: Record<Way, Words> = {
  'at-once': { zh: '立即', en: 'at once' },
  daily: { zh: '每日汇总', en: 'daily digest' },
  weekly: { zh: '每周汇总', en: 'weekly digest' },
}

const zones = ['Asia/Shanghai', 'Europe/Brussels', 'America/New_York', 'Asia/Tokyo'] as const satisfies Zone[]

/** How one person wants to be told. What is left out is as the installation has it. */
export const MessageWishes = z.strictObject({
  ways: z.partialRecord(MessageGroup, Way).optional(),
  /** `never`: written to at any hour. */
  quiet: z.union([QuietHours, z.literal('never')]).optional(),
  digestAt: FullHour.optional(),
  zone: z.literal(zones).optional(),
})
export type MessageWishes = z.infer<typeof MessageWishes>

/** How an installation tells those who wish for nothing else. */
export type MessageDefaults = {
  readonly way: Way
  readonly quiet: QuietHours | 'never'
  readonly digestAt: string
  readonly zone: Zone
}

/** Outside these hours nobody works; the digest is there when the day begins. */
export const usualDefaults: MessageDefaults = {
  way: 'daily',
  quiet: { from: '20:00', to: '08:00' },
  digestAt: '08:00',
  zone: 'Asia/Shanghai',
}

/** Where everything is said that somebody did not say. */
export const wishesOf = (
  wishes: MessageWishes | undefined,
  defaults: MessageDefaults = usualDefaults,
): Omit<MessageDefaults, 'way'> & { readonly ways: Record<MessageGroup, Way> } => {
  const way = (group: MessageGroup): Way => wishes?.ways?.[group] ?? defaults.way
  return {
    ways: {
      asked: way('asked'),
      deadlines: way('deadlines'),
      cases: way('cases'),
      administration: way('administration'),
    },
    quiet: wishes?.quiet ?? defaults.quiet,
    digestAt: wishes?.digestAt ?? defaults.digestAt,
    zone: wishes?.zone ?? defaults.zone,
  }
}
