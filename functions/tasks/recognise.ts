import { recognise } from '../../domain/recognition.ts'
import { milestonesFollow } from '../after-recognition.ts'
import { onLambda } from '../lambda-task.ts'
import { withRegister } from '../in-register.ts'
import { upgradedConsortium } from '../panel.ts'
import { automaticTask, type TaskHandler } from '../workflow-steps.ts'

const enterRegister = automaticTask('recognise', async ({ file, moment, world }) =>
  recognise(file, await withRegister(world, file, moment), await upgradedConsortium(world, file)),
)

/** Certificate number, term, and entry in the public register; then the milestones that the application set. */
export const task: TaskHandler = async (world, input) => {
  const position = await enterRegister(world, input)
  if (position.outcome === 'recognised') await milestonesFollow(world, position.case)
  return position
}

export const handler = onLambda(task)
