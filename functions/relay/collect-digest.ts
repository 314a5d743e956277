import type { PersonId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import { persistently } from '../commands/run.ts'
import type { World } from '../ports/world.ts'
import { ownerOf } from '../store/keys.ts'

/** With the digest itself each is a write of a transaction, which holds a hundred. */
const mostInOne = 80

/**
 * Takes up everything that waited for somebody until now, in one transaction with the row of the digest: whatever dies
 * in between, a message is in one digest and no other, and the digest is there to be sent. What it says is written
 * when it is sent, by what the reader may know then.
 */
export const collectDigest = (world: World, id: PersonId, now: string): Promise<number> =>
  persistently(async () => {
    const rows = await world.store.messages.due(id, now)
    if (rows.length === 0) return 0
    const person = await world.store.people.load(id)
    for (let from = 0; from < rows.length; from += mostInOne) {
      const taken = rows.slice(from, from + mostInOne)
      const [first] = taken
      if (first === undefined) continue
      await world.store.messages.collect(
        {
          id: `digest/${id}/${now}/${world.digest(first.id).slice(0, 12)}`,
          to: id,
          address: person?.email ?? first.address,
          language: person?.language ?? first.language,
          about: 'digest',
          subject: '',
          text: '',
          written: now,
          plan: { is: 'at-once', because: 'kind' },
          of: taken.map((row): NonNullable<Message['of']>[number] => ({ owner: ownerOf(row), id: row.id })),
        },
        taken,
      )
    }
    return rows.length
  })
