import { openRectification } from '../../domain/grade.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** Put right by a date, then evaluated again. */
export const task = personalTask('ask-rectification', ({ file, position, moment }) =>
  openRectification(file, position, moment),
)

export const handler = onLambda(task)
