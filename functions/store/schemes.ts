import { z } from 'zod'
import { type Publishing, Publication, SchemeHead } from '../../domain/published-scheme.ts'
import { SchemeDocument } from '../../domain/scheme.ts'
import { schemeCode, SchemeRef } from '../../domain/ids.ts'
import type { Store } from '../ports/store.ts'
import { keys, schemesKey } from './keys.ts'
import { along } from './once.ts'
import { everything } from '../every-page.ts'
import { isNew, type Item, nextRevision, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

/** A document is kept as one text: it is read whole or not at all, and a text is unpacked ten times as fast. */
const Document = z.object({ json: z.string() })

/** Programmes as versioned documents. What was published under a reference is never written again. */
export const schemeStore = (table: Table, onItems: (items: readonly Item[]) => void): Store['schemes'] => ({
  load: async (ref) => {
    const known = SchemeRef.safeParse(ref)
    const item = known.success ? await table.get(keys.schemeDocument(known.data)) : undefined
    // Its parts were held against each other when it was published. Rules of drafting that came later must not close
    // the cases that run by it, and no function that only reads carries them.
    return item && SchemeDocument.parse(JSON.parse(Document.parse(item.data).json))
  },
  head: async (code) => {
    const item = await table.get(keys.scheme(code))
    return item && SchemeHead.parse(item.data)
  },
  heads: async () =>
    (await everything((page) => table.query({ index: 'list', key: schemesKey }, page))).map((item) =>
      SchemeHead.parse(item.data),
    ),
  versions: async (code) =>
    (
      await everything((page) =>
        table.query({ key: keys.scheme(code).pk, begins: 'VERSION#', newestFirst: true }, page),
      )
    ).map((item) => Publication.parse(item.data)),
  publish: async (publishing, options) => {
    const { effects, writes } = along(publishing.head.code, publishing.head.revision, options)
    await transact(table, [...publishingWrites(publishing), ...writes])
    onItems(effects)
  },
})

/** A version that was not there, and the programme's head after it. Refused when somebody else was faster. */
export const publishingWrites = ({ scheme, publication, head }: Publishing): Write[] => [
  {
    put: {
      ...keys.schemeDocument(scheme.ref),
      type: 'scheme-document',
      data: { json: JSON.stringify(scheme) },
    },
    guard: isNew,
  },
  {
    put: { ...keys.schemeVersion(scheme.ref), type: 'scheme-version', data: publication },
    guard: isNew,
  },
  {
    put: {
      ...keys.scheme(schemeCode(scheme.ref)),
      type: 'scheme',
      data: head,
      listKey: schemesKey,
      listSort: head.code,
    },
    guard: nextRevision(head.revision),
  },
]
