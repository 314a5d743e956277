import { afterwards, BoardRow, boardRowOf } from '../../domain/board.ts'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import { isHandedIn } from '../../domain/hats.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Store } from '../ports/store.ts'
import { boardPartition, keys } from './keys.ts'
import { atRevision, everything, isNew, type Item, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

/** As many rows as a megabyte holds, and some: a request brings as much as DynamoDB answers at once. */
const rowsAtOnce = 5000

/**
 * The rows of a batch, one partition: a call of five thousand is three requests. What nobody has handed in yet lies in
 * a partition of its own, so that officers do not read what they may not see.
 */
export const boardStore = (table: Table, loadCase: Store['cases']['load']): Store['board'] => {
  const partition = (key: string): Promise<Item[]> =>
    everything((page) => table.query({ key }, page), rowsAtOnce)
  const rows = async (batch: string, drafts: boolean) => {
    const [handedIn, others] = await Promise.all([
      partition(boardPartition(batch, true)),
      drafts ? partition(boardPartition(batch, false)) : [],
    ])
    return {
      complete: handedIn.some(({ sk }) => sk === completeMark),
      rows: [...handedIn, ...others].flatMap(({ sk, data }) => (sk === completeMark ? [] : [readRow(data)])),
    }
  }
  return {
    rows,
    catchUp: async (batch, cases, most) => {
      const known = new Set<string>((await rows(batch, true)).rows.map(({ id }) => id))
      const missing = cases.filter((id) => !known.has(id))
      for (const id of missing.slice(0, most)) {
        const file = await loadCase(id)
        if (file) await addRow(table, file)
      }
      if (missing.length <= most)
        await table.put({ ...keys.boardComplete(batch), type: 'board-complete', data: true })
      return Math.max(0, missing.length - most)
    },
  }
}

const completeMark = keys.boardComplete('').sk

/** One text: a row of a dozen attributes takes three times as long to read. */
const readRow = (data: unknown): BoardRow => BoardRow.parse(JSON.parse(String(data)))

export const boardItem = (file: Pick<CaseFile, 'head' | 'tasks' | 'members'>): Item => ({
  ...keys.boardRow(file.head, isHandedIn(file.head)),
  type: 'board-row',
  data: JSON.stringify(BoardRow.parse(boardRowOf(file))),
})

/** The row of a case of an earlier program. Whoever changes the case meanwhile writes it too, and theirs counts. */
const addRow = async (table: Table, file: CaseFile): Promise<void> => {
  try {
    await transact(table, [
      { put: boardItem(file), guard: isNew },
      { check: keys.case(file.head.id), guard: atRevision(file.head.revision) },
    ])
  } catch (problem) {
    if (!(problem instanceof Refusal && problem.code === 'changed-meanwhile')) throw problem
  }
}

/** What a decision writes on the board: the row as it is now, and none where it stood before it was handed in. */
export const boardWrites = (file: CaseFile | undefined, decision: Decision, head: CaseHead): Write[] => {
  const moved = file !== undefined && isHandedIn(file.head) !== isHandedIn(head)
  return [
    { put: boardItem(afterwards(file, { ...decision, head })) },
    ...(moved ? [{ remove: keys.boardRow(head, isHandedIn(file.head)) }] : []),
  ]
}
