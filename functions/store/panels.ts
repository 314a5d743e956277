import { z } from 'zod'
import { afterwards } from '../../domain/board.ts'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { DraftSheet } from '../../domain/draft-sheet.ts'
import { TaskId } from '../../domain/ids.ts'
import { PanelRow, panelRowOf } from '../../domain/panel-row.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { addMissingRow } from './missing-row.ts'
import { panelRowByPlace } from './row-places.ts'
import { readOnce, rowsIn } from './rows.ts'
import { everything } from '../every-page.ts'
import { type Item, type Table, type Write } from './table.ts'

const Begun = z.strictObject({ task: TaskId, at: z.string() })

/** Somebody has begun a sheet: the office learns that, and nothing of what stands in it. */
export const sheetBegunItem = (batch: string, { task, saved }: Pick<DraftSheet, 'task' | 'saved'>): Item => ({
  ...keys.sheetBegun(batch, task),
  type: 'sheet-begun',
  data: Begun.parse({ task, at: saved }),
})

/** As many as are begun at once in one call. */
const begunAtOnce = 5000

/** The reviews of a batch, one partition: a call of a thousand is two requests. */
export const panelStore = (table: Table, loadCase: Store['cases']['load']): Store['panels'] => {
  const read = readOnce((text) => PanelRow.parse(panelRowByPlace.read(JSON.parse(text))))
  const rows: Store['panels']['rows'] = (batch) => rowsIn(table, keys.panelRow(batch, '').pk, read, true)
  return {
    rows,
    catchUp: async (batch, cases, most) => {
      const known = new Set<string>((await rows(batch)).rows.map(({ id }) => id))
      const missing = cases.filter((id) => !known.has(id))
      for (const id of missing.slice(0, most)) {
        const file = await loadCase(id)
        const row = file && panelRowOf(file)
        if (row) await addMissingRow(table, panelItem(row), file.head)
      }
      if (missing.length <= most)
        await table.put({ ...keys.panelsComplete(batch), type: 'panels-complete', data: true })
    },
    begun: async (batch) => {
      const items = await everything(
        (page) => table.query({ key: keys.sheetBegun(batch, '').pk }, page),
        begunAtOnce,
      )
      return new Set(items.map(({ data }) => Begun.parse(data).task))
    },
  }
}

/** The row of a case as it lies in the table: one text, like a row of the board. */
export const panelItem = (row: PanelRow): Item => ({
  ...keys.panelRow(row.batch, row.id),
  type: 'panel-row',
  data: JSON.stringify(panelRowByPlace.write(PanelRow.parse(row))),
})

/** The row is written when it says something new, and taken away with the submission that it was of. */
export const panelWrites = (file: CaseFile | undefined, decision: Decision, head: CaseHead): Write[] => {
  const before = file && panelRowOf(file)
  const now = panelRowOf(afterwards(file, { ...decision, head }))
  if (now === undefined) return before === undefined ? [] : [{ remove: keys.panelRow(head.batch, head.id) }]
  // A row of an earlier program may not be there: the next thing that happens to its review brings it.
  const same = before !== undefined && JSON.stringify(before) === JSON.stringify(now)
  return same ? [] : [{ put: panelItem(now) }]
}
