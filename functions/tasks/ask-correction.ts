import { openCorrection } from '../../domain/formal-check.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The lead corrects the returned sections. */
export const task = personalTask('ask-correction', ({ file, position, moment }) =>
  openCorrection(file, position, moment),
)

export const handler = onLambda(task)
