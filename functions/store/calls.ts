import { Call } from '../../domain/call.ts'
import type { Store } from '../ports/store.ts'
import { callsKey, keys } from './keys.ts'
import { along } from './once.ts'
import { publishingWrites } from './schemes.ts'
import { type Item, nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** Calls of all programmes: few, in one list by their closing. */
export const callStore = (table: Table, onItems: (items: readonly Item[]) => void): Store['calls'] => ({
  load: async (id) => {
    const item = await table.get(keys.call(id))
    return item && Call.parse(item.data)
  },
  save: async (call, options) => {
    const { effects, writes } = along(call.id, call.revision, options)
    const item: Item = {
      ...keys.call(call.id),
      type: 'call',
      data: call,
      listKey: callsKey,
      listSort: `${call.closes}#${call.id}`,
    }
    await transact(table, [
      { put: item, guard: nextRevision(call.revision) },
      ...(options?.publishing ? publishingWrites(options.publishing) : []),
      ...writes,
    ])
    onItems(effects)
  },
  list: async (page) => {
    const { items, ...rest } = await table.query({ index: 'list', key: callsKey, newestFirst: true }, page)
    return { ...rest, items: items.map((item) => Call.parse(item.data)) }
  },
})
