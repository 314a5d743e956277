import { asChange } from '../../domain/change.ts'
import { checkChange } from '../../domain/change-steps.ts'
import { knownFor } from '../known-consortium.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** Whom a change waits for next; the programme’s rules, on the consortium as it is by now. */
export const task = automaticTask('check-change', async ({ file, moment, world }) =>
  checkChange(file, await knownFor(world, asChange(file).consortium), moment),
)

export const handler = onLambda(task)
