import { confirm } from '../../domain/grade.ts'
import { enterReported } from '../enter-reported.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { automaticTask, type TaskHandler } from '../workflow-steps.ts'

const accept = automaticTask('confirm', async ({ file, moment, world }) =>
  confirm(file, await consortiumOf(world, file), moment),
)

/** The year is passed: the grade goes on record, and so does what the report named that was not there. */
export const task: TaskHandler = async (world, input) => {
  const position = await accept(world, input)
  await enterReported(world, position.case)
  return position
}

export const handler = onLambda(task)
