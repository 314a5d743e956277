import type { Page, PageRequest } from '../ports/paging.ts'
import { badCursor, type Where } from './cursor.ts'
import { shards } from './keys.ts'
import type { ReadItem, Table } from './table.ts'

/** A list that is spread over shards, read one shard after the other. A page may be empty before the last. */
export const sharded = async (
  table: Table,
  where: (shard: number) => Where,
  page: PageRequest,
): Promise<Page<ReadItem>> => {
  const { shard, after } = readPlace(page.after)
  const found = await table.query(where(shard), {
    limit: page.limit ?? 100,
    ...(after === undefined ? {} : { after }),
  })
  const next = nextPlace(shard, found.next)
  return { items: found.items, ...(next === undefined ? {} : { next }) }
}

/** Which shard, and where in it. */
const readPlace = (text: string | undefined): { shard: number; after: string | undefined } => {
  const [, digits, after] = /^(\d{1,3})(?:~(.+))?$/.exec(text ?? '0') ?? []
  const shard = Number(digits)
  if (digits === undefined || shard >= shards) throw badCursor()
  return { shard, after }
}

const nextPlace = (shard: number, after: string | undefined): string | undefined => {
  if (after !== undefined) return `${shard}~${after}`
  return shard + 1 < shards ? `${shard + 1}` : undefined
}
