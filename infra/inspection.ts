import { Aws, Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { mayReach, storageEnvironment } from './files.ts'
import { given, logs, type Program, programFunction } from './program-function.ts'
import { because } from './reasons.ts'
import { readersRole } from './web.ts'

/** Looks into files in quarantine: asked by the relay for each, tried again for half an hour, and by a scanner's events. */
export class Inspection extends Construct {
  readonly machine: StateMachine
  readonly function: IFunction

  constructor(
    scope: Construct,
    id: string,
    program: Program,
    { logGroup }: { readonly logGroup: ILogGroup },
  ) {
    super(scope, id)
    const { settings, data } = program
    const role = readersRole(this, 'Role', program, logGroup)
    mayReach(program, role, ['s3:GetObject', 's3:GetObjectVersion'])
    this.function = programFunction(this, 'Function', program, {
      entry: 'functions/files/inspect-handler.ts',
      does: 'Looks into documents',
      logGroup,
      role,
      // The largest file that a programme may ask for, read twice.
      timeout: Duration.minutes(10),
      memory: 1024,
      environment: {
        ...storageEnvironment(program),
        SCANNER: settings.scanner,
        ...given({
          CLAMD_HOST: settings.clamdHost,
          CLAMD_PORT: settings.scanner === 'clamd' ? String(settings.clamdPort) : undefined,
        }),
      },
    })
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(
        JSON.stringify({
          Comment: 'Has one file looked into, until that is done',
          StartAt: 'Look into it',
          States: {
            'Look into it': {
              Type: 'Task',
              Resource: `arn:${Aws.PARTITION}:states:::lambda:invoke`,
              Parameters: { FunctionName: this.function.functionArn, 'Payload.$': '$' },
              TimeoutSeconds: 660,
              // A scanner that starts anew takes some minutes to load its signatures.
              Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 5 }],
              End: true,
            },
          },
        }),
      ),
      logs: { destination: logs(this, 'Log'), level: LogLevel.ALL, includeExecutionData: false },
    })
    this.function.grantInvokeLatestVersion(this.machine)
    because(this.machine, {
      SF2: 'Lambda in AWS China has no X-Ray; an execution is followed by its log and by the history of the case.',
      'IAM5[Resource::*]':
        'The log delivery calls of Step Functions accept no resource (logs:CreateLogDelivery and its sisters).',
    })
    if (settings.scanner === 'guardduty')
      new Rule(this, 'Scanned', {
        description: 'What GuardDuty found in a document',
        eventPattern: {
          source: ['aws.guardduty'],
          detailType: ['GuardDuty Malware Protection Object Scan Result'],
          detail: { s3ObjectDetails: { bucketName: [data.documents.bucketName] } },
        },
        targets: [new LambdaFunction(this.function)],
      })
  }
}
