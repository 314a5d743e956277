import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { Consortium } from '../../domain/consortium.ts'
import { RegisterLine } from '../../domain/register-line.ts'
import type { Store } from '../ports/store.ts'
import { Refusal } from '../../domain/refusal.ts'
import { indexKeys, keys, registerPendingKey } from './keys.ts'
import { everything } from '../every-page.ts'
import { atRevision, isNew, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** Compressed to a quarter of this, a part is well below what an item holds. */
const partCharacters = 250_000
/** As much as one transaction takes: some ten thousand entries. */
const mostParts = 40

const Head = z.strictObject({ revision: z.number().int(), parts: z.number().int() })
const Lines = z.array(RegisterLine)
const Bytes = z.instanceof(Uint8Array)

/**
 * The whole register on lines, packed into a few rows that are read in one request or two. It is a copy: whatever is newer than
 * it lies in an index of its own until the next one is made.
 */
export const registerPack = (table: Table): Store['registerPack'] => {
  let kept: { readonly revision: number; readonly lines: readonly RegisterLine[] } | undefined

  const readHead = async () => {
    const item = await table.get(keys.registerPack('HEAD'), false)
    return item && Head.parse(item.data)
  }
  const readWhole = async () => {
    // The head sorts before the parts: the first request brings it and a megabyte of them.
    const rows = await everything((page) => table.query({ key: keys.registerPack('HEAD').pk }, page))
    const items = new Map(rows.map((item) => [item.sk, item]))
    const head = items.get('HEAD')
    if (head === undefined) return undefined
    const { revision, parts } = Head.parse(head.data)
    const lines = Array.from({ length: parts }, (_, n) => {
      const item = items.get(partName(n))
      const part = z.strictObject({ revision: z.number(), lines: Bytes }).parse(item?.data)
      // Half of one pack and half of the next: somebody packs at this moment.
      if (part.revision !== revision) throw new Refusal('changed-meanwhile')
      return Lines.parse(JSON.parse(inflateRawSync(part.lines).toString('utf8')))
    })
    return { revision, lines: lines.flat() }
  }

  return {
    read: async () => {
      // What a process has read stays true until there is another one.
      if (kept !== undefined && (await readHead())?.revision === kept.revision) return kept
      kept = await readWhole()
      return kept
    },
    write: async (lines, revision) => {
      const parts = inParts(lines)
      if (parts.length > mostParts) throw new Refusal('too-many', { facts: { max: mostParts } })
      const put = (name: string, data: unknown) => ({
        ...keys.registerPack(name),
        type: 'register-pack',
        data,
      })
      await transact(table, [
        {
          put: put('HEAD', { revision, parts: parts.length }),
          guard: revision === 1 ? isNew : atRevision(revision - 1),
        },
        ...parts.map((text, n) => ({
          put: put(partName(n), { revision, lines: deflateRawSync(text, { level: 9 }) }),
        })),
      ])
    },
    pending: async (page) => {
      const { items, ...rest } = await table.query({ index: 'holder', key: registerPendingKey }, page)
      return { ...rest, items: items.map((item) => Consortium.parse(item.data)) }
    },
    settle: async (entry) => {
      const { holderKey: _, holderSort: __, ...rest } = indexKeys.consortium(entry)
      try {
        await transact(table, [
          {
            put: { ...keys.consortium(entry.id), type: 'consortium', data: entry, ...rest },
            guard: atRevision(entry.revision),
          },
        ])
      } catch (problem) {
        // It was written again meanwhile, and waits for the pack after.
        if (!(problem instanceof Refusal)) throw problem
      }
    },
  }
}

const partName = (n: number): string => `PART#${String(n).padStart(4, '0')}`

const inParts = (lines: readonly RegisterLine[]): string[] => {
  const parts: string[] = []
  let held: string[] = []
  let size = 0
  for (const line of lines) {
    const text = JSON.stringify(line)
    if (size + text.length > partCharacters && held.length > 0) {
      parts.push(`[${held.join(',')}]`)
      held = []
      size = 0
    }
    held.push(text)
    size += text.length
  }
  return held.length === 0 ? parts : [...parts, `[${held.join(',')}]`]
}
