import type { Consortium } from '../domain/consortium.ts'
import type { Person } from '../domain/person.ts'
import { may } from '../domain/policy.ts'
import { publicEntry } from '../domain/public-entry.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { World } from './ports/world.ts'

/** The programme that an entry is of. A register that cannot read one of its programmes is a register still. */
export const programmeOfEntry = async (
  { schemes }: Pick<World, 'schemes'>,
  { standing }: Pick<Consortium, 'standing'>,
): Promise<Scheme | undefined> => {
  if (!('scheme' in standing)) return undefined
  return schemes.load(standing.scheme).catch(() => undefined)
}

/** An entry for whoever reads it: everything to its parties and its office, to everybody what its programme publishes. */
export const entryFor = async (
  world: Pick<World, 'schemes'>,
  reader: Person | undefined,
  entry: Consortium,
): Promise<Consortium> =>
  may(reader, { to: 'see-record', consortium: entry })
    ? entry
    : publicEntry(entry, await programmeOfEntry(world, entry))
