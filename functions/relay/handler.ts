import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { z } from 'zod'
import { environment } from '../environment.ts'
import { messageDefaults } from '../message-defaults.ts'
import { awsWorld, onTime, stepFunctions } from '../ports-aws.ts'
import { readEffect } from '../store/outbox.ts'
import { carryOut } from './relay.ts'

const env = environment()
const world = awsWorld(env)
const ports = {
  workflows: stepFunctions(
    {
      application: env.MACHINE_APPLICATION,
      'annual-evaluation': env.MACHINE_ANNUAL_EVALUATION,
      change: env.MACHINE_CHANGE,
      inspection: env.MACHINE_INSPECTION,
    },
    env.STEP_FUNCTIONS_ENDPOINT,
  ),
  publicUrl: env.PUBLIC_URL ?? '',
  defaults: messageDefaults(env),
}

const Image = z.object({ pk: z.string(), sk: z.string(), data: z.unknown() })

/** From the table's stream to effects. Stops at the first failure, so that a case's effects keep their order. */
export const handler = onTime(world, async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records) {
    const image = record.dynamodb?.NewImage
    if (!image) continue
    try {
      await carryOut(
        world,
        ports,
        readEffect(Image.parse(unmarshall(z.custom<Parameters<typeof unmarshall>[0]>().parse(image)))),
      )
    } catch (problem) {
      console.error(JSON.stringify({ level: 'error', at: 'relay', problem: String(problem) }))
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
})
