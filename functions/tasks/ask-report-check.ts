import { overAlready } from '../../domain/evaluation.ts'
import { openReportCheck } from '../../domain/report-check.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { personalTask } from '../workflow-steps.ts'

/** The officer is asked whether the report is there and complete. */
export const task = personalTask(
  'ask-report-check',
  async ({ file, position, moment, world }) =>
    overAlready(file, await consortiumOf(world, file)) ?? openReportCheck(file, position, moment),
)

export const handler = onLambda(task)
