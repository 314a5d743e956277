import { awaitEffectiveDay } from '../../domain/change-steps.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** Nobody is asked: the change waits for its day. */
export const task = personalTask('await-effective-day', ({ file, moment }) => awaitEffectiveDay(file, moment))

export const handler = onLambda(task)
