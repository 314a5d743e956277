import { findNextLevel } from '../../domain/approval.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The next level of the approval chain, or approved. */
export const task = automaticTask('find-next-level', ({ file, moment }) => findNextLevel(file, moment))

export const handler = onLambda(task)
