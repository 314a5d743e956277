import {
  type KeptReceipt,
  publicPart,
  Receipt,
  ReceiptFile,
  receiptNumber,
  signedText,
} from '../domain/receipt.ts'
import type { World } from './ports/world.ts'
import { verified } from './signer.ts'

/** What comes of looking at a receipt. */
export type CheckedReceipt =
  /** Signed by us, as it reads, and as it is on record. */
  | { readonly is: 'genuine'; readonly kept: KeptReceipt }
  /** The signature is ours, but the part to read says something else than was signed. */
  | { readonly is: 'altered'; readonly kept: KeptReceipt }
  /** Not signed by us, or changed since. */
  | { readonly is: 'forged' }
  /** A number alone: that there is such a receipt, and nothing of who handed in what. */
  | { readonly is: 'known'; readonly part: ReturnType<typeof publicPart> }
  | { readonly is: 'unknown' }
  /** Neither a file of ours, nor a signature, nor a number. */
  | { readonly is: 'unreadable' }

/** What was pasted: the file, or the signed line out of it. */
const partsOf = (given: string): { jws: string; shown?: unknown } | undefined => {
  const text = given.trim()
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return { jws: text }
  const file = ReceiptFile.pick({ jws: true }).loose().safeParse(json(text))
  return file.success ? { jws: file.data.jws, shown: file.data.receipt } : undefined
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Checks a receipt that somebody has before them: its file, its signed line, or its number. */
export const checkReceipt = async (
  { store }: Pick<World, 'store'>,
  given: string,
): Promise<CheckedReceipt> => {
  const parts = partsOf(given)
  if (!parts) return byNumber(store, receiptNumber(given))
  const signed = await verified(parts.jws, await store.receipts.keys())
  const receipt = signed === undefined ? undefined : Receipt.safeParse(json(signed)).data
  const kept = receipt && (await store.receipts.load(receipt.number))
  // A true signature over what is not on record would be a key in the wrong hands.
  if (!receipt || !kept || signedText(kept.receipt) !== signedText(receipt)) return { is: 'forged' }
  const shown = parts.shown === undefined ? receipt : Receipt.safeParse(parts.shown).data
  return { is: shown && signedText(shown) === signedText(receipt) ? 'genuine' : 'altered', kept }
}

const byNumber = async (store: World['store'], number: string): Promise<CheckedReceipt> => {
  if (!/^A\d{4}-[0-9A-Z]{8}$/.test(number)) return { is: 'unreadable' }
  const kept = await store.receipts.load(number)
  return kept ? { is: 'known', part: publicPart(kept) } : { is: 'unknown' }
}
