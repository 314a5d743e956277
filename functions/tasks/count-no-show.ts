import { countNoShow } from '../../domain/evaluation.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** Not taking part counts as the scheme says. */
export const task = automaticTask('count-no-show', ({ file, moment }) => countNoShow(file, moment))

export const handler = onLambda(task)
