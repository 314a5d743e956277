import { openReport, overAlready } from '../../domain/evaluation.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { personalTask } from '../workflow-steps.ts'

/** The lead is asked for the year's report. */
export const task = personalTask(
  'ask-report',
  async ({ file, position, moment, world }) =>
    overAlready(file, await consortiumOf(world, file)) ?? openReport(file, position, moment),
)

export const handler = onLambda(task)
