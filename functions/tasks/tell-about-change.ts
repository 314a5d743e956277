import { openChangeNotice } from '../../domain/change-steps.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The office is told of a change, and may object in time. */
export const task = personalTask('tell-about-change', ({ file, position, moment }) =>
  openChangeNotice(file, position, moment),
)

export const handler = onLambda(task)
