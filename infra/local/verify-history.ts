import { createHash, createPublicKey, verify } from 'node:crypto'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { z } from 'zod'
import { startTableEngine } from './table-engine.ts'

/*
 * Checks the history of every case. Written apart from the program that writes it: the spelling that is hashed and
 * the way the links hang together are said here a second time, on purpose.
 */

const Chained = z.looseObject({ seq: z.number(), previous: z.string(), hash: z.string() })
const Link = Chained.extend({ case: z.string() })
const Seal = z.looseObject({ facts: z.looseObject({ task: z.string(), answer: z.string() }) })
const End = z.looseObject({ id: z.string(), chain: z.object({ seq: z.number(), hash: z.string() }) })

const Answered = z.looseObject({
  id: z.string(),
  case: z.string(),
  state: z.looseObject({ is: z.string() }),
  answer: z.unknown().optional(),
})

/** JSON with its keys in order and nothing between them. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : held,
  )

const digest = (value: unknown): string => createHash('sha256').update(spelled(value)).digest('hex')

const hashOf = (link: z.infer<typeof Chained>): string => {
  const { hash: _, ...rest } = link
  return digest(rest)
}

/** What is wrong with the histories among these items of the table; an empty list means nothing. */
export const verifyHistory = (items: readonly { type?: unknown; data?: unknown }[]): string[] => {
  const links = items.filter((item) => item.type === 'event').map((item) => Link.parse(item.data))
  const ends = items.filter((item) => item.type === 'case').map((item) => End.parse(item.data))
  const tasks = items.filter((item) => item.type === 'task').map((item) => Answered.parse(item.data))
  const known = new Set(ends.map((end) => end.id))
  const strays = links
    .filter((link) => !known.has(link.case))
    .map((link) => `${link.case}: event ${link.seq} belongs to no case`)
  return [
    ...strays,
    ...ends.flatMap((end) =>
      verifyChain(
        end,
        links.filter((link) => link.case === end.id),
      ),
    ),
    ...verifyAnswers(links, tasks),
    ...verifyHandIns(links, items),
    ...verifyRecords(items),
    ...verifyReceipts(items, links),
  ]
}

const Given = z.looseObject({
  jws: z.string(),
  receipt: z.looseObject({ number: z.string(), case: z.string(), content: z.string(), arrived: z.string() }),
})
const Key = z.looseObject({
  key: z.looseObject({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string() }),
})
const Handed = z.looseObject({ facts: z.looseObject({ number: z.string(), hash: z.string() }) })
const SignedHeader = z.looseObject({ alg: z.literal('EdDSA'), kid: z.string() })

/**
 * Every receipt bears a signature of a key on record, over what it says; and it says what the history says of the same
 * submission.
 */
const verifyReceipts = (
  items: readonly { type?: unknown; data?: unknown }[],
  links: readonly z.infer<typeof Link>[],
): string[] => {
  const keys = items.filter(({ type }) => type === 'receipt-key').map(({ data }) => Key.parse(data).key)
  const given = items.filter(({ type }) => type === 'receipt').map(({ data }) => Given.parse(data))
  const handed = links.filter(({ what }) => what === 'submitted')
  return given.flatMap(({ jws, receipt }) => {
    const { number } = receipt
    const event = handed.find((link) => Handed.safeParse(link).data?.facts.number === number)
    const said = event && Handed.parse(event).facts
    return [
      ...(isSigned(jws, receipt, keys)
        ? []
        : [`${receipt.case}: the signature of receipt ${number} does not hold`]),
      ...(event?.case === receipt.case && said?.hash === receipt.content
        ? []
        : [`${receipt.case}: receipt ${number} is not the one of the history`]),
    ]
  })
}

const isSigned = (jws: string, receipt: unknown, keys: readonly z.infer<typeof Key>['key'][]): boolean => {
  const [head = '', body = '', signature = ''] = jws.split('.')
  const header = SignedHeader.safeParse(json(head)).data
  const key = keys.find(({ kid }) => kid === header?.kid)
  if (!key || spelled(json(body)) !== spelled(receipt)) return false
  const { kty, crv, x } = key
  const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  return verify(null, Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))
}

const json = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

const Line = Chained.extend({ consortium: z.string() })
const RecordEnd = z.looseObject({ consortium: z.string(), revision: z.number(), hash: z.string() })

/** What was entered for consortia after they were recognised hangs together in the same way. */
const verifyRecords = (items: readonly { type?: unknown; data?: unknown }[]): string[] => {
  const lines = items.filter(({ type }) => type === 'record-line').map(({ data }) => Line.parse(data))
  const ends = items.filter(({ type }) => type === 'record-end').map(({ data }) => RecordEnd.parse(data))
  const known = new Set(ends.map(({ consortium }) => consortium))
  return [
    ...lines
      .filter(({ consortium }) => !known.has(consortium))
      .map(({ consortium, seq }) => `${consortium}: line ${seq} belongs to no record`),
    ...ends.flatMap(({ consortium, revision, hash }) =>
      verifyChain(
        { id: consortium, chain: { seq: revision, hash } },
        lines.filter((line) => line.consortium === consortium),
      ),
    ),
  ]
}

/** An event that seals an answer names its digest; events from before that was done seal nothing. */
const verifyAnswers = (
  links: readonly z.infer<typeof Link>[],
  tasks: readonly z.infer<typeof Answered>[],
): string[] => {
  const byId = new Map(tasks.map((task) => [`${task.case}/${task.id}`, task]))
  return links.flatMap((link) => {
    const seal = Seal.safeParse(link)
    if (!seal.success) return []
    const { task: id, answer } = seal.data.facts
    const task = byId.get(`${link.case}/${id}`)
    return task?.state.is === 'answered' && digest(task.answer ?? null) === answer
      ? []
      : [`${link.case}: the answer to task ${id} is not the one of event ${link.seq}`]
  })
}

const Handing = z.looseObject({ facts: z.looseObject({ version: z.number(), hash: z.string() }) })
const Cover = z.looseObject({
  case: z.string(),
  n: z.number(),
  parts: z.number(),
  title: z.string(),
  members: z.array(z.unknown()),
  documents: z.array(z.unknown()),
  salt: z.string().optional(),
})
const Kept = z.looseObject({ id: z.string(), owner: z.string().optional() })
type Kept = z.infer<typeof Kept>
const Part = z.looseObject({
  case: z.string(),
  n: z.number(),
  sections: z.array(Kept),
})

/** An event that says what was handed in names its digest; it is reckoned again from the rows that were kept. */
const verifyHandIns = (
  links: readonly z.infer<typeof Link>[],
  items: readonly { type?: unknown; data?: unknown }[],
): string[] => {
  const covers = items.filter(({ type }) => type === 'handed-in').map(({ data }) => Cover.parse(data))
  const parts = items.filter(({ type }) => type === 'handed-in-part').map(({ data }) => Part.parse(data))
  return links.flatMap((link) => {
    const handing = Handing.safeParse(link)
    if (!handing.success) return []
    const { version, hash } = handing.data.facts
    const own = (row: { readonly case: string; readonly n: number }) =>
      row.case === link.case && row.n === version
    const cover = covers.find(own)
    const mine = parts.filter(own)
    if (!cover || mine.length !== cover.parts)
      return [`${link.case}: what event ${link.seq} handed in is not there`]
    // Rows come in any order; sections are spelled by their name and whose part they are.
    const name = ({ id, owner = '' }: Kept) => `${id}#${owner}`
    const sections = mine.flatMap((row) => row.sections).sort((a, b) => (name(a) < name(b) ? -1 : 1))
    const { title, members, documents, salt } = cover
    // What an earlier program kept has no salt.
    return digest({ title, sections, members, documents, ...(salt === undefined ? {} : { salt }) }) === hash
      ? []
      : [`${link.case}: what event ${link.seq} handed in was changed`]
  })
}

const verifyChain = (
  end: Pick<z.infer<typeof End>, 'id' | 'chain'>,
  links: readonly z.infer<typeof Chained>[],
): string[] => {
  const wrong: string[] = []
  let previous = '0'.repeat(64)
  const inOrder = links.toSorted((a, b) => a.seq - b.seq)
  for (const [index, link] of inOrder.entries()) {
    if (link.seq !== index + 1)
      wrong.push(`${end.id}: event ${index + 1} is missing or event ${link.seq} stands twice`)
    if (link.previous !== previous)
      wrong.push(`${end.id}: event ${link.seq} does not follow the one before it`)
    if (hashOf(link) !== link.hash) wrong.push(`${end.id}: event ${link.seq} was changed`)
    previous = link.hash
  }
  if (end.chain.seq !== links.length || end.chain.hash !== previous)
    wrong.push(`${end.id}: the history does not end where it should (event ${end.chain.seq})`)
  return wrong
}

const readTable = async (folder: string): Promise<Record<string, unknown>[]> => {
  const engine = await startTableEngine({ folder })
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const items: Record<string, unknown>[] = []
  let from: z.infer<typeof StartKey> | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: 'consort', ...(from === undefined ? {} : { ExclusiveStartKey: from }) }),
    )
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  await engine.stop()
  return items
}
const StartKey = z.custom<NonNullable<ConstructorParameters<typeof ScanCommand>[0]['ExclusiveStartKey']>>()

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) {
    console.error('Name the data folder: npm run verify-history -- FOLDER')
    process.exit(2)
  }
  const items = await readTable(folder)
  const wrong = verifyHistory(items)
  for (const line of wrong) console.log(line)
  const cases = items.filter((item) => item.type === 'case').length
  const events = items.filter((item) => item.type === 'event').length
  console.log(`${cases} cases, ${events} events, ${wrong.length} faults`)
  process.exit(wrong.length === 0 ? 0 : 1)
}
