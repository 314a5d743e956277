import { z } from 'zod'
import { BoardFilter } from '../../../domain/board-filter.ts'
import { SavedView } from '../../../domain/view.ts'
import { removeView, SaveView, saveView, viewsFor } from '../../commands/views.ts'
import { batchFor } from '../board/batch.ts'
import { BoardView } from '../board/board-shape.ts'
import { boardFor } from '../board/board-view.ts'
import { Done, operationsOn, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Boards')
/** What an officer works from: a call or a year by step, and the ways of looking at it that have a name. */
export const boardOperations = list

/** A board is named by its batch. */
export const InBatch = z.object({
  batch: z.string().max(60).describe('A call’s id, `evaluation-{scheme}-{year}` or `change-{scheme}-{year}`'),
})

operation({
  method: 'get',
  path: '/boards/{batch}',
  id: 'getBoard',
  summary:
    'The cases of a call or a year by step, with counts, ages and what is late; and those that fit a filter (officers, auditors)',
  params: InBatch,
  query: PageQuery.extend(BoardFilter.shape).extend({
    step: z
      .string()
      .max(800)
      .optional()
      .describe('Where cases stand: statuses or levels (`approval:bureau`), with commas between them'),
  }),
  answer: BoardView,
  run: async ({ web, person, path, query }) => {
    const { after, limit, step, ...rest } = query
    const filter = { ...rest, step: (step ?? '').split(',').filter((one) => one !== '') }
    const batch = await batchFor(web, person(), path.batch)
    return boardFor(
      web,
      person(),
      batch,
      { filter, columns: [] },
      { limit: limit ?? 25, ...(after === undefined ? {} : { after }) },
    )
  },
})

const Views = z.object({ items: z.array(SavedView) })

operation({
  method: 'get',
  path: '/boards/{batch}/views',
  id: 'listViews',
  summary: 'Your views of the programme’s boards, and those that the office shares (officers, auditors)',
  params: InBatch,
  answer: Views,
  run: async ({ web, person, path }) => {
    const { scheme } = await batchFor(web, person(), path.batch)
    return { items: await viewsFor(web.world, person(), scheme) }
  },
})

operation({
  method: 'post',
  path: '/boards/{batch}/views',
  id: 'saveView',
  summary:
    'Keep a filter with its order and columns under a name; under a name of yours it replaces the earlier one',
  params: InBatch,
  body: SaveView,
  answer: z.object({ view: z.string() }),
  run: async ({ web, person, asking, path, body }) => {
    const { scheme } = await batchFor(web, person(), path.batch)
    return saveView(web.world, asking(), scheme, body)
  },
})

operation({
  method: 'delete',
  path: '/boards/{batch}/views/{view}',
  id: 'removeView',
  summary: 'Take a view of yours away',
  params: InBatch.extend({ view: SavedView.shape.id }),
  answer: Done,
  run: async ({ web, person, asking, path }) => {
    const { scheme } = await batchFor(web, person(), path.batch)
    return removeView(web.world, asking(), scheme, path.view)
  },
})
