import type { Call } from '../domain/call.ts'
import type { World } from './ports/world.ts'

/** Every call of every programme: few enough to be counted, and there is no counter. */
export const allCalls = async (world: World): Promise<Call[]> => {
  const calls: Call[] = []
  let after: string | undefined
  do {
    const page = await world.store.calls.list({ limit: 100, ...(after === undefined ? {} : { after }) })
    calls.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return calls
}
