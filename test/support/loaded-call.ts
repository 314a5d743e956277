import type { Call } from '../../domain/call.ts'
import type { Person } from '../../domain/person.ts'
import type { Item } from '../../functions/store/table.ts'
import { lingang } from '../../schemes/lingang.ts'
import { openApp } from '../store/open-app.ts'
import { load } from './load.ts'
import { takenOverAt } from './schemes.ts'

/** The pages over a large call of the programme, and an officer of it who is signed in. */
export const openLoadedCall = async (
  call: Call,
  itemsAt: (now: string) => Iterable<Item>,
  people: readonly Person[] = [],
) => {
  const open = await openApp()
  await open.store.schemes.publish(takenOverAt('2025-01-01T00:00:00.000Z', lingang))
  await open.store.calls.save(call)
  for (const one of people) await open.store.people.save(one)
  await load(open.table, itemsAt(open.world.now().toISOString()))
  const { cookie } = await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })
  return { ...open, cookie }
}
