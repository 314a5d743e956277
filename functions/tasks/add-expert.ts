import { addExpert } from '../../domain/panel.ts'
import { onLambda } from '../lambda-task.ts'
import { expertsFor } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The sheets lie too far apart: one more expert. */
export const task = automaticTask('add-expert', async ({ file, position, moment, world }) =>
  addExpert(file, await expertsFor(world, file), position, moment),
)

export const handler = onLambda(task)
