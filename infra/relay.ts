import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deadLetters } from './dead-letters.ts'
import { functionRole, given, type Program, programFunction } from './program-function.ts'
import { because } from './reasons.ts'
import { callEveryHour } from './schedules.ts'
import { grantRunning, runnerEnvironment, type WorkflowRunner } from './workflow-runner.ts'

type Props = WorkflowRunner & { readonly logGroup: ILogGroup }

/** Effects: starts and resumes workflows, and writes the messages that are to be sent. */
export class Relay extends Construct {
  readonly function: IFunction
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, program: Program, { logGroup, ...runner }: Props) {
    super(scope, id)
    const role = functionRole(this, 'Role', logGroup)
    grantRunning(role, program, runner)
    this.deadLetters = deadLetters(this, 'DeadLetters')
    this.function = programFunction(this, 'Function', program, {
      entry: 'functions/relay/handler.ts',
      does: "From the table's stream to effects",
      logGroup,
      role,
      timeout: Duration.minutes(1),
      memory: 512,
      environment: runnerEnvironment(program, runner),
    })
    // What fails so often stays in the outbox, where the clock's hourly sweep finds it.
    readInserts(this.function, 'effect', program, {
      batchSize: 25,
      retryAttempts: 10,
      queue: this.deadLetters,
    })
  }
}

/** Messages: from the table's stream to the mail server. */
export class MailSender extends Construct {
  readonly function: IFunction
  readonly deadLetters: Queue

  constructor(
    scope: Construct,
    id: string,
    program: Program,
    { logGroup, publicUrl }: Pick<Props, 'logGroup' | 'publicUrl'>,
  ) {
    super(scope, id)
    const { smtpHost, smtpPort, smtpSecretArn, mailFrom } = program.settings
    const role = functionRole(this, 'Role', logGroup)
    program.data.grantStore(role)
    if (smtpSecretArn !== undefined)
      Secret.fromSecretCompleteArn(this, 'Password', smtpSecretArn).grantRead(role)
    const { robotKey } = program.data
    robotKey.grantRead(role)
    this.deadLetters = deadLetters(this, 'DeadLetters')
    this.function = programFunction(this, 'Function', program, {
      entry: 'functions/mail/handler.ts',
      does: "From the table's stream to the mail server",
      logGroup,
      role,
      timeout: Duration.minutes(2),
      memory: 512,
      environment: given({
        PUBLIC_URL: publicUrl,
        ROBOT_KEY_SECRET_ARN: robotKey.secretArn,
        SMTP_HOST: smtpHost,
        SMTP_PORT: smtpHost === undefined ? undefined : String(smtpPort),
        SMTP_SECRET_ARN: smtpSecretArn,
        MAIL_FROM: mailFrom,
      }),
    })
    // One message a call: one that cannot go never sends its neighbours a second time.
    readInserts(this.function, 'message', program, {
      batchSize: 1,
      retryAttempts: 10,
      queue: this.deadLetters,
    })
    callEveryHour(this, this.function, this.deadLetters, {
      minute: 30,
      why: 'What the mail server did not take is tried again',
    })
  }
}

/**
 * New items of one type. A failing batch is halved until the failing record is alone; the cases of the other
 * partitions go on meanwhile.
 */
const readInserts = (
  reader: IFunction,
  type: string,
  { data }: Program,
  limits: { readonly batchSize: number; readonly retryAttempts: number; readonly queue: Queue },
): void => {
  const { queue, ...rest } = limits
  data.table.grantStreamRead(reader)
  new EventSourceMapping(reader, 'Stream', {
    target: reader,
    eventSourceArn: data.streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { type: { S: FilterRule.isEqual(type) } } },
      }),
    ],
    // The outbox is spread over eight partition keys: more readers than that would find nothing to do.
    parallelizationFactor: 8,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(queue),
    ...rest,
  })
  if (reader.role)
    because(reader.role, {
      'IAM5[Resource::*]':
        'dynamodb:ListStreams accepts no resource, and Lambda asks for it of every reader.',
    })
}
