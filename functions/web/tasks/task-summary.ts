import { z } from 'zod'
import { CaseId, schemeCode, SchemeRef, TaskId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import type { Person } from '../../../domain/person.ts'
import { ReachedSaid, reachedOf, reachedSaid } from '../../../domain/reached.ts'
import type { Task } from '../../../domain/task.ts'
import { taskKinds } from '../../../domain/task-answer.ts'
import type { World } from '../../ports/world.ts'
import { defined } from '../defined.ts'

const Time = z.string()

/** One row of a list of tasks. */
export const TaskSummary = z.object({
  id: TaskId,
  case: CaseId,
  kind: z.enum(taskKinds),
  title: z.string(),
  caseKind: z.enum(['application', 'evaluation', 'change']),
  scheme: SchemeRef,
  opened: Time,
  due: Time.optional(),
  /** The first deadline that was missed, when the same work was asked for again. */
  overdueSince: Time.optional(),
  level: z.string().optional(),
  reached: ReachedSaid.optional().describe(
    'How far this work has climbed since it missed its deadline: for officers who take part in no case',
  ),
})
export type TaskSummary = z.infer<typeof TaskSummary>

export const taskSummary = (task: Task): TaskSummary => ({
  id: task.id,
  case: task.case,
  kind: task.kind,
  title: task.about.title,
  caseKind: task.about.caseKind,
  scheme: task.about.scheme,
  opened: task.opened,
  ...defined({ due: task.due, overdueSince: task.overdueSince, level: task.level }),
})

/** Rows of a list of tasks, with how far each has climbed for whoever may know that: one more read where one is overdue. */
export const taskSummaries = async (
  { store, schemes }: Pick<World, 'store' | 'schemes'>,
  person: Person,
  tasks: readonly Task[],
): Promise<TaskSummary[]> => {
  const told = tasks.filter(({ about }) =>
    may(person, { to: 'see-overdue-in-lists', scheme: schemeCode(about.scheme) }),
  )
  const chains = await store.tasks.chainsOf(told)
  return Promise.all(
    tasks.map(async (task) => {
      const chain = chains.get(task.id)
      const summary = taskSummary(task)
      return chain === undefined
        ? summary
        : { ...summary, reached: reachedSaid(reachedOf(chain), await schemes.load(task.about.scheme)) }
    }),
  )
}
