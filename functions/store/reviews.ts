import { DraftSheet } from '../../domain/draft-sheet.ts'
import { OwnReview } from '../../domain/own-review.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { sheetBegunItem } from './panels.ts'
import { everything } from '../every-page.ts'
import { type Guard, nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** The sheet was not handed in, closed or given to somebody else meanwhile. */
const stillOpen: Guard = {
  ConditionExpression: '#data.#state.#is = :open',
  ExpressionAttributeNames: { '#data': 'data', '#state': 'state', '#is': 'is' },
  ExpressionAttributeValues: { ':open': 'open' },
}

/** What a person was asked to review: a partition of their own, one query for the whole list. */
export const reviewStore = (table: Table): Store['reviews'] => ({
  of: async (person) => {
    const items = await everything((page) =>
      table.query({ key: keys.ownReview(person, '').pk, consistent: true }, page),
    )
    return {
      reviews: items.filter(({ type }) => type === 'own-review').map(({ data }) => OwnReview.parse(data)),
      drafts: items.filter(({ type }) => type === 'draft-sheet').map(({ data }) => DraftSheet.parse(data)),
    }
  },
  draft: async (person, task) => {
    const item = await table.get(keys.draftSheet(person, task))
    return item && DraftSheet.parse(item.data)
  },
  saveDraft: async (draft, batch) => {
    await transact(table, [
      {
        put: {
          ...keys.draftSheet(draft.person, draft.task),
          type: 'draft-sheet',
          data: DraftSheet.parse(draft),
        },
        guard: nextRevision(draft.revision),
      },
      { check: keys.task(draft.case, draft.task), guard: stillOpen },
      ...(draft.revision === 1 ? [{ put: sheetBegunItem(batch, draft) }] : []),
    ])
  },
})
