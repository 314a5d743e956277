import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { workflows } from '../../workflows/all.ts'
import { tasksOf } from '../../workflows/workflow.ts'
import { ownIssuer, propertiesOf, synthesise } from '../support/stacks.ts'

const mail = { smtpHost: 'smtp.example', alarmEmail: 'on-call@consort.example' }
const { program } = synthesise({ region: 'eu-central-1', ...ownIssuer, ...mail }).templates

const Function = z.object({
  Properties: z.object({
    Description: z.string(),
    Runtime: z.string(),
    Architectures: z.array(z.string()),
    LoggingConfig: z.object({ LogGroup: z.unknown() }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
})
const functions = Object.values(program.findResources('AWS::Lambda::Function')).map(
  (found) => Function.parse(found).Properties,
)
const doing = (does: string) => functions.find((one) => one.Description === does)

describe('functions', () => {
  test('every task of the tables has one, and every handler there is is deployed', () => {
    const steps = functions.map((one) => one.Description).filter((does) => does.startsWith('The step '))
    expect(steps.toSorted()).toEqual(
      tasksOf(workflows)
        .map(({ task }) => `The step ${task}`)
        .toSorted(),
    )
    expect(functions).toHaveLength(steps.length + 8)
  })

  test('all run on Node 24 and arm64, with the table and a log group that forgets', () => {
    for (const one of functions) {
      expect(one).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
      expect(one.Environment.Variables).toHaveProperty('TABLE')
    }
    for (const group of propertiesOf(program, 'AWS::Logs::LogGroup'))
      expect(group).toMatchObject({ RetentionInDays: 180 })
  })

  test('the clock is the real one unless practice is asked for', () => {
    expect(functions.some((one) => 'PRACTICE_CLOCK' in one.Environment.Variables)).toBe(false)
    const rehearsal = synthesise({ region: 'eu-central-1', ...ownIssuer, practice: 'true' }).templates.program
    for (const one of propertiesOf(rehearsal, 'AWS::Lambda::Function'))
      expect(one).toMatchObject({ Environment: { Variables: { PRACTICE_CLOCK: '1' } } })
  })

  test('pages know their issuer, and the relay the machines', () => {
    expect(doing('Pages and API')?.Environment.Variables).toMatchObject({
      ISSUER: ownIssuer.issuer,
      CLIENT_ID: ownIssuer.clientId,
      AUDIENCE: ownIssuer.clientId,
    })
    expect(Object.keys(doing("From the table's stream to effects")?.Environment.Variables ?? {})).toEqual(
      expect.arrayContaining([
        'MACHINE_APPLICATION',
        'MACHINE_ANNUAL_EVALUATION',
        'MACHINE_CHANGE',
        'PUBLIC_URL',
      ]),
    )
  })
})

describe('rights', () => {
  const policies = program.findResources('AWS::IAM::Policy')
  const Statements = z.object({
    Properties: z.object({
      PolicyDocument: z.object({
        Statement: z.array(
          z.looseObject({
            Effect: z.string(),
            Action: z.unknown(),
            Resource: z.unknown(),
            Condition: z.unknown().optional(),
          }),
        ),
      }),
    }),
  })
  const statements = Object.entries(policies).flatMap(([id, policy]) =>
    Statements.parse(policy).Properties.PolicyDocument.Statement.map((statement) => ({ id, ...statement })),
  )

  test('a star for a resource stands only where AWS accepts nothing else', () => {
    const starred = statements.filter((statement) => statement.Resource === '*')
    expect(new Set(starred.flatMap((statement) => statement.Action))).toEqual(
      new Set([
        'dynamodb:ListStreams',
        ...[
          'CreateLogDelivery',
          'DeleteLogDelivery',
          'GetLogDelivery',
          'ListLogDeliveries',
          'UpdateLogDelivery',
        ].map((action) => `logs:${action}`),
        ...['DescribeLogGroups', 'DescribeResourcePolicies', 'PutResourcePolicy'].map(
          (action) => `logs:${action}`,
        ),
      ]),
    )
  })

  test('nobody scans the table, and pages cannot read a task token', () => {
    expect(JSON.stringify(statements)).not.toMatch(/dynamodb:(Scan|\*|BatchWrite|Delete(Table|Backup))/)
    const denied = statements.filter((statement) => statement.Effect === 'Deny')
    expect(denied.map(({ id }) => id.replace(/Role.*/, '')).toSorted()).toEqual([
      'Files',
      'Insight',
      'Inspection',
      'Web',
    ])
    for (const { Condition } of denied)
      expect(Condition).toEqual({ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['TOKEN#*'] } })
  })

  test('what the store calls is granted, and nothing more', () => {
    const store = readFileSync(new URL('../../functions/store/table.ts', import.meta.url), 'utf8')
    const called = [...store.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name)
    // What a transaction may be made of, as `Write` in the same file says.
    const parts = [...store.matchAll(/\{ (Put|Delete|Update|ConditionCheck): \{/g)].map(([, name]) => name)
    const needed = called.flatMap((name) =>
      name === 'TransactWrite'
        ? parts.map((part) => (part === 'ConditionCheck' ? 'ConditionCheckItem' : part))
        : [name],
    )
    const items = new Set(
      needed.map((name) => (/^(Get|BatchGet|Put|Delete|Update)$/.test(name ?? '') ? `${name}Item` : name)),
    )
    const granted = statements.filter(({ id, Effect }) => id.startsWith('TasksRole') && Effect === 'Allow')
    const ofTheTable = JSON.stringify(granted.map(({ Action }) => Action)).match(/dynamodb:\w+/g)
    expect(new Set(ofTheTable)).toEqual(new Set([...items].map((name) => `dynamodb:${name}`)))
  })

  /** What may read a secret of this name. */
  const readersOf = (name: string) =>
    statements.filter(
      (statement) =>
        JSON.stringify(statement.Action).includes('secretsmanager:') &&
        JSON.stringify(statement).includes(name),
    )

  test('the key for signatures is read where receipts, certificates and evidence are given, and nowhere else', () => {
    const readers = readersOf('ReceiptKey')
    expect(readers.map(({ id }) => id.replace(/Role.*/, '')).toSorted()).toEqual(['Files', 'Web'])
    for (const { Action } of readers)
      expect(Action).toEqual(['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'])
    const told = functions.filter((one) => JSON.stringify(one).includes('RECEIPT_KEY_SECRET_ARN'))
    expect(told).toHaveLength(2)
  })

  test('the key for robots is read where they are entered and where they are told, and no other secret is read', () => {
    const readers = readersOf('RobotKey')
    expect(readers.map(({ id }) => id.replace(/Role.*/, '')).toSorted()).toEqual(['Mail', 'Web'])
    const all = readersOf('secretsmanager:').map(({ id }) => id.replace(/Role.*/, ''))
    expect(all.toSorted()).toEqual(['Files', 'Mail', 'Web'])
  })

  test('only relay and clock hand a task token back or start an execution', () => {
    const may = (action: string) =>
      statements
        .filter((statement) => JSON.stringify(statement.Action).includes(action))
        .map(({ id }) => id.replace(/DefaultPolicy.*/, ''))
    expect(new Set(may('states:SendTaskSuccess').map((id) => id.replace(/Role.*/, '')))).toEqual(
      new Set(['Clock', 'Relay']),
    )
    expect(may('states:StartExecution').every((id) => /^(Clock|Relay|Workflows)/.test(id))).toBe(true)
  })
})

describe('state machines', () => {
  const machines = Object.values(program.findResources('AWS::StepFunctions::StateMachine'))

  test('there is one for each table, with every place filled', () => {
    // And the one that has documents looked into.
    expect(machines).toHaveLength(workflows.length + 1)
    for (const machine of machines) {
      expect(JSON.stringify(machine.Properties.DefinitionString)).not.toContain('${')
      expect(machine.Properties.StateMachineType).toBe('STANDARD')
    }
  })

  test('everything is logged but what people wrote and the tokens', () => {
    for (const machine of propertiesOf(program, 'AWS::StepFunctions::StateMachine'))
      expect(machine).toMatchObject({ LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false } })
  })
})

describe('what drives them', () => {
  test.each([
    ['effect', 25],
    ['message', 1],
  ])('new items of the type %s are read in batches of %i, tried again and never lost', (type, size) => {
    const pattern = { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: [type] } } } }
    expect(propertiesOf(program, 'AWS::Lambda::EventSourceMapping')).toContainEqual(
      expect.objectContaining({
        FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] },
        BatchSize: size,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 10,
        DestinationConfig: { OnFailure: expect.anything() },
        StartingPosition: 'TRIM_HORIZON',
      }),
    )
  })

  test('the clock is called at every full hour, and unsent mail is tried again between', () => {
    const schedules = propertiesOf(program, 'AWS::Scheduler::Schedule')
    expect(schedules).toHaveLength(2)
    for (const ScheduleExpression of ['cron(0 * * * ? *)', 'cron(30 * * * ? *)'])
      expect(schedules).toContainEqual(
        expect.objectContaining({
          ScheduleExpression,
          Target: expect.objectContaining({
            DeadLetterConfig: expect.anything(),
            RoleArn: expect.anything(),
          }),
        }),
      )
  })

  test('an execution of a case that ends badly is heard of', () => {
    expect(propertiesOf(program, 'AWS::Events::Rule')).toMatchObject([
      {
        EventPattern: {
          source: ['aws.states'],
          detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [{}, {}, {}] },
        },
      },
    ])
  })

  test('every queue takes encrypted connections only', () => {
    const policies = propertiesOf(program, 'AWS::SQS::QueuePolicy')
    expect(propertiesOf(program, 'AWS::SQS::Queue')).toHaveLength(4)
    expect(policies).toHaveLength(4)
    for (const policy of policies)
      expect(policy).toMatchObject({
        PolicyDocument: {
          Statement: expect.arrayContaining([
            expect.objectContaining({
              Effect: 'Deny',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        },
      })
  })
})

test('requests come in by known routes, are logged, and a flood is held back', () => {
  expect(propertiesOf(program, 'AWS::ApiGatewayV2::Route')).toMatchObject([
    { RouteKey: '$default' },
    { RouteKey: 'ANY /files/{proxy+}' },
    { RouteKey: 'GET /insight' },
    { RouteKey: 'GET /insight/{proxy+}' },
    { RouteKey: 'GET /open-data' },
    { RouteKey: 'GET /open-data/{proxy+}' },
    { RouteKey: 'GET /feeds/{proxy+}' },
    { RouteKey: 'GET /sitemap.xml' },
    { RouteKey: 'GET /sitemaps/{proxy+}' },
    { RouteKey: 'GET /robots.txt' },
  ])
  expect(propertiesOf(program, 'AWS::ApiGatewayV2::Stage')).toMatchObject([
    {
      AccessLogSettings: { DestinationArn: {} },
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
    },
  ])
})

test('the access log says which route was taken, and no address: an invitation’s is its secret', () => {
  const [stage] = propertiesOf(program, 'AWS::ApiGatewayV2::Stage')
  const { AccessLogSettings } = z.object({ AccessLogSettings: z.object({ Format: z.string() }) }).parse(stage)
  expect(AccessLogSettings.Format).toContain('$context.routeKey')
  expect(AccessLogSettings.Format).not.toMatch(
    /path|\$context\.(?:domain|identity\.(?!sourceIp))|queryString/i,
  )
})

describe('alarms', () => {
  const Alarm = z.object({
    Properties: z.object({
      AlarmName: z.string(),
      AlarmDescription: z.string(),
      AlarmActions: z.array(z.unknown()).min(1),
    }),
  })
  const alarms = Object.values(program.findResources('AWS::CloudWatch::Alarm')).map(
    (found) => Alarm.parse(found).Properties,
  )
  const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8')

  test('each says what it means, and has its page in the runbook', () => {
    for (const { AlarmName, AlarmDescription } of alarms) {
      expect(AlarmDescription).toMatch(/^Impact: .+ Likely cause: .+ Look at .+ Runbook: /)
      expect(runbook).toContain(`\n## ${AlarmName.replace('consort-prod: ', '')}\n`)
    }
  })

  test('the runbook has no page for an alarm that does not exist', () => {
    const pages = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title]) => `consort-prod: ${title}`)
    expect(new Set(pages)).toEqual(new Set(alarms.map(({ AlarmName }) => AlarmName)))
  })
})
