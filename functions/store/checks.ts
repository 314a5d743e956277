import { CheckDraft } from '../../domain/check-draft.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { onceWrite } from './once.ts'
import { nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** Checklists that are begun, beside their case: one for each check that is asked for. */
export const checkStore = (table: Table): Store['checks'] => ({
  draft: async (task) => {
    const item = await table.get(keys.checkDraft(task))
    return item && CheckDraft.parse(item.data)
  },
  save: (draft, { at, once }) =>
    transact(table, [
      {
        put: { ...keys.checkDraft(draft.task), type: 'check-draft', data: CheckDraft.parse(draft) },
        guard: nextRevision(draft.revision),
      },
      ...(once ? [onceWrite(once, at)] : []),
    ]),
})
