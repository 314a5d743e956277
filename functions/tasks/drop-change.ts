import { dropChange } from '../../domain/change-steps.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The change came to nothing: taken back, declined, or not confirmed in time. */
export const task = automaticTask('drop-change', ({ file, moment }) => dropChange(file, moment))

export const handler = onLambda(task)
