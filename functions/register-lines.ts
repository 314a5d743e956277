import { everything } from './every-page.ts'
import type { Consortium } from '../domain/consortium.ts'
import { lineOf, type RegisterLine } from '../domain/register-line.ts'
import { programmeOfEntry } from './entry-for.ts'
import type { World } from './ports/world.ts'

/** So many new entries beside the pack are read along with every search; more are packed. */
export const mostPending = 64
/** What many entries at once left behind is taken off over several runs. */
const mostSettled = 200

type Where = Pick<World, 'store' | 'schemes'>

const linesOf = (world: Where, entries: readonly Consortium[]): Promise<RegisterLine[]> =>
  Promise.all(entries.map(async (entry) => lineOf(entry, await programmeOfEntry(world, entry))))

const merged = (packed: readonly RegisterLine[], fresh: readonly RegisterLine[]): RegisterLine[] => {
  if (fresh.length === 0) return [...packed]
  const newer = new Map(fresh.map((line) => [line.id, line]))
  const kept = packed.map((line) => {
    const other = newer.get(line.id)
    newer.delete(line.id)
    return other === undefined || other.revision < line.revision ? line : other
  })
  return [...kept, ...newer.values()]
}

/**
 * The whole register, on lines. Two requests, however large it is: the pack (or, in a process that has it, whether there
 * is a newer one) and what was written since. A register that is small was never packed and is read as it is.
 */
export const registerLines = async (world: Where): Promise<readonly RegisterLine[]> => {
  const { store } = world
  const pack = await store.registerPack.read()
  if (pack === undefined) return linesOf(world, await everything(store.consortia.register))
  return merged(pack.lines, await linesOf(world, await everything(store.registerPack.pending)))
}

/**
 * Makes the pack anew when much was written beside it. What the pack before this one holds already waits no more; it is
 * taken off a run later, so that nobody reads the old pack and misses it.
 */
export const keepRegisterPacked = async (world: Where): Promise<void> => {
  const { store } = world
  const pack = await store.registerPack.read()
  if (pack === undefined) {
    const { next } = await store.consortia.register({ limit: mostPending })
    if (next !== undefined)
      await store.registerPack.write(await linesOf(world, await everything(store.consortia.register)), 1)
    return
  }
  const known = new Map(pack.lines.map(({ id, revision }) => [id, revision]))
  const pending = await everything(store.registerPack.pending)
  const isIn = ({ id, revision }: Consortium): boolean => (known.get(id) ?? 0) >= revision
  const settled = pending.filter(isIn).slice(0, mostSettled)
  for (let from = 0; from < settled.length; from += 10)
    await Promise.all(settled.slice(from, from + 10).map(store.registerPack.settle))
  const fresh = pending.filter((entry) => !isIn(entry))
  if (fresh.length >= mostPending)
    await store.registerPack.write(merged(pack.lines, await linesOf(world, fresh)), pack.revision + 1)
}
