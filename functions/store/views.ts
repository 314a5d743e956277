import { SavedView } from '../../domain/view.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { onceWrite } from './once.ts'
import { everything } from '../every-page.ts'
import { type Table } from './table.ts'
import { transact } from './transaction.ts'

/** The views of a programme, everybody's: a few dozen small rows in one partition. */
export const viewStore = (table: Table): Store['views'] => ({
  list: async (scheme) =>
    (await everything((page) => table.query({ key: keys.view(scheme, '').pk, consistent: true }, page))).map(
      ({ data }) => SavedView.parse(data),
    ),
  save: (view, { at, once }) =>
    transact(table, [
      { put: { ...keys.view(view.scheme, view.id), type: 'view', data: SavedView.parse(view) } },
      ...(once ? [onceWrite(once, at)] : []),
    ]),
  remove: (view, { at, once }) =>
    transact(table, [{ remove: keys.view(view.scheme, view.id) }, ...(once ? [onceWrite(once, at)] : [])]),
})
