import { awsWorld } from './ports-aws.ts'
import type { TaskHandler } from './workflow-steps.ts'

/** A step as a Lambda function: the world is made once per process, on the first call. */
export const onLambda = (task: TaskHandler) => {
  const made: { world?: ReturnType<typeof awsWorld> } = {}
  return (event: unknown) => {
    made.world ??= awsWorld()
    return task(made.world, event)
  }
}
