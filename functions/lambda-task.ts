import { awsWorld, onTime } from './ports-aws.ts'
import type { TaskHandler } from './workflow-steps.ts'

/** A step as a Lambda function: the world is made once per process, on the first call. */
export const onLambda = (task: TaskHandler) => {
  const made: { world?: ReturnType<typeof awsWorld> } = {}
  return (event: unknown) => {
    const world = (made.world ??= awsWorld())
    return onTime(world, () => task(world, event))()
  }
}
