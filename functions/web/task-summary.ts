import { z } from 'zod'
import { CaseId, SchemeRef, TaskId } from '../../domain/ids.ts'
import type { Task } from '../../domain/task.ts'
import { taskKinds } from '../../domain/task-answer.ts'
import { defined } from './defined.ts'

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
