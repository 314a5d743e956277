import { z } from 'zod'
import { Refusal } from '../../domain/refusal.ts'

/** Where a query looks: a partition of the table or of an index, and how much of it. */
export type Where = {
  index?: 'list' | 'time' | 'holder'
  key: string
  begins?: string
  upTo?: string
  newestFirst?: boolean
  consistent?: boolean
}

/** The attributes that a query's partition and order are kept in. */
export const attributesOf = ({ index }: Where): readonly [string, string] =>
  index ? [`${index}Key`, `${index}Sort`] : ['pk', 'sk']

/** What DynamoDB takes as a key, in bytes. No item has a longer one. */
export const mostPartitionBytes = 2048
export const mostSortBytes = 1024

const KeyPart = z
  .string()
  .min(1)
  .refine((text) => text.isWellFormed())
const bytesIn = (text: string): number => Buffer.byteLength(text)
const Position = z.strictObject({
  pk: KeyPart.refine((text) => bytesIn(text) <= mostPartitionBytes).optional(),
  sk: KeyPart.refine((text) => bytesIn(text) <= mostSortBytes),
  at: KeyPart.refine((text) => bytesIn(text) <= mostSortBytes).optional(),
})

/**
 * A cursor is the place after which the next page begins, hidden from its reader. It does not say in which list:
 * that is the query's own, so nobody comes into another list by a cursor of their making.
 */
export const toCursor = (where: Where, last: Readonly<Record<string, unknown>>): string => {
  const [, sort] = attributesOf(where)
  const position = Position.parse(
    where.index ? { pk: last.pk, sk: last.sk, at: last[sort] } : { sk: last.sk },
  )
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** The key that a cursor stands for in this list; anything that cannot be one is refused. */
export const fromCursor = (where: Where, cursor: string): Record<string, string> => {
  const position = Position.safeParse(jsonIn(cursor))
  if (!position.success) throw badCursor()
  const { pk, sk, at } = position.data
  const [key, sort] = attributesOf(where)
  const place = where.index ? at : sk
  if (place === undefined || (where.index ? pk === undefined : pk !== undefined)) throw badCursor()
  if (where.begins !== undefined && !place.startsWith(where.begins)) throw badCursor()
  if (where.upTo !== undefined && place > where.upTo) throw badCursor()
  return pk === undefined ? { pk: where.key, sk } : { pk, sk, [key]: where.key, [sort]: place }
}

const jsonIn = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw badCursor()
  }
}

export const badCursor = (): Refusal =>
  new Refusal('invalid', { problems: [{ field: 'after', code: 'bad-cursor' }] })
