import type { Role } from 'aws-cdk-lib/aws-iam'
import type { Inspection } from './inspection.ts'
import { messageEnvironment } from './message-environment.ts'
import type { Program } from './program-function.ts'
import type { WorkflowMachines } from './workflow-machine.ts'

/** What a function needs that starts and resumes workflows, and writes the messages that come of it. */
export type WorkflowRunner = {
  readonly publicUrl: string
  readonly machines: WorkflowMachines
  readonly inspection: Inspection
}

/** Lets a function's role read and write the record, start workflows, and resume those that wait. */
export const grantRunning = (
  role: Role,
  program: Program,
  { machines, inspection }: WorkflowRunner,
): void => {
  program.data.grantStore(role)
  for (const machine of machines.outer) machine.grantStartExecution(role)
  for (const machine of machines.byName.values()) machine.grant(role, 'states:SendTaskSuccess')
  inspection.machine.grantStartExecution(role)
}

/** Where such a function finds the workflows, and what its messages say. */
export const runnerEnvironment = (
  program: Program,
  { publicUrl, machines, inspection }: WorkflowRunner,
): Record<string, string> => ({
  PUBLIC_URL: publicUrl,
  MACHINE_INSPECTION: inspection.machine.stateMachineArn,
  ...machines.environment,
  ...messageEnvironment(program.settings),
})
