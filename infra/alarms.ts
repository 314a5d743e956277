import { Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { type Watched, watches } from './watches.ts'

/** One alarm for each watch; a mail to `alarmEmail`, when there is one, at its begin and its end. */
export const alarms = (scope: Construct, watched: Watched): void => {
  const { alarmEmail, stage } = watched.settings
  const action = alarmEmail === undefined ? undefined : new SnsAction(alarmTopic(scope, alarmEmail))
  for (const watch of watches(watched)) {
    const { title, impact, cause, look, metric, above, below, periods = 1 } = watch
    const alarm = new Alarm(scope, title.replaceAll(' ', ''), {
      alarmName: `consort-${stage}: ${title}`,
      alarmDescription: `Impact: ${impact} Likely cause: ${cause} Look at ${look} Runbook: "${title}" in docs/runbook.md.`,
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator:
        below === undefined
          ? ComparisonOperator.GREATER_THAN_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: below === undefined ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    })
    if (action) {
      alarm.addAlarmAction(action)
      alarm.addOkAction(action)
    }
  }
}

const alarmTopic = (scope: Construct, address: string): Topic => {
  const topic = new Topic(scope, 'AlarmTopic', { enforceSSL: true })
  topic.addSubscription(new EmailSubscription(address))
  // A topic with a policy of its own no longer lets every service of the account in.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  )
  return topic
}
