import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { KeptReceipt } from '../../domain/receipt.ts'
import type { Store } from '../ports/store.ts'
import { keys, receiptKeys } from './keys.ts'
import { everything } from '../every-page.ts'
import { isNew, type Item, type Table } from './table.ts'

const Key = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
})
const KeptKey = z.strictObject({ key: Key, since: z.string() })

export const receiptItem = (kept: KeptReceipt): Item => ({
  ...keys.receipt(kept.receipt.number),
  type: 'receipt',
  data: KeptReceipt.parse(kept),
})

/** Receipts by number, and every key that one was ever signed with: a key that is used no more still proves what it signed. */
export const receiptStore = (table: Table): Store['receipts'] => {
  /** A key is looked for once a process. */
  const there = new Set<string>()
  return {
    load: async (number) => {
      const item = await table.get(keys.receipt(number))
      return item && KeptReceipt.parse(item.data)
    },
    keys: async () => {
      const items = await everything((page) => table.query({ key: receiptKeys, consistent: true }, page))
      return items
        .map((item) => KeptKey.parse(item.data))
        .toSorted((a, b) => (a.since > b.since ? -1 : 1))
        .map(({ key }) => key)
    },
    keepKey: async (key, since) => {
      if (there.has(key.kid)) return
      const item: Item = { ...keys.receiptKey(key.kid), type: 'receipt-key', data: { key, since } }
      try {
        await table.put(item, isNew)
      } catch (problem) {
        if (!(problem instanceof ConditionalCheckFailedException)) throw problem
      }
      there.add(key.kid)
    },
  }
}
