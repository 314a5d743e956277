import { canonical, chainStart, type ChainHead, type HistoryEvent } from './history.ts'

/** What a look at the whole chain came to: how many events hang together, or the first that does not. */
export type ChainCheck =
  | { readonly is: 'whole'; readonly events: number; readonly hash: string }
  | {
      readonly is: 'broken'
      readonly at: number
      readonly why: 'changed' | 'missing' | 'not-following' | 'end'
    }

/** Reckons every hash of a history again, and looks that it ends where the case says. */
export const checkChain = (
  head: ChainHead,
  events: readonly HistoryEvent[],
  digest: (text: string) => string,
): ChainCheck => {
  let previous = chainStart
  const inOrder = events.toSorted((a, b) => a.seq - b.seq)
  for (const [index, { hash, ...unsealed }] of inOrder.entries()) {
    const at = index + 1
    if (unsealed.seq !== at) return { is: 'broken', at, why: 'missing' }
    if (unsealed.previous !== previous) return { is: 'broken', at, why: 'not-following' }
    if (digest(canonical(unsealed)) !== hash) return { is: 'broken', at, why: 'changed' }
    previous = hash
  }
  return head.seq === inOrder.length && head.hash === previous
    ? { is: 'whole', events: inOrder.length, hash: previous }
    : { is: 'broken', at: inOrder.length + 1, why: 'end' }
}
