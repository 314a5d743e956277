import type { Effect } from '../ports/effect.ts'
import type { Once, SaveOptions } from '../ports/save-options.ts'
import { keys } from './keys.ts'
import { effectItem } from './outbox.ts'
import { isNew, type Item, type Write } from './table.ts'

/** How long a repeated command is answered with its first result. */
const onceHours = 48

/** Keeps the result of a command under its key; refused when the key is there already. `at` is when it arrived. */
export const onceWrite = (once: Once, at: string): Write => ({
  put: {
    ...keys.once(once.person, once.key),
    type: 'once',
    data: { fingerprint: once.fingerprint, result: once.result },
    expires: Math.floor(Date.parse(at) / 1000) + onceHours * 3600,
  },
  guard: isNew,
})

/** What is written along with something that is no case: who is to be told, and the command's key. */
export const along = (
  owner: string,
  revision: number,
  options: SaveOptions | undefined,
): { effects: Item[]; writes: Write[] } => {
  if (!options) return { effects: [], writes: [] }
  const { at, tell = [], once } = options
  const wanted: Effect[] = [
    ...tell.map((told) => ({ do: 'tell' as const, case: undefined, at, tell: told })),
    ...(options.effects ?? []),
  ]
  const effects = wanted.map((effect, index) =>
    effectItem(owner, at, `${owner}.${revision}.${index}`, effect),
  )
  return { effects, writes: [...effects.map((put) => ({ put })), ...(once ? [onceWrite(once, at)] : [])] }
}
