import { conclude } from '../../domain/grade.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** What the approved grade leads to. */
export const task = automaticTask('grade', ({ file, moment }) => conclude(file, moment))

export const handler = onLambda(task)
