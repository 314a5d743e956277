import { instant } from '../../domain/calendar.ts'
import type { World } from '../ports.ts'

const hourMs = 3_600_000
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hourMs).toISOString().slice(0, 10)

/**
 * On the way to a time, the first full hour at which the schedule's call would find something to do; the time itself
 * when nothing falls due before.
 */
export const nextStop = async ({ store, now }: Pick<World, 'store' | 'now'>, to: Date): Promise<Date> => {
  const until = instant(to)
  const today = now().toISOString().slice(0, 10)
  for (let day = (await store.due.cursor()) ?? today; day <= until.slice(0, 10); day = dayAfter(day)) {
    const [first] = (await store.due.on(day, until, { limit: 1 })).items
    if (first === undefined) continue
    const fullHour = Math.ceil(Date.parse(first.at) / hourMs) * hourMs
    return new Date(Math.min(to.getTime(), Math.max(fullHour, now().getTime())))
  }
  return to
}
