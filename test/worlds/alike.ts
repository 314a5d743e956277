import { handInsOf } from '../../domain/handed-in.ts'
import { canonical } from '../../domain/history.ts'
import type { Played } from './stage.ts'
import type { World } from './world.ts'

/**
 * The digest of what was handed in and the signature over it: they are of everything, also of what its reader may not
 * know, and tell nothing of it.
 */
const receiptsOf = async ({ world, known }: Played): Promise<string[]> => {
  if (known.told === undefined) return []
  const file = await world.town.file(known.told)
  if (file.head.kind !== 'application' || file.head.receipt === undefined) return []
  const kept = await world.town.store.receipts.load(file.head.receipt.number)
  const hashes = [file.head.receipt.hash, ...handInsOf(file).map(({ hash }) => hash)]
  // A page shows them in groups of eight.
  const shown = hashes.map((hash) => hash.match(/.{1,8}/g)?.join(' ') ?? hash)
  return [...hashes, ...shown, ...(kept === undefined ? [] : [kept.jws])]
}

/** Takes out of a text what is otherwise in every world, and tells nothing. */
export const alikeIn = async (all: readonly Played[]): Promise<(text: string) => string> => {
  const digests = [...new Set((await Promise.all(all.map(receiptsOf))).flat())]
  return (text) => digests.reduce((left, digest) => left.replaceAll(digest, '-'.repeat(64)), text)
}

/** All that was written to somebody, and what went out to them. */
export const mailOf = async ({ town, delivered }: World, role: string): Promise<string> => {
  const { id } = town.who(role)
  const { items } = await town.store.messages.to(id, { limit: 100 })
  const sent = delivered.filter(({ message }) => message.to === id)
  return [...items, ...sent].map((one) => canonical(one)).join('\n')
}
