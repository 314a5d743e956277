import { Note } from '../../domain/note.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { along } from './once.ts'
import { everything } from '../every-page.ts'
import { isNew, type Item, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** Notes lie beside their case, not in it: no page of an applicant has them in hand, even to leave them out. */
export const noteStore = (table: Table, onItems: (items: readonly Item[]) => void): Store['notes'] => ({
  of: async (id) =>
    (await everything((page) => table.query({ key: keys.note(id, '', '').pk, consistent: true }, page))).map(
      ({ data }) => Note.parse(data),
    ),
  add: async (note, options) => {
    const { effects, writes } = along(note.id, 1, options)
    await transact(table, [
      {
        put: { ...keys.note(note.case, note.at, note.id), type: 'note', data: Note.parse(note) },
        guard: isNew,
      },
      ...writes,
    ])
    onItems(effects)
  },
})
