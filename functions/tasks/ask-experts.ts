import { openScoring } from '../../domain/review.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** Waits for the sheets of the chosen experts. */
export const task = personalTask('ask-experts', ({ file, position, moment }) =>
  openScoring(file, position, moment),
)

export const handler = onLambda(task)
