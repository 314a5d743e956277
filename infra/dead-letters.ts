import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { because } from './reasons.ts'

/** Where a piece of work ends that failed every time. Kept for as long as SQS keeps anything. */
export const deadLetters = (scope: Construct, id: string): Queue => {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  because(queue, { SQS3: 'This is itself the last queue; an alarm rings at the first message in it.' })
  return queue
}
