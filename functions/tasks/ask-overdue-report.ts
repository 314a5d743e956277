import { openOverdueReport } from '../../domain/evaluation.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The report did not come: a last time, and the officer hears of it. */
export const task = personalTask('ask-overdue-report', ({ file, position, moment }) =>
  openOverdueReport(file, position, moment),
)

export const handler = onLambda(task)
