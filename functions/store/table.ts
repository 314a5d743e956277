import { AsyncLocalStorage } from 'node:async_hooks'
import { DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
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
import { Refusal } from '../../domain/refusal.ts'
import type { Page, PageRequest } from '../ports.ts'
import type { IndexKeys, Key } from './keys.ts'

/** An item as it lies in the table: keys, what it is, and the domain's value under `data`. */
export type Item = Key & IndexKeys & { type: string; data: unknown; about?: unknown; expires?: number }
const Item = z.looseObject({ pk: z.string(), sk: z.string(), type: z.string(), data: z.unknown() })
export type ReadItem = z.infer<typeof Item>

/** Requests and capacity units used: what the cost of a case is counted in. */
export type Use = { requests: number; readUnits: number; writeUnits: number }

/** Counts what is used inside a call, and tells a listener under which name (a case) it was used. */
export const createMeter = () => {
  const counting = new AsyncLocalStorage<Use>()
  const naming = new AsyncLocalStorage<string>()
  const listeners: ((name: string, readUnits: number, writeUnits: number) => void)[] = []
  return {
    during: async (act: () => Promise<unknown>): Promise<Use> => {
      const use: Use = { requests: 0, readUnits: 0, writeUnits: 0 }
      await counting.run(use, act)
      return use
    },
    under: <Result>(name: string, act: () => Promise<Result>): Promise<Result> => naming.run(name, act),
    onUse: (listener: (name: string, readUnits: number, writeUnits: number) => void): void => {
      listeners.push(listener)
    },
    note: (kind: 'read' | 'write', units: number): void => {
      const use = counting.getStore()
      if (use) {
        use.requests += 1
        use[kind === 'read' ? 'readUnits' : 'writeUnits'] += units
      }
      const name = naming.getStore()
      if (name !== undefined)
        for (const listener of listeners)
          listener(name, kind === 'read' ? units : 0, kind === 'write' ? units : 0)
    },
  }
}
export type Meter = ReturnType<typeof createMeter>

const Consumed = z
  .union([
    z.array(z.looseObject({ CapacityUnits: z.number().optional() })),
    z.looseObject({ CapacityUnits: z.number().optional() }),
  ])
  .optional()
const unitsOf = (consumed: unknown): number => {
  const parsed = Consumed.parse(consumed)
  if (parsed === undefined) return 0
  return Array.isArray(parsed)
    ? parsed.reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)
    : (parsed.CapacityUnits ?? 0)
}

/** A cursor is the key at which the next page begins, hidden from its reader and checked when it comes back. */
const Cursor = z.record(z.string().max(20), z.string().max(600))
const toCursor = (key: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify(Cursor.parse(key))).toString('base64url')
const fromCursor = (cursor: string): Record<string, string> => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refusal('invalid', { problems: [{ field: 'after', code: 'bad-cursor' }] })
  }
}

type Where = {
  index?: 'list' | 'time' | 'holder'
  key: string
  begins?: string
  upTo?: string
  newestFirst?: boolean
  consistent?: boolean
}
/** What must hold for a write: an expression over the item that is there. */
export type Guard = {
  ConditionExpression: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}
/** One action of a transaction. */
export type Write = { put: Item; guard?: Guard } | { remove: Key }

export const isNew: Guard = { ConditionExpression: 'attribute_not_exists(pk)' }

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
    const out = await client.send(new GetCommand({ ...counted, Key: key, ConsistentRead: consistent }))
    meter.note('read', unitsOf(out.ConsumedCapacity))
    return out.Item === undefined ? undefined : Item.parse(out.Item)
  }

  const getMany = async (wanted: readonly Key[]): Promise<ReadItem[]> => {
    if (wanted.length === 0) return []
    const unique = [...new Map(wanted.map((key) => [`${key.pk}|${key.sk}`, key])).values()].slice(0, 100)
    const out = await client.send(
      new BatchGetCommand({
        RequestItems: { [name]: { Keys: unique, ConsistentRead: true } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
    meter.note('read', unitsOf(out.ConsumedCapacity))
    return (out.Responses?.[name] ?? []).map((item) => Item.parse(item))
  }

  const query = async (where: Where, page: PageRequest = {}): Promise<Page<ReadItem>> => {
    const [pk, sk] = where.index ? [`${where.index}Key`, `${where.index}Sort`] : ['pk', 'sk']
    const range =
      where.begins !== undefined
        ? ' AND begins_with(#sk, :sk)'
        : where.upTo !== undefined
          ? ' AND #sk <= :sk'
          : ''
    const out = await client.send(
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
        Limit: Math.min(page.limit ?? 25, 1000),
        ...(where.consistent && !where.index ? { ConsistentRead: true } : {}),
        ...(page.after === undefined ? {} : { ExclusiveStartKey: fromCursor(page.after) }),
      }),
    )
    meter.note('read', unitsOf(out.ConsumedCapacity))
    const items = (out.Items ?? []).map((item) => Item.parse(item))
    return out.LastEvaluatedKey === undefined ? { items } : { items, next: toCursor(out.LastEvaluatedKey) }
  }

  const put = async (item: Item, guard?: Guard) => {
    const out = await client.send(new PutCommand({ ...counted, Item: item, ...guard }))
    meter.note('write', unitsOf(out.ConsumedCapacity))
  }

  const remove = async (key: Key): Promise<ReadItem | undefined> => {
    const out = await client.send(new DeleteCommand({ ...counted, Key: key, ReturnValues: 'ALL_OLD' }))
    meter.note('write', unitsOf(out.ConsumedCapacity))
    return out.Attributes === undefined ? undefined : Item.parse(out.Attributes)
  }

  const transact = async (writes: Write[]): Promise<void> => {
    const out = await client.send(
      new TransactWriteCommand({
        TransactItems: writes.map((write) =>
          'put' in write
            ? { Put: { TableName: name, Item: write.put, ...write.guard } }
            : { Delete: { TableName: name, Key: write.remove } },
        ),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
    meter.note('write', unitsOf(out.ConsumedCapacity))
  }

  return { name, base, meter, get, getMany, query, put, remove, transact }
}
export type Table = ReturnType<typeof openTable>

/** Every page of a query, for the few lists that are short by nature. */
export const everything = async (
  ask: (page: PageRequest) => Promise<Page<ReadItem>>,
  limit = 1000,
): Promise<ReadItem[]> => {
  const found: ReadItem[] = []
  let after: string | undefined
  do {
    const page: Page<ReadItem> = await ask(after === undefined ? { limit } : { limit, after })
    found.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return found
}

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
