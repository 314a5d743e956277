import { awaitWindow } from '../../domain/change-steps.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** Requests are collected until their window ends. */
export const task = personalTask('await-window', ({ file, moment }) => awaitWindow(file, moment))

export const handler = onLambda(task)
