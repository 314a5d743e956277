import { openReviewHelp } from '../../domain/review.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The review cannot go on by itself: an officer steps in. */
export const task = personalTask('ask-officer-about-review', ({ file, position, moment }) =>
  openReviewHelp(file, position, moment),
)

export const handler = onLambda(task)
