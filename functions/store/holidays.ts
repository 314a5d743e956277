import { z } from 'zod'
import { Arrangement } from '../../domain/arrangement.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { along } from './once.ts'
import { everything } from '../every-page.ts'
import { isNew, nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** The row in force is guarded by its revision, which is its version. */
const Current = Arrangement.extend({ revision: z.number().int() }).transform(
  ({ revision: _, ...arrangement }) => arrangement,
)

/** The yearly arrangements of days off: the one in force for each year, and every version behind it. */
export const holidayStore = (table: Table): Store['holidays'] => {
  const { pk } = keys.holidays('')
  return {
    inForce: async () => {
      const rows = await everything((page) =>
        table.query({ key: pk, begins: 'NOW#', consistent: true }, page),
      )
      return rows.map((row) => Current.parse(row.data))
    },
    versions: async (year) => {
      const rows = await everything((page) =>
        table.query({ key: pk, begins: `VERSION#${year}#`, newestFirst: true, consistent: true }, page),
      )
      return rows.map((row) => Arrangement.parse(row.data))
    },
    save: async (arrangement, options) => {
      const { year, version } = arrangement
      const { writes } = along(`holidays.${year}`, version, options)
      await transact(table, [
        {
          put: {
            ...keys.holidays(String(year)),
            type: 'holidays',
            data: { ...arrangement, revision: version },
          },
          guard: nextRevision(version),
        },
        {
          put: {
            ...keys.holidaysVersion(String(year), version),
            type: 'holidays-version',
            data: arrangement,
          },
          guard: isNew,
        },
        ...writes,
      ])
    },
  }
}
