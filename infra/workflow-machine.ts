import { Arn, ArnFormat, Aws, CfnElement, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Grant } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { workflows } from '../workflows/all.ts'
import { toAsl } from '../workflows/asl.ts'
import type { Workflow } from '../workflows/workflow.ts'
import { logs } from './program-function.ts'
import { because } from './reasons.ts'

type Parts = {
  readonly functions: ReadonlyMap<string, IFunction>
  /** The machines that are there already: those that this one may run inside. */
  readonly machines: ReadonlyMap<string, StateMachine>
  readonly logGroup: ILogGroup
}

const wanted = <Part>(parts: ReadonlyMap<string, Part>, name: string): Part => {
  const part = parts.get(name)
  if (part === undefined) throw new Error(`A workflow names ${name}, which is not deployed before it.`)
  return part
}

/** Puts what is deployed in the places that the rendered table leaves open. */
const definitionOf = (workflow: Workflow, { functions, machines }: Parts): string =>
  JSON.stringify(toAsl(workflow)).replaceAll(/\$\{([A-Za-z:-]+)\}/g, (_all, name: string) => {
    if (name === 'Partition') return Aws.PARTITION
    return name.startsWith('machine:')
      ? wanted(machines, name.slice('machine:'.length)).stateMachineArn
      : wanted(functions, name).functionArn
  })

/** One table as a state machine that may call its own functions and run its own inner machines, nothing else. */
export const workflowMachine = (scope: Construct, workflow: Workflow, parts: Parts): StateMachine => {
  const machine = new StateMachine(scope, workflow.name, {
    comment: `Generated from workflows/${workflow.name}.ts`,
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromString(definitionOf(workflow, parts)),
    // Execution data would write task tokens and personal data to the log.
    logs: { destination: parts.logGroup, level: LogLevel.ALL, includeExecutionData: false },
    // Running cases are driven by it; the record can rebuild them, so nothing is lost with it.
    removalPolicy: RemovalPolicy.DESTROY,
  })
  for (const step of Object.values(workflow.steps)) {
    if (step.is === 'automatic' || step.is === 'personal')
      wanted(parts.functions, step.task).grantInvokeLatestVersion(machine)
    if (step.is === 'nested') grantNested(machine, wanted(parts.machines, step.workflow))
  }
  because(machine, {
    SF2: 'Lambda in AWS China has no X-Ray; an execution is followed by its log and by the history of the case.',
    'IAM5[Resource::*]':
      'The log delivery calls of Step Functions accept no resource (logs:CreateLogDelivery and its sisters).',
  })
  return machine
}

/** `.sync:2`: the outer machine starts the inner one and learns of its end by a rule that AWS manages. */
const grantNested = (outer: StateMachine, inner: StateMachine): void => {
  const here = { partition: Aws.PARTITION, region: Aws.REGION, account: Aws.ACCOUNT_ID }
  inner.grantStartExecution(outer)
  Grant.addToPrincipal({
    grantee: outer,
    actions: ['states:DescribeExecution', 'states:StopExecution'],
    resourceArns: [
      Arn.format({
        ...here,
        service: 'states',
        resource: 'execution',
        resourceName: `${inner.stateMachineName}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
  })
  Grant.addToPrincipal({
    grantee: outer,
    actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    resourceArns: [
      Arn.format({
        ...here,
        service: 'events',
        resource: 'rule',
        resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
      }),
    ],
  })
  const { defaultChild } = inner.node
  if (CfnElement.isCfnElement(defaultChild))
    because(outer, {
      [`IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${Stack.of(inner).getLogicalId(defaultChild)}.Name>:*]`]:
        'Executions of this one machine: their names are made when they start.',
    })
}

/** All machines, inner ones first. */
export class WorkflowMachines extends Construct {
  readonly byName: ReadonlyMap<string, StateMachine>

  constructor(scope: Construct, id: string, functions: ReadonlyMap<string, IFunction>) {
    super(scope, id)
    const logGroup = logs(this, 'Logs')
    const machines = new Map<string, StateMachine>()
    for (const workflow of workflows)
      machines.set(workflow.name, workflowMachine(this, workflow, { functions, machines, logGroup }))
    this.byName = machines
  }

  /** Where the relay and the clock start executions: the machines that a case can run by itself. */
  get environment(): Record<string, string> {
    return {
      MACHINE_APPLICATION: this.named('application').stateMachineArn,
      MACHINE_ANNUAL_EVALUATION: this.named('annual-evaluation').stateMachineArn,
      MACHINE_CHANGE: this.named('change').stateMachineArn,
    }
  }

  named(name: string): StateMachine {
    return wanted(this.byName, name)
  }

  get outer(): readonly StateMachine[] {
    return [this.named('application'), this.named('annual-evaluation'), this.named('change')]
  }
}
