import { openJoining } from '../../domain/change-steps.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The organisation that a change binds is asked. */
export const task = personalTask('ask-joining', ({ file, position, moment }) =>
  openJoining(file, position, moment),
)

export const handler = onLambda(task)
