import { findNextStep } from '../../domain/formal-check.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The first of the scheme's steps that is not done yet. */
export const task = automaticTask('find-next-step', ({ file, moment }) => findNextStep(file, moment))

export const handler = onLambda(task)
