import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { workflows } from '../workflows/all.ts'
import { tasksOf } from '../workflows/workflow.ts'
import { functionRole, logs, type Program, programFunction } from './program-function.ts'

/** Every Task state's function: one file of functions/tasks each, named as the tables name it. */
export class TaskFunctions extends Construct {
  readonly byName: ReadonlyMap<string, IFunction>

  constructor(scope: Construct, id: string, program: Program) {
    super(scope, id)
    const logGroup = logs(this, 'Logs')
    // One role for all: every step reads a case and commits one transaction, so their rights are the same.
    const role = functionRole(this, 'Role', logGroup)
    program.data.grantStore(role)
    this.byName = new Map(
      tasksOf(workflows).map(({ task }) => [
        task,
        programFunction(this, task, program, {
          entry: `functions/tasks/${task}.ts`,
          does: `The step ${task}`,
          logGroup,
          role,
          // A step is one read and one transaction, tried again when somebody wrote to the case meanwhile.
          timeout: Duration.seconds(30),
          memory: 512,
        }),
      ]),
    )
  }
}
