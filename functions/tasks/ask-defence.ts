import { openDefence } from '../../domain/defence.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** An officer sets the day of the oral defence, and records how it went. */
export const task = personalTask('ask-defence', ({ file, position, moment }) =>
  openDefence(file, position, moment),
)

export const handler = onLambda(task)
