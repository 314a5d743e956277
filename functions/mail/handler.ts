import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { z } from 'zod'
import { Message } from '../../domain/message.ts'
import { environment } from '../environment.ts'
import type { Mail } from '../ports/world.ts'
import { awsWorld, onTime } from '../ports-aws.ts'
import { longAgo } from '../relay/sweep.ts'
import { secretSealer } from '../secret-sealer.ts'
import { deliver, sweepMessages } from './deliver.ts'
import { postToRobot, TooMany, withRobots } from './robots.ts'
import { smtpMail } from './smtp.ts'

const env = environment()
const world = {
  ...awsWorld(env, undefined, undefined, secretSealer(env.ROBOT_KEY_SECRET_ARN)),
  publicUrl: env.PUBLIC_URL ?? '',
}
const made: { mail?: Promise<Mail> } = {}

const Secret = z.object({ user: z.string(), password: z.string() })

const open = async (host: string): Promise<Mail> => {
  const settings = { host, port: env.SMTP_PORT, from: env.MAIL_FROM }
  if (env.SMTP_SECRET_ARN === undefined) return smtpMail(settings)
  const out = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: env.SMTP_SECRET_ARN }),
  )
  return smtpMail({ ...settings, ...Secret.parse(JSON.parse(out.SecretString ?? '{}')) })
}

const mail = async (): Promise<Mail | undefined> => {
  if (env.SMTP_HOST === undefined) return undefined
  made.mail ??= open(env.SMTP_HOST)
  return made.mail
}

/** Without a mail server the robots of groups are told nevertheless, and mail waits as it is. */
const goesFrom =
  (server: Mail | undefined) =>
  ({ robot }: Message): boolean =>
    server !== undefined || robot !== undefined

/**
 * From the table's stream to the mail server. A message that could not go stays unsent; an hourly call, which
 * brings no records, tries all of those again.
 */
export const handler = onTime(
  world,
  async (event: Partial<DynamoDBStreamEvent>): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = []
    const server = await mail()
    const both = withRobots(world, server, postToRobot)
    const goes = goesFrom(server)
    if (event.Records === undefined) {
      const { failed } = await sweepMessages(world, both, longAgo(world.now()), goes)
      for (const { id, problem } of failed)
        // What waits for its turn has not failed.
        if (!problem.startsWith('TooMany'))
          console.error(JSON.stringify({ level: 'error', at: 'mail', message: id, problem }))
    }
    for (const record of event.Records ?? []) {
      const image = record.dynamodb?.NewImage
      if (!image) continue
      try {
        const { data } = z
          .object({ data: Message })
          .parse(unmarshall(z.custom<Parameters<typeof unmarshall>[0]>().parse(image)))
        if (goes(data)) await deliver(world, both, data)
      } catch (problem) {
        // It waits for the hourly call: sent again at once it would be refused again.
        if (problem instanceof TooMany) continue
        console.error(JSON.stringify({ level: 'error', at: 'mail', problem: String(problem) }))
        batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' })
      }
    }
    return { batchItemFailures }
  },
)
