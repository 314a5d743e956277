import { openLevel } from '../../domain/approval.ts'
import { onLambda } from '../lambda-task.ts'
import { withOthers } from '../other-cases.ts'
import { approversFor } from '../panel.ts'
import { personalTask } from '../workflow-steps.ts'

/** Those who decide at the current level are asked. */
export const task = personalTask('ask-approvers', async ({ file, position, moment, world }) =>
  openLevel(file, await approversFor(world, file), position, await withOthers(world, file, moment)),
)

export const handler = onLambda(task)
