import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'

/** Every item of the deployed table. The program itself never reads like this, and may not. */
export const scanned = async (
  client: DynamoDBClient,
  TableName: string,
): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = []
  for await (const page of paginateScan({ client }, { TableName }))
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)))
  return items
}
