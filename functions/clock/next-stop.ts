import { instant } from '../../domain/calendar.ts'
import type { World } from '../ports/world.ts'

const hourMs = 3_600_000
/** The civil day (UTC) so many days after another. */
export const dayFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10)

type Time = Pick<World, 'store' | 'now'>

/** When the first thing falls due that the clock has not done yet, up to a time. */
export const firstDue = async ({ store, now }: Time, until: string): Promise<string | undefined> => {
  const begun = (await store.due.cursor()) ?? now().toISOString().slice(0, 10)
  // What was decided at the very end of a day may have been written after the clock had got to the next one.
  for (let day = dayFrom(begun, -1); day <= until.slice(0, 10); day = dayFrom(day, 1)) {
    const [first] = (await store.due.on(day, until, { limit: 1 })).items
    if (first !== undefined) return first.at
  }
  return undefined
}

/**
 * On the way to a time, the first full hour at which the schedule's call would find something to do; the time itself
 * when nothing falls due before.
 */
export const nextStop = async (time: Time, to: Date): Promise<Date> => {
  const first = await firstDue(time, instant(to))
  if (first === undefined) return to
  const fullHour = Math.ceil(Date.parse(first) / hourMs) * hourMs
  return new Date(Math.min(to.getTime(), Math.max(fullHour, time.now().getTime())))
}
