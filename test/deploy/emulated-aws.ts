import { z } from 'zod'
import { signedHeaders } from './signature.ts'

/** The parts of a target's name before its dot, and what the service is called in a signature. */
const services: Readonly<Record<string, string>> = {
  AmazonSQS: 'sqs',
  AWSStepFunctions: 'states',
  Logs_20140328: 'logs',
  Kinesis_20131202: 'kinesis',
}

/** Calls to the emulator as the owner of its account, for services that the program itself has no client of. */
export const emulatedAws = (endpoint: string) => {
  const post = async (service: string, path: string, body: string, headers: Record<string, string>) => {
    const url = new URL(path, endpoint)
    const response = await fetch(url, {
      method: 'POST',
      headers: signedHeaders(service, url, body, headers),
      body,
    })
    const text = await response.text()
    if (!response.ok || response.headers.has('x-amz-function-error'))
      throw new Error(`${service} ${path}: ${response.status} ${text}`)
    return text
  }

  const ask = async <Out>(
    target: string,
    input: Readonly<Record<string, unknown>>,
    out: z.ZodType<Out>,
  ): Promise<Out> => {
    const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' }
    const service = services[target.split('.')[0] ?? ''] ?? ''
    return read(await post(service, '/', JSON.stringify(input), headers), out)
  }

  /** Every page of a list. */
  const list = async <One>(
    target: string,
    input: Readonly<Record<string, unknown>>,
    field: string,
    one: z.ZodType<One>,
  ): Promise<One[]> => {
    const found: One[] = []
    let nextToken: string | undefined
    do {
      const page = await ask(target, nextToken === undefined ? input : { ...input, nextToken }, Page)
      found.push(...z.array(one).parse(page[field] ?? []))
      nextToken = page.nextToken ?? undefined
    } while (nextToken !== undefined)
    return found
  }

  let streamMade: Promise<unknown> | undefined
  const anything = z.unknown()

  return {
    ask,
    list,
    /** A service that is asked with a form and answers in XML. */
    query: (service: string, form: Readonly<Record<string, string>>): Promise<string> =>
      post(service, '/', new URLSearchParams(form).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    /** MiniStack looks at a table's stream once a second, or at once when a record comes into any Kinesis stream. */
    lookNow: async (): Promise<void> => {
      const StreamName = 'look-now'
      await (streamMade ??= ask('Kinesis_20131202.CreateStream', { StreamName, ShardCount: 1 }, anything))
      await ask('Kinesis_20131202.PutRecord', { StreamName, PartitionKey: 'any', Data: 'AA==' }, anything)
    },
    invoke: async <Out>(name: string, payload: unknown, out: z.ZodType<Out>): Promise<Out> =>
      read(
        await post('lambda', `/2015-03-31/functions/${name}/invocations`, JSON.stringify(payload), {
          'content-type': 'application/json',
        }),
        out,
      ),
  }
}
export type EmulatedAws = ReturnType<typeof emulatedAws>

const read = <Out>(text: string, out: z.ZodType<Out>): Out =>
  out.parse(text === '' ? undefined : JSON.parse(text))

const Page = z.looseObject({ nextToken: z.string().nullish() })
