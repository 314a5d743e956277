import { refuseChange } from '../../domain/change-steps.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The change ends without taking effect: the office or the rules said no. */
export const task = automaticTask('refuse-change', ({ file, moment }) => refuseChange(file, moment))

export const handler = onLambda(task)
