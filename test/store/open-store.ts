import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { Refusal, type RefusalCode } from '../../domain/refusal.ts'
import type { Page, PageRequest } from '../../functions/ports/paging.ts'
import { createMeter } from '../../functions/store/meter.ts'
import { createStore } from '../../functions/store/store.ts'
import { type Item, openTable, tableDefinition } from '../../functions/store/table.ts'
import { startTableEngine } from '../../infra/local/table-engine.ts'
import { chosenEngine } from '../support/town.ts'

/** An empty table in memory with the store over it, on the engine that the suite runs on. */
export const openStore = async () => {
  const engine = await startTableEngine(chosenEngine)
  const meter = createMeter()
  const table = openTable({ name: 'consort', endpoint: engine.endpoint, meter })
  await table.base.send(new CreateTableCommand(tableDefinition(table.name)))
  /** What the store said was committed, for the relay. */
  const told: Item[] = []
  const store = createStore(table, (items) => told.push(...items))

  /** Everything that lies in the table, by key. */
  const contents = async (): Promise<Map<string, unknown>> => {
    const client = DynamoDBDocumentClient.from(table.base)
    const found = new Map<string, unknown>()
    for await (const page of paginateScan({ client }, { TableName: table.name, ConsistentRead: true }))
      for (const item of page.Items ?? []) found.set(`${item.pk}|${item.sk}`, item)
    return found
  }

  return { endpoint: engine.endpoint, table, meter, store, told, contents, stop: engine.stop }
}
export type OpenStore = Awaited<ReturnType<typeof openStore>>

/** Every page of a list, and how many there were. */
export const allPages = async <Row>(
  ask: (page: PageRequest) => Promise<Page<Row>>,
  limit: number,
): Promise<{ rows: Row[]; pages: number }> => {
  const rows: Row[] = []
  let pages = 0
  let after: string | undefined
  do {
    const page = await ask(after === undefined ? { limit } : { limit, after })
    rows.push(...page.items)
    pages += 1
    after = page.next
  } while (after !== undefined)
  return { rows, pages }
}

/** The code of the refusal that this ends with. Anything else that is thrown goes on. */
export const refusalOf = async (act: Promise<unknown>): Promise<RefusalCode | undefined> => {
  try {
    await act
    return undefined
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code
    throw problem
  }
}
