import { BulkRun } from '../../domain/bulk.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** What somebody did to many cases at once, and how far it came. */
export const bulkStore = (table: Table): Store['bulk'] => ({
  load: async (person, id) => {
    const item = await table.get(keys.bulk(person, id))
    return item && BulkRun.parse(item.data)
  },
  save: (run) =>
    transact(table, [
      {
        put: { ...keys.bulk(run.person, run.id), type: 'bulk', data: BulkRun.parse(run) },
        guard: nextRevision(run.revision),
      },
    ]),
})
