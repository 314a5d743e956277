import { z } from 'zod'
import { askedOf } from '../../../domain/case-form.ts'
import { returnTargets } from '../../../domain/approval.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import { reviewRules } from '../../../domain/panel.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { Rubric, Tie } from '../../../domain/rubric.ts'
import { tiesOf } from '../../../domain/scheme-words.ts'
import { TaskAnswer, type TaskKind } from '../../../domain/task-answer.ts'
import type { Task } from '../../../domain/task.ts'
import { answer } from '../../commands/tasks.ts'
import type { Page } from '../../ports/paging.ts'
import type { World } from '../../ports/world.ts'
import { CaseView } from '../case-view/case-shape.ts'
import { caseView, rubricFor } from '../case-view/case-view.ts'
import { defined } from '../defined.ts'
import { Standing, standingOf } from '../ranking/ranking-view.ts'
import { taskSummaries, TaskSummary } from '../tasks/task-summary.ts'
import { mayBeAnswered, traysOf } from '../tasks/tasks.tsx'
import { InCase, openCase } from './cases.ts'
import { Done, operationsOn, pageOf, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Tasks')
export const taskOperations = list

const InTask = InCase.extend({ task: TaskId })

operation({
  method: 'get',
  path: '/tasks',
  id: 'listTasks',
  summary:
    'Everything that waits for you: asked of you, of your organisations, of your offices; by due date within each',
  query: PageQuery.extend({
    audience: z
      .string()
      .max(120)
      .optional()
      .describe('Only one list: `person:…`, `organisation:…` or `office:{scheme}:{role}`, if it is yours'),
  }),
  answer: pageOf(TaskSummary),
  run: async ({ web, person, query }) => {
    const trays = (await traysOf(web, person())).filter(
      ({ audience }) => query.audience === undefined || audience === query.audience,
    )
    if (query.audience !== undefined && trays.length === 0) throw notFound()
    const page = await fromTrays(web.world.store.tasks, trays, readCursor(query.after), query.limit ?? 25)
    const { items } = mayBeAnswered(person(), page)
    return { ...page, items: await taskSummaries(web.world, person(), items) }
  },
})

type Place = { readonly tray: number; readonly after: string }

/** One tray after the other until the page is full, so that nobody takes an empty first page for an empty list. */
const fromTrays = async (
  tasks: Pick<World['store']['tasks'], 'openFor'>,
  trays: readonly { readonly audience: string }[],
  { tray, after }: Place,
  limit: number,
): Promise<Page<Task>> => {
  const audience = trays[tray]?.audience
  if (audience === undefined) return { items: [] }
  const { items, next } = await tasks.openFor(audience, {
    limit,
    ...(after === '' ? {} : { after }),
  })
  if (next !== undefined) return { items, next: `${tray}~${next}` }
  const following = { tray: tray + 1, after: '' }
  if (items.length === limit)
    return { items, ...(following.tray < trays.length ? { next: `${following.tray}~` } : {}) }
  const rest = await fromTrays(tasks, trays, following, limit - items.length)
  return { ...rest, items: [...items, ...rest.items] }
}

/** Which tray, and where in it. */
const readCursor = (text: string | undefined): Place => {
  if (text === undefined) return { tray: 0, after: '' }
  const [, tray, after] = /^(\d{1,3})~(.*)$/.exec(text) ?? []
  if (tray === undefined || after === undefined)
    throw new Refusal('invalid', { problems: [{ field: 'after', code: 'bad-cursor' }] })
  return { tray: Number(tray), after }
}

const decisionsOf = (kind: TaskKind): string[] =>
  TaskAnswer.options
    .filter((option) => option.shape.kind.value === kind)
    .flatMap((option) => option.shape.answer.options.map(({ shape }) => shape.decision.value))

/** An approver returns a case only where it can go back to, and an evaluation is graded, never rejected. */
const offered = (decision: string, task: { kind: TaskKind }, file: CaseFile, moment: Moment): boolean => {
  if (task.kind !== 'approval') return true
  if (decision === 'return') return returnTargets(file, moment).length > 0
  return decision !== 'reject' || file.head.kind === 'application'
}

const OneTask = CaseView.shape.tasks.element.extend({
  case: CaseId,
  title: z.string(),
  decisions: z.array(z.string()).describe('What may be answered now; empty when it is not yours to answer'),
  rubric: Rubric.optional().describe('For a score: the items of the sheet'),
  recusal: z
    .array(z.string())
    .optional()
    .describe('For a score: grounds to step aside; handing a sheet in declares that none applies'),
  ties: z.array(Tie).optional().describe('The same grounds with their words'),
  standing: Standing.optional().describe('For an approval, where only so many of a call may pass'),
  returnTo: z.array(z.string()).optional().describe('For an approval: where the case may be sent back to'),
  sections: z
    .array(z.string())
    .optional()
    .describe('For a formal check: what may be returned for correction, by id'),
})

operation({
  method: 'get',
  path: '/cases/{case}/tasks/{task}',
  id: 'getTask',
  summary: 'A task, and what may be answered',
  params: InTask,
  answer: OneTask,
  run: async (asked) => {
    const { file, moment } = await openCase(asked)
    const view = caseView(asked.person(), file, moment)
    const task = view.tasks.find(({ id }) => id === asked.path.task)
    if (!task) throw notFound()
    return {
      ...task,
      case: file.head.id,
      title: view.title,
      decisions: task.mine
        ? decisionsOf(task.kind).filter((decision) => offered(decision, task, file, moment))
        : [],
      ...(task.kind === 'score'
        ? {
            rubric: rubricFor(file, moment),
            recusal: tiesOf(reviewRules(file, moment).panel).map(({ id }) => id),
            ties: [...tiesOf(reviewRules(file, moment).panel)],
          }
        : {}),
      ...(task.kind === 'approval'
        ? defined({ standing: await standingOf(asked.web.world, file, moment) })
        : {}),
      ...(task.kind === 'approval' ? { returnTo: returnTargets(file, moment) } : {}),
      ...(task.kind === 'formal-check'
        ? { sections: [...askedOf(file, moment).map((section) => section.id), 'members'] }
        : {}),
    }
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/tasks/{task}/answer',
  id: 'answerTask',
  summary: 'Answer a task that you were asked for; what may be answered depends on its kind',
  params: InTask,
  body: TaskAnswer,
  answer: Done,
  run: ({ web, asking, path, body }) => answer(web.world, asking(), { ...path, answer: body }),
})
