import { revoke } from '../../domain/grade.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The recognition is taken back. */
export const task = automaticTask('revoke', async ({ file, moment, world }) =>
  revoke(file, await consortiumOf(world, file), moment),
)

export const handler = onLambda(task)
