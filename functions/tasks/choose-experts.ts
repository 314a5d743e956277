import { choosePanel } from '../../domain/panel.ts'
import { onLambda } from '../lambda-task.ts'
import { expertsFor } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** Fills the panel with experts who have no conflict of interest. */
export const task = automaticTask('choose-experts', async ({ file, position, moment, world }) =>
  choosePanel(file, await expertsFor(world, file), position, moment),
)

export const handler = onLambda(task)
