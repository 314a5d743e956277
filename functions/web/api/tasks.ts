import { z } from 'zod'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { TaskAnswer } from '../../../domain/task.ts'
import { answer } from '../../commands/tasks.ts'
import { TaskSummary, taskSummary } from '../case-view.ts'
import { traysOf } from '../tasks.tsx'
import { Done, operationsOn, pageOf, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Tasks')
export const taskOperations = list

operation({
  method: 'get',
  path: '/tasks',
  id: 'listTasks',
  summary:
    'Everything that waits for you: asked of you, of your organisations, of your offices; by due date within each',
  query: PageQuery,
  answer: pageOf(TaskSummary),
  run: async ({ web, person, query }) => {
    const trays = await traysOf(web, person())
    const { tray, after } = readCursor(query.after)
    const audience = trays[tray]?.audience
    if (audience === undefined) return { items: [] }
    const page = await web.world.store.tasks.openFor(audience, {
      limit: query.limit ?? 25,
      ...(after === '' ? {} : { after }),
    })
    const next =
      page.next !== undefined ? `${tray}~${page.next}` : tray + 1 < trays.length ? `${tray + 1}~` : undefined
    return { items: page.items.map(taskSummary), ...(next === undefined ? {} : { next }) }
  },
})

/** One tray after the other: which one, and where in it. A page may be short, or empty, before the last. */
const readCursor = (text: string | undefined): { tray: number; after: string } => {
  if (text === undefined) return { tray: 0, after: '' }
  const [, tray, after] = /^(\d{1,3})~(.*)$/.exec(text) ?? []
  if (tray === undefined || after === undefined)
    throw new Refusal('invalid', { problems: [{ field: 'after', code: 'bad-cursor' }] })
  return { tray: Number(tray), after }
}

operation({
  method: 'post',
  path: '/cases/{case}/tasks/{task}/answer',
  id: 'answerTask',
  summary: 'Answer a task that you were asked for; what may be answered depends on its kind',
  params: z.object({ case: CaseId, task: TaskId }),
  body: TaskAnswer,
  answer: Done,
  run: ({ web, asking, path, body }) => answer(web.world, asking(), { ...path, answer: body }),
})
