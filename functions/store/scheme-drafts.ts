import { z } from 'zod'
import { SchemeDocument } from '../../domain/scheme.ts'
import { DraftEvent, SchemeDraft } from '../../domain/scheme-draft.ts'
import type { Store } from '../ports/store.ts'
import { draftsKey, keys } from './keys.ts'
import { along } from './once.ts'
import { publishingWrites } from './schemes.ts'
import { everything } from '../every-page.ts'
import { type Item, nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

const Document = z.object({ json: z.string() })

/** Drafts of programmes: a small head for the list, the document beside it, and one event for every revision. */
export const draftStore = (table: Table, onItems: (items: readonly Item[]) => void): Store['drafts'] => ({
  load: async (id) => {
    const items = await everything((page) => table.query({ key: keys.draft(id).pk, consistent: true }, page))
    const head = items.find(({ type }) => type === 'draft')
    const document = items.find(({ type }) => type === 'draft-document')
    if (!head || !document) return undefined
    return {
      draft: SchemeDraft.parse(head.data),
      document: SchemeDocument.parse(JSON.parse(Document.parse(document.data).json)),
      events: items.filter(({ type }) => type === 'draft-event').map((item) => DraftEvent.parse(item.data)),
    }
  },
  save: async ({ draft, document, event, publishing }, options) => {
    const { effects, writes } = along(draft.id, draft.revision, options)
    const open = draft.state.is === 'writing' || draft.state.is === 'submitted'
    await transact(table, [
      {
        put: {
          ...keys.draft(draft.id),
          type: 'draft',
          data: SchemeDraft.parse(draft),
          ...(open ? { listKey: draftsKey, listSort: `${draft.changed}#${draft.id}` } : {}),
        },
        guard: nextRevision(draft.revision),
      },
      {
        put: {
          ...keys.draftDocument(draft.id),
          type: 'draft-document',
          data: { json: JSON.stringify(document) },
        },
      },
      {
        put: { ...keys.draftEvent(draft.id, event.seq), type: 'draft-event', data: DraftEvent.parse(event) },
      },
      ...(publishing ? publishingWrites(publishing) : []),
      ...writes,
    ])
    onItems(effects)
  },
  list: async (page) => {
    const { items, ...rest } = await table.query({ index: 'list', key: draftsKey, newestFirst: true }, page)
    return { ...rest, items: items.map((item) => SchemeDraft.parse(item.data)) }
  },
})
