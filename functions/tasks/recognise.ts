import { recognise } from '../../domain/recognition.ts'
import { onLambda } from '../lambda-task.ts'
import { withRegister } from '../in-register.ts'
import { upgradedConsortium } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** Certificate number, term, and entry in the public register. */
export const task = automaticTask('recognise', async ({ file, moment, world }) =>
  recognise(file, await withRegister(world, file, moment), await upgradedConsortium(world, file)),
)

export const handler = onLambda(task)
