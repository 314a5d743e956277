import { checkEligibility } from '../../domain/formal-check.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The programme's rules, on what was handed in. */
export const task = automaticTask('check-eligibility', ({ file, moment }) => checkEligibility(file, moment))

export const handler = onLambda(task)
