import type { CaseFile } from './case.ts'
import type { Task } from './task.ts'

/** What the office is asked on a case now. */
export const officeTasks = (file: Pick<CaseFile, 'tasks'>): Task[] =>
  file.tasks.filter(
    ({ state, audience }) => state.is === 'open' && audience.is === 'office' && audience.role === 'officer',
  )
