import { overAlready } from '../../domain/evaluation.ts'
import { conclude } from '../../domain/grade.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** What the approved grade leads to. */
export const task = automaticTask('grade', async ({ file, moment, world }) => {
  const consortium = await consortiumOf(world, file)
  return overAlready(file, consortium) ?? conclude(file, consortium, moment)
})

export const handler = onLambda(task)
