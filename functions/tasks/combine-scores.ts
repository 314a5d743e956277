import { combineScores } from '../../domain/review.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** Enough sheets, close enough together, over the threshold? */
export const task = automaticTask('combine-scores', ({ file, moment }) => combineScores(file, moment))

export const handler = onLambda(task)
