import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Page, PageRequest } from '../ports/paging.ts'
import {
  attributesOf,
  fromCursor,
  mostPartitionBytes,
  mostSortBytes,
  toCursor,
  type Where,
} from './cursor.ts'
import type { IndexKeys, Key } from './keys.ts'
import { createMeter, type Meter } from './meter.ts'

/** An item as it lies in the table: keys, what it is, and the domain's value under `data`. */
export type Item = Key & IndexKeys & { type: string; data: unknown; about?: unknown; expires?: number }
const Item = z.looseObject({ pk: z.string(), sk: z.string(), type: z.string(), data: z.unknown() })
export type ReadItem = z.infer<typeof Item>

const StoredKey = z.object({ pk: z.string(), sk: z.string() })
/** What DynamoDB answers in one batch. */
const mostInBatch = 100
/** A key that is too long is nobody's: names in it come from addresses, where anything may be typed. */
const possible = ({ pk, sk }: Key): boolean =>
  Buffer.byteLength(pk) <= mostPartitionBytes && Buffer.byteLength(sk) <= mostSortBytes

/** What must hold for a write: an expression over the item that is there. */
export type Guard = {
  ConditionExpression: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}
/** One action of a transaction. */
export type Write = { put: Item; guard?: Guard } | { remove: Key } | { check: Key; guard: Guard }

export const isNew: Guard = { ConditionExpression: 'attribute_not_exists(pk)' }
const isThere: Guard = { ConditionExpression: 'attribute_exists(pk)' }

/** The item there is still the one that was read. */
export const atRevision = (revision: number): Guard => ({
  ConditionExpression: '#data.#revision = :revision',
  ExpressionAttributeNames: { '#data': 'data', '#revision': 'revision' },
  ExpressionAttributeValues: { ':revision': revision },
})

/** Revision 1 must be new, a later one must follow the one before it. */
export const nextRevision = (revision: number): Guard => (revision === 1 ? isNew : atRevision(revision - 1))

/** The few calls that the store makes, each counted. Retries with backoff and jitter are the SDK's, five at most. */
export const openTable = (options: { name: string; endpoint?: string | undefined; meter?: Meter }) => {
  const { name, endpoint, meter = createMeter() } = options
  const base = new DynamoDBClient({
    maxAttempts: 5,
    ...(endpoint === undefined
      ? {}
      : { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  })
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } })
  const counted = { TableName: name, ReturnConsumedCapacity: 'TOTAL' as const }

  const get = async (key: Key, consistent = true): Promise<ReadItem | undefined> => {
    if (!possible(key)) return undefined
    const out = await meter.counted(
      'read',
      client.send(new GetCommand({ ...counted, Key: key, ConsistentRead: consistent })),
    )
    return out.Item === undefined ? undefined : Item.parse(out.Item)
  }

  /** As many as there are, a hundred keys a request; what the answer had no room for is asked for again. */
  const getMany = async (wanted: readonly Key[]): Promise<ReadItem[]> => {
    const left = [...new Map(wanted.map((key) => [`${key.pk}|${key.sk}`, key])).values()]
    const found: ReadItem[] = []
    while (left.length > 0) {
      const out = await meter.counted(
        'read',
        client.send(
          new BatchGetCommand({
            RequestItems: { [name]: { Keys: left.splice(0, mostInBatch), ConsistentRead: true } },
            ReturnConsumedCapacity: 'TOTAL',
          }),
        ),
      )
      found.push(...(out.Responses?.[name] ?? []).map((item) => Item.parse(item)))
      left.push(...(out.UnprocessedKeys?.[name]?.Keys ?? []).map((key) => StoredKey.parse(key)))
    }
    return found
  }

  const query = async (where: Where, page: PageRequest = {}): Promise<Page<ReadItem>> => {
    const [pk, sk] = attributesOf(where)
    const range =
      where.begins !== undefined
        ? ' AND begins_with(#sk, :sk)'
        : where.upTo !== undefined
          ? ' AND #sk <= :sk'
          : ''
    const out = await meter.counted(
      'read',
      client.send(
        new QueryCommand({
          ...counted,
          ...(where.index ? { IndexName: where.index } : {}),
          KeyConditionExpression: `#pk = :pk${range}`,
          ExpressionAttributeNames: { '#pk': pk, ...(range ? { '#sk': sk } : {}) },
          ExpressionAttributeValues: {
            ':pk': where.key,
            ...(range ? { ':sk': where.begins ?? where.upTo } : {}),
          },
          ScanIndexForward: !where.newestFirst,
          Limit: Math.min(page.limit ?? 25, 5000),
          ...(where.consistent && !where.index ? { ConsistentRead: true } : {}),
          ...(page.after === undefined ? {} : { ExclusiveStartKey: fromCursor(where, page.after) }),
        }),
      ),
    )
    const items = (out.Items ?? []).map((item) => Item.parse(item))
    return out.LastEvaluatedKey === undefined
      ? { items }
      : { items, next: toCursor(where, out.LastEvaluatedKey) }
  }

  const put = async (item: Item, guard?: Guard) => {
    await meter.counted('write', client.send(new PutCommand({ ...counted, Item: item, ...guard })))
  }

  /**
   * Takes an item away: of several who come at once, one gets it. The condition says so to every engine;
   * without one, DynamoDB Local hands the old item to all of them.
   */
  const remove = async (key: Key): Promise<ReadItem | undefined> => {
    if (!possible(key)) return undefined
    const command = new DeleteCommand({ ...counted, Key: key, ReturnValues: 'ALL_OLD', ...isThere })
    try {
      const out = await meter.counted('write', client.send(command))
      return out.Attributes === undefined ? undefined : Item.parse(out.Attributes)
    } catch (problem) {
      if (problem instanceof ConditionalCheckFailedException) return undefined
      throw problem
    }
  }

  const transact = async (writes: Write[]): Promise<void> => {
    await meter.counted(
      'write',
      client.send(
        new TransactWriteCommand({
          TransactItems: writes.map((write) =>
            'put' in write
              ? { Put: { TableName: name, Item: write.put, ...write.guard } }
              : 'check' in write
                ? { ConditionCheck: { TableName: name, Key: write.check, ...write.guard } }
                : { Delete: { TableName: name, Key: write.remove } },
          ),
          ReturnConsumedCapacity: 'TOTAL',
        }),
      ),
    )
  }

  return { name, base, meter, get, getMany, query, put, remove, transact }
}
export type Table = ReturnType<typeof openTable>

const index = (name: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: `${name}Key`, KeyType: 'HASH' as const },
    { AttributeName: `${name}Sort`, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'ALL' as const },
})

/** The table as the stateful stack has it, for engines on one machine. */
export const tableDefinition = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    'pk',
    'sk',
    'listKey',
    'listSort',
    'timeKey',
    'timeSort',
    'holderKey',
    'holderSort',
  ].map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' as const })),
  GlobalSecondaryIndexes: [index('list'), index('time'), index('holder')],
})
