import type { CaseHead } from '../../domain/case.ts'
import { Refusal } from '../../domain/refusal.ts'
import { keys } from './keys.ts'
import { atRevision, isNew, type Item, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** The row of a case of an earlier program. Whoever changes the case meanwhile writes it too, and theirs counts. */
export const addMissingRow = async (
  table: Table,
  row: Item,
  { id, revision }: Pick<CaseHead, 'id' | 'revision'>,
): Promise<void> => {
  try {
    await transact(table, [
      { put: row, guard: isNew },
      { check: keys.case(id), guard: atRevision(revision) },
    ])
  } catch (problem) {
    if (!(problem instanceof Refusal && problem.code === 'changed-meanwhile')) throw problem
  }
}
