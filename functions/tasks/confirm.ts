import { confirm } from '../../domain/grade.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The year is passed: the grade goes on record. */
export const task = automaticTask('confirm', async ({ file, moment, world }) =>
  confirm(file, await consortiumOf(world, file), moment),
)

export const handler = onLambda(task)
