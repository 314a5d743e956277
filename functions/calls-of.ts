import { everything, everyPage } from './every-page.ts'
import type { Instant } from '../domain/calendar.ts'
import type { Call } from '../domain/call.ts'
import type { World } from './ports/world.ts'

/** More than are open at a time, as a rule. */
const callsAtOnce = 50

/** Every call of every programme: few enough to be counted, and there is no counter. */
export const allCalls = (world: World): Promise<Call[]> => everything(world.store.calls.list)

/** Calls that are open now or will be, the last to close first: the list is read no further than to the first that is closed. */
export const openCalls = async ({ store }: World, now: Instant): Promise<Call[]> => {
  const found: Call[] = []
  for await (const calls of everyPage(store.calls.list, callsAtOnce)) {
    const open = calls.filter(({ closes }) => closes >= now)
    found.push(...open)
    if (open.length < calls.length) break
  }
  return found
}
