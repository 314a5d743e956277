import { openOverdueReport, overAlready } from '../../domain/evaluation.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { personalTask } from '../workflow-steps.ts'

/** The report did not come: a last time, and the officer hears of it. */
export const task = personalTask(
  'ask-overdue-report',
  async ({ file, position, moment, world }) =>
    overAlready(file, await consortiumOf(world, file)) ?? openOverdueReport(file, position, moment),
)

export const handler = onLambda(task)
