import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { idSymbols } from '../../domain/ids.ts'
import { completeMark } from './keys.ts'
import type { Table } from './table.ts'

/** As many rows as a megabyte holds, and some: a request brings as much as DynamoDB answers at once. */
const rowsAtOnce = 5000
/** More requests at a time only wait for each other. */
const atOnce = 6
/** So many symbols of an id are enough to say where it lies among all of them. */
const precision = 4

type Range = { readonly from: string; readonly upTo: string }
type Read<Row> = (text: string, id: string) => Row

/**
 * The rows of a partition whose sort keys are ids and whose data is one text. Thousands of them: of each only the text
 * travels, as it lies in the table, and is read as soon as it arrives. What the first request has no room for is asked
 * for in stretches side by side: ids are spread evenly, so that the place of the last one says how many there will be.
 */
export const rowsIn = async <Row>(
  table: Table,
  partition: string,
  read: Read<Row>,
  consistent = false,
): Promise<{ readonly rows: readonly Row[]; readonly complete: boolean }> => {
  let complete = false
  const page = async (range?: Range): Promise<{ rows: Row[]; last: string | undefined }> => {
    const { Items = [], LastEvaluatedKey } = await table.meter.counted(
      'read',
      table.base.send(new QueryCommand({ ...asked(table, partition, range), ConsistentRead: consistent })),
    )
    const rows: Row[] = []
    for (const { sk, data } of Items)
      if (sk?.S === completeMark) complete = true
      else if (sk?.S !== undefined && data?.S !== undefined) rows.push(read(data.S, sk.S))
    return { rows, last: LastEvaluatedKey?.sk?.S }
  }
  const stretch = async (range: Range): Promise<Row[]> => {
    const found: Row[] = []
    let from: string | undefined = range.from
    while (from !== undefined) {
      const { rows, last } = await page({ ...range, from })
      for (const row of rows) found.push(row)
      from = last === undefined ? undefined : after(last)
    }
    return found
  }
  const first = await page()
  if (first.last === undefined) return { rows: first.rows, complete }
  const rest = await Promise.all(stretchesAfter(first.last).map(stretch))
  return { rows: [first.rows, ...rest].flat(), complete }
}

const asked = ({ name }: Table, partition: string, range: Range | undefined) => ({
  TableName: name,
  ReturnConsumedCapacity: 'TOTAL' as const,
  KeyConditionExpression: range === undefined ? '#pk = :pk' : '#pk = :pk AND #sk BETWEEN :from AND :upTo',
  ProjectionExpression: '#sk, #data',
  ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk', '#data': 'data' },
  ExpressionAttributeValues: {
    ':pk': { S: partition },
    ...(range === undefined ? {} : { ':from': { S: range.from }, ':upTo': { S: range.upTo } }),
  },
  Limit: rowsAtOnce,
})

/** No id begins with another: a blank behind one is after it and before the next. */
const after = (id: string): string => `${id} `
const end = '~'

/** Stretches of what lies after this id, each of as many rows as came up to it, or a little fewer. */
export const stretchesAfter = (last: string): readonly Range[] => {
  const whole = idSymbols.length ** precision
  const place = placeOf(last)
  const count = place > 0 ? Math.min(atOnce, Math.ceil(((whole - place) / place) * 1.1)) : 1
  const edge = (n: number): string => idAt(Math.round(place + ((whole - place) * n) / count))
  return Array.from({ length: count }, (_, n) => ({
    from: n === 0 ? after(last) : edge(n),
    upTo: n + 1 >= count ? end : edge(n + 1),
  }))
}

/** Where an id lies among all that there can be; nowhere when it is none. */
const placeOf = (id: string): number => {
  const symbols = [...id.slice(0, precision)].map((symbol) => idSymbols.indexOf(symbol))
  return symbols.some((one) => one < 0) ? 0 : symbols.reduce((sum, one) => sum * idSymbols.length + one, 0)
}

const idAt = (place: number): string =>
  Array.from(
    { length: precision },
    (_, n) => idSymbols[Math.floor(place / idSymbols.length ** (precision - 1 - n)) % idSymbols.length],
  ).join('')

/** Rows are shared by whoever asks: nobody may change one. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

/** As many rows as three large calls have. More than that are read anew. */
const mostKept = 16_000

/**
 * Reads a text once a process: what the same text says is the same, and rows that did not change since they were read
 * last need not be taken apart again. Nothing is taken from here without its text having come from the table just now.
 */
export const readOnce = <Row>(read: (text: string) => Row): Read<Row> => {
  const kept = new Map<string, { readonly text: string; readonly row: Row }>()
  return (text, id) => {
    const known = kept.get(id)
    if (known?.text === text) return known.row
    if (kept.size >= mostKept) kept.clear()
    const row = frozen(read(text))
    kept.set(id, { text, row })
    return row
  }
}
