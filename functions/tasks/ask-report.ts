import { openReport } from '../../domain/evaluation.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The lead is asked for the year's report. */
export const task = personalTask('ask-report', ({ file, position, moment }) =>
  openReport(file, position, moment),
)

export const handler = onLambda(task)
