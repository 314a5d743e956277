import { z } from 'zod'
import { afterwards, BoardRow, boardRowOf } from '../../domain/board.ts'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import { isHandedIn } from '../../domain/hats.ts'
import type { Store } from '../ports/store.ts'
import { boardPartition, keys } from './keys.ts'
import { addMissingRow } from './missing-row.ts'
import { boardRowByPlace } from './row-places.ts'
import { readOnce, rowsIn } from './rows.ts'
import type { Item, Table, Write } from './table.ts'

/**
 * The rows of a batch, one partition: a call of five thousand is a few requests. What nobody has handed in yet lies in
 * a partition of its own, so that officers do not read what they may not see.
 */
export const boardStore = (table: Table, loadCase: Store['cases']['load']): Store['board'] => {
  const read = readOnce(readRow)
  const partition = (batch: string, handedIn: boolean) => rowsIn(table, boardPartition(batch, handedIn), read)
  const rows = async (batch: string, drafts: boolean) => {
    const [handedIn, others] = await Promise.all([
      partition(batch, true),
      drafts ? partition(batch, false) : undefined,
    ])
    return { complete: handedIn.complete, rows: [...handedIn.rows, ...(others?.rows ?? [])] }
  }
  return {
    rows,
    some: async (batch, cases, drafts) => {
      const wanted = cases.flatMap((id) =>
        [true, ...(drafts ? [false] : [])].map((handedIn) => keys.boardRow({ batch, id }, handedIn)),
      )
      return (await table.getMany(wanted)).map(({ sk, data }) => read(z.string().parse(data), sk))
    },
    catchUp: async (batch, cases, most) => {
      const known = new Set<string>((await rows(batch, true)).rows.map(({ id }) => id))
      const missing = cases.filter((id) => !known.has(id))
      for (const id of missing.slice(0, most)) {
        const file = await loadCase(id)
        if (file) await addMissingRow(table, boardItem(file), file.head)
      }
      if (missing.length <= most)
        await table.put({ ...keys.boardComplete(batch), type: 'board-complete', data: true })
      return Math.max(0, missing.length - most)
    },
  }
}

/** One text: a row of a dozen attributes takes three times as long to read, and one that names its fields half as long again. */
const readRow = (text: string): BoardRow => BoardRow.parse(boardRowByPlace.read(JSON.parse(text)))

export const boardItem = (file: Pick<CaseFile, 'head' | 'tasks' | 'members' | 'steps'>): Item => ({
  ...keys.boardRow(file.head, isHandedIn(file.head)),
  type: 'board-row',
  data: JSON.stringify(boardRowByPlace.write(BoardRow.parse(boardRowOf(file)))),
})

/** What a decision writes on the board: the row as it is now, and none where it stood before it was handed in. */
export const boardWrites = (file: CaseFile | undefined, decision: Decision, head: CaseHead): Write[] => {
  const moved = file !== undefined && isHandedIn(file.head) !== isHandedIn(head)
  return [
    { put: boardItem(afterwards(file, { ...decision, head })) },
    ...(moved ? [{ remove: keys.boardRow(head, isHandedIn(file.head)) }] : []),
  ]
}
