import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deadLetters } from './dead-letters.ts'
import { functionRole, type Program, programFunction } from './program-function.ts'
import { grantRunning, runnerEnvironment, type WorkflowRunner } from './workflow-runner.ts'

type Props = WorkflowRunner & { readonly logGroup: ILogGroup }

/** Every hour: reminders, missed deadlines, notices that end, evaluations that open. Harmless when called twice. */
export class Clock extends Construct {
  readonly function: IFunction
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, program: Program, { logGroup, ...runner }: Props) {
    super(scope, id)
    const role = functionRole(this, 'Role', logGroup)
    grantRunning(role, program, runner)
    this.deadLetters = deadLetters(this, 'DeadLetters')
    this.function = programFunction(this, 'Function', program, {
      entry: 'functions/clock/handler.ts',
      does: 'Finds what is due and does it',
      logGroup,
      role,
      // The longest that Lambda allows: the day on which a year's evaluations open is the busiest.
      timeout: Duration.minutes(15),
      memory: 512,
      environment: runnerEnvironment(program, runner),
    })
    this.function.configureAsyncInvoke({
      retryAttempts: 2,
      onFailure: new SqsDestination(this.deadLetters),
    })
    callEveryHour(this, this.function, this.deadLetters, {
      minute: 0,
      why: 'Deadlines end at a full hour in every zone of a programme',
    })
  }
}

/** A call a full hour apart, with no facts in it. Older than that, the next hour's call does the work. */
export const callEveryHour = (
  scope: Construct,
  target: IFunction,
  queue: Queue,
  { minute, why }: { readonly minute: number; readonly why: string },
): void => {
  const caller = new Role(scope, 'Caller', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') })
  target.grantInvokeLatestVersion(caller)
  queue.grantSendMessages(caller)
  new CfnSchedule(scope, 'EveryHour', {
    description: why,
    scheduleExpression: `cron(${minute} * * * ? *)`,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: target.functionArn,
      roleArn: caller.roleArn,
      deadLetterConfig: { arn: queue.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: 3000, maximumRetryAttempts: 5 },
    },
  })
}

/** An execution that ended badly is replaced by another attempt, which passes by what the record shows as done. */
export class Restart extends Construct {
  readonly function: IFunction
  readonly deadLetters: Queue

  constructor(
    scope: Construct,
    id: string,
    program: Program,
    { logGroup, machines }: Omit<Props, 'publicUrl' | 'inspection'>,
  ) {
    super(scope, id)
    const role = functionRole(this, 'Role', logGroup)
    program.data.grantStore(role)
    this.deadLetters = deadLetters(this, 'DeadLetters')
    this.function = programFunction(this, 'Function', program, {
      entry: 'functions/restart/handler.ts',
      does: 'Replaces an execution that ended badly',
      logGroup,
      role,
      timeout: Duration.seconds(30),
      memory: 512,
    })
    this.function.configureAsyncInvoke({
      retryAttempts: 2,
      onFailure: new SqsDestination(this.deadLetters),
    })
    new Rule(this, 'EndedBadly', {
      description: 'Executions of a case that failed, timed out or were stopped',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          // An inner execution's failure ends the outer one as well; only that is restarted.
          stateMachineArn: machines.outer.map((machine) => machine.stateMachineArn),
        },
      },
      targets: [
        new LambdaFunction(this.function, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 10,
          maxEventAge: Duration.hours(2),
        }),
      ],
    })
  }
}
