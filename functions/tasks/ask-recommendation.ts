import { openRecommendation } from '../../domain/recommendation.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The recommending unit gives its opinion. */
export const task = personalTask('ask-recommendation', ({ file, position, moment }) =>
  openRecommendation(file, position, moment),
)

export const handler = onLambda(task)
