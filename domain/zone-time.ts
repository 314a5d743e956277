import type { Scheme } from './scheme.ts'
import { zoneWords } from './scheme-words.ts'
import { timeFormat } from './time-format.ts'
import type { Words } from './words.ts'

/** Where a programme's days begin and end. */
export type Zone = Scheme['timeZone']

/** The zone of what belongs to no programme. */
export const homeZone: Zone = 'Asia/Shanghai'

/** The zone among some facts. Facts that were kept before programmes had zones of their own have none. */
export const zoneIn = (facts: Readonly<Record<string, unknown>>): Zone =>
  isZone(facts.zone) ? facts.zone : homeZone

const isZone = (name: unknown): name is Zone => typeof name === 'string' && Object.hasOwn(zoneWords, name)

/** `2026-11-23 23:59`, as the clocks of the zone show it. */
export const shortTime = (at: string, zone: Zone): string =>
  timeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))

/** `2026-11-23`, the day that it is in the zone. */
export const shortDay = (at: string, zone: Zone): string =>
  timeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(at))

/** With the zone's name: deadlines are read abroad as well. */
export const named = (text: string, zone: Zone): Words => ({
  zh: `${text}（${zoneWords[zone].zh}）`,
  en: `${text} (${zoneWords[zone].en})`,
})

export const timeWords = (at: string, zone: Zone): Words => named(shortTime(at, zone), zone)
