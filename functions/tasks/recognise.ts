import { recognise } from '../../domain/recognition.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** Certificate number, term, and entry in the public register. */
export const task = automaticTask('recognise', ({ file, moment }) => recognise(file, moment))

export const handler = onLambda(task)
