import { overAlready } from '../../domain/evaluation.ts'
import { conclude } from '../../domain/grade.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** What the approved grade leads to. */
export const task = automaticTask(
  'grade',
  async ({ file, moment, world }) =>
    overAlready(file, await consortiumOf(world, file)) ?? conclude(file, moment),
)

export const handler = onLambda(task)
