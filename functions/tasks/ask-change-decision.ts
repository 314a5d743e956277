import { openChangeDecision } from '../../domain/change-steps.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The office is asked for its decision on a change. */
export const task = personalTask('ask-change-decision', ({ file, position, moment }) =>
  openChangeDecision(file, position, moment),
)

export const handler = onLambda(task)
