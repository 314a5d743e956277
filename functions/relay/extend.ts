import type { Extension } from '../../domain/call.ts'
import { extendCase } from '../../domain/extension.ts'
import { instant } from '../../domain/calendar.ts'
import type { CaseId } from '../../domain/ids.ts'
import { momentFor, persistently } from '../commands/run.ts'
import type { Effect } from '../ports/effect.ts'
import type { World } from '../ports/world.ts'

/** So many cases a turn: read and written one by one, they are done well within a function's minute. */
const aTurn = 40

type Extend = Extract<Effect, { do: 'extend' }>

/** Brings an extension to every case of the call, a page at a time; each page leaves the next one in the outbox. */
export const extendCases = async (world: World, effect: Extend): Promise<void> => {
  const call = await world.store.calls.load(effect.call)
  const extension = call?.extensions?.find(({ at }) => at === effect.at)
  if (!extension) return
  const page = await world.store.cases.byTime(effect.call, {
    limit: aTurn,
    ...(effect.after === undefined ? {} : { after: effect.after }),
  })
  const failed: unknown[] = []
  for (const { id } of page.items)
    try {
      await extendOne(world, id, extension)
    } catch (problem) {
      // One case that cannot be written keeps no other from its new deadline; it is tried again with this page.
      failed.push(problem)
    }
  if (page.next !== undefined) {
    const name = `${effect.call}.extend.${effect.at}.${world.digest(page.next).slice(0, 16)}`
    await world.store.outbox.add(effect.call, instant(world.now()), name, { ...effect, after: page.next })
  }
  if (failed.length > 0) throw failed[0]
}

const extendOne = (world: World, id: CaseId, extension: Extension): Promise<void> =>
  persistently(async () => {
    const file = await world.store.cases.load(id)
    if (!file) return
    const moment = await momentFor(world, file.head.scheme, instant(world.now()))
    const decision = extendCase(file, extension, moment)
    if (decision)
      await world.store.cases.commit(file, decision, {
        stamp: { by: 'system', as: 'system', at: moment.now },
      })
  })
