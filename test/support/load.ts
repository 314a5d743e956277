import { BatchWriteCommand, type BatchWriteCommandInput, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Item, Table } from '../../functions/store/table.ts'
import { itemsOf } from './many-cases.ts'

/** What DynamoDB takes in one batch. */
const mostInBatch = 25
/** More requests at a time only wait for each other: the engine writes one after the other. */
const atATime = 4

/** Writes items as fast as the engine takes them, past every check: only to have a large table to ask. */
export const load = async (table: Table, items: Iterable<Item>): Promise<void> => {
  const client = DynamoDBDocumentClient.from(table.base, { marshallOptions: { removeUndefinedValues: true } })
  const batches = inBatches(items)
  const write = async (): Promise<void> => {
    for (const batch of batches) {
      let left: BatchWriteCommandInput['RequestItems'] = {
        [table.name]: batch.map((Item) => ({ PutRequest: { Item } })),
      }
      while (left !== undefined && Object.keys(left).length > 0)
        left = (await client.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems
    }
  }
  await Promise.all(Array.from({ length: atATime }, write))
}

const inBatches = function* (items: Iterable<Item>): Generator<Item[], void> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < mostInBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The cases from `from` up to `to` of the large programme in many-cases.ts. */
export const loadCases = (table: Table, to: number, from = 0): Promise<void> =>
  load(
    table,
    (function* () {
      for (let n = from; n < to; n += 1) yield* itemsOf(n)
    })(),
  )
