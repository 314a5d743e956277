import { refuse } from '../../domain/recognition.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The case ends without recognition. */
export const task = automaticTask('refuse', ({ file, moment }) => refuse(file, moment))

export const handler = onLambda(task)
