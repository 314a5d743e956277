import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ownIssuer, propertiesOf, resourcesOf, synthesise } from '../support/stacks.ts'

const { program } = synthesise({ region: 'eu-central-1', ...ownIssuer }).templates

const Alarm = z.object({
  AlarmName: z.string(),
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Threshold: z.number(),
})
const alarms = propertiesOf(program, 'AWS::CloudWatch::Alarm').map((found) => Alarm.parse(found))

/** The logical ids that an alarm's dimensions point at. */
const about = (alarm: z.infer<typeof Alarm>): string => JSON.stringify(alarm.Dimensions)

describe('somebody is called', () => {
  test.each([
    ['an application fails', 'AWS/States', 'ExecutionsFailed', /Workflowsapplication/],
    ['an annual evaluation fails', 'AWS/States', 'ExecutionsFailed', /Workflowsannualevaluation/],
    ['a change fails', 'AWS/States', 'ExecutionsFailed', /Workflowschange/],
    ['the relay gives up', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', /RelayDeadLetters/],
    ['the mail gives up', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', /MailDeadLetters/],
    ['a restart is lost', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', /RestartDeadLetters/],
    ['functions are throttled', 'AWS/Lambda', 'Throttles', /^\[\]$/],
    ['reading is throttled', 'AWS/DynamoDB', 'ReadThrottleEvents', /TableName/],
    ['writing is throttled', 'AWS/DynamoDB', 'WriteThrottleEvents', /TableName/],
    ['transitions are throttled', 'AWS/States', 'ThrottledEvents', /StateTransition/],
    ['pages fail', 'AWS/ApiGateway', '5xx', /ApiId/],
    ['a case is stuck', 'Consort', 'StuckCases', /Table/],
    ['the clock stands', 'Consort', 'ClockRuns', /Table/],
  ])('when %s', (_when, Namespace, MetricName, dimensions) => {
    const found = alarms.filter((alarm) => alarm.Namespace === Namespace && alarm.MetricName === MetricName)
    expect(found.filter((alarm) => dimensions.test(about(alarm)))).toHaveLength(1)
  })

  test('at the first failure, where one already means that somebody waits', () => {
    for (const name of [
      'Applications fail',
      'Annual evaluations fail',
      'Changes fail',
      'Effects are lost',
      'Cases are stuck',
    ])
      expect(alarms).toContainEqual(
        expect.objectContaining({ AlarmName: `consort-prod: ${name}`, Threshold: 0 }),
      )
  })
})

test('the dashboard shows what every alarm watches', () => {
  const [board, ...others] = resourcesOf(program, 'AWS::CloudWatch::Dashboard')
  expect(others).toEqual([])
  const shown = JSON.stringify(board).replaceAll('\\"', '"')
  const missing = alarms.filter((alarm) => !shown.includes(`"${alarm.Namespace}","${alarm.MetricName}"`))
  expect(missing.map(({ AlarmName }) => AlarmName)).toEqual([])
})
