import { SelectionDecision } from '../../domain/selection.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { onceWrite } from './once.ts'
import { everything } from '../every-page.ts'
import { isNew, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** What the office put forward from a ranking: a row for every time that it decided, and none is ever changed. */
export const selectionStore = (table: Table): Store['selections'] => ({
  of: async (batch) =>
    (
      await everything((page) => table.query({ key: keys.selection(batch, 0).pk, consistent: true }, page))
    ).map(({ data }) => SelectionDecision.parse(data)),
  add: (decision, { at, once }) =>
    transact(table, [
      {
        put: {
          ...keys.selection(decision.batch, decision.n),
          type: 'selection',
          data: SelectionDecision.parse(decision),
        },
        guard: isNew,
      },
      ...(once ? [onceWrite(once, at)] : []),
    ]),
})
