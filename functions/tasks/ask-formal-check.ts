import { openFormalCheck } from '../../domain/formal-check.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** An officer checks whether the application is complete and in order. */
export const task = personalTask('ask-formal-check', ({ file, position, moment }) =>
  openFormalCheck(file, position, moment),
)

export const handler = onLambda(task)
