import { checkEligibility } from '../../domain/formal-check.ts'
import { onLambda } from '../lambda-task.ts'
import { withRegister } from '../in-register.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The programme's rules, on what was handed in. */
export const task = automaticTask('check-eligibility', async ({ file, moment, world }) =>
  checkEligibility(file, await withRegister(world, file, moment)),
)

export const handler = onLambda(task)
