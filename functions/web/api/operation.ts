import type { Context } from 'hono'
import { z } from 'zod'
import type { Instant } from '../../../domain/calendar.ts'
import type { Person } from '../../../domain/person.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import type { Asking } from '../../commands/run.ts'
import type { PageRequest } from '../../ports/paging.ts'
import { askingOf, type RequestValues, type Web } from '../context.ts'
import { parsed } from '../typed-form.ts'

export type ApiContext = Context<RequestValues>

/** What an operation is asked with, parsed. */
export type Asked<Path, Query, Body> = {
  readonly web: Web
  readonly path: Path
  readonly query: Query
  readonly body: Body
  readonly arrived: Instant
  /** Whoever asks, where a public operation says more to some. */
  readonly reader: Person | undefined
  /** Whoever holds the token; a public operation does without. */
  person(): Person
  /** The command's caller, with the key of the `Idempotency-Key` header. */
  asking(): Asking
}

/** One operation of the API: what its page says, what it takes and answers, and what it does. */
export type Operation = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** `/cases/{case}` */
  readonly path: string
  readonly id: string
  readonly subject: string
  readonly summary: string
  /** Asked without a token. */
  readonly open: boolean
  readonly status: 200 | 201
  readonly pathSchema: z.ZodType
  readonly querySchema: z.ZodType
  readonly bodySchema: z.ZodType | undefined
  readonly answer: z.ZodType
  /** What is answered, and where what was made is found. */
  run(c: ApiContext, web: Web): Promise<{ readonly answer: unknown; readonly location?: string }>
}

type Definition<Path, Query, Body, Answer> = {
  readonly method: Operation['method']
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly open?: true
  readonly status?: 201
  readonly params?: z.ZodType<Path>
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  readonly answer: z.ZodType<Answer>
  /** Where what was made is found. */
  location?(answer: Answer): string
  run(asked: Asked<Path, Query, Body>): Promise<Answer>
}

const nothing = z.object({})

/** A subject's operations. Each parses what comes in at one door, and what goes out is what its schema says. */
export const operationsOn = (subject: string) => {
  const list: Operation[] = []
  const operation = <Path = object, Query = object, Body = undefined, Answer = unknown>(
    definition: Definition<Path, Query, Body, Answer>,
  ): void => {
    const { params, query, body, answer, location, run } = definition
    list.push({
      method: definition.method,
      path: definition.path,
      id: definition.id,
      subject,
      summary: definition.summary,
      open: definition.open ?? false,
      status: definition.status ?? 200,
      pathSchema: params ?? nothing,
      querySchema: query ?? nothing,
      bodySchema: body,
      answer,
      run: async (c, web) => {
        const { person } = c.var
        const key = c.req.header('idempotency-key')
        requireShort(key)
        const signedIn = (): Person => {
          if (!person) throw new Refusal('sign-in-needed')
          return person
        }
        const answered = await run({
          web,
          path: inPath(params ?? z.custom<Path>(), c.req.param()),
          query: parsed(query ?? z.custom<Query>(), c.req.query()),
          body: body ? parsed(body, await jsonOf(c)) : await z.custom<Body>().parseAsync(undefined),
          arrived: c.var.arrived,
          reader: person,
          person: signedIn,
          asking: () => askingOf(c.var, signedIn(), key),
        })
        return { answer: answered, ...(location ? { location: location(answered) } : {}) }
      },
    })
  }
  return { list, operation }
}

const longestKey = 100

const requireShort = (key: string | undefined): void => {
  const problem =
    key === ''
      ? { code: 'missing' }
      : key !== undefined && key.length > longestKey
        ? { code: 'too-long', facts: { max: longestKey } }
        : undefined
  if (problem) throw new Refusal('invalid', { problems: [{ field: 'idempotency-key', ...problem }] })
}

/** An id that cannot be one names nothing. */
const inPath = <Path>(schema: z.ZodType<Path>, given: unknown): Path => {
  const result = schema.safeParse(given)
  if (!result.success) throw notFound()
  return result.data
}

const jsonOf = async (c: ApiContext): Promise<unknown> => {
  if (!/^application\/(?:json|[\w.+-]+\+json)\b/i.test(c.req.header('content-type') ?? 'application/json'))
    throw new Refusal('not-json')
  const body = readJson(await c.req.text())
  const strange = prototypesIn(body, '')
  if (strange.length > 0)
    throw new Refusal('invalid', { problems: strange.map((field) => ({ field, code: 'unknown-field' })) })
  return body
}

const readJson = (text: string): unknown => {
  try {
    // Half of a surrogate pair, written as an escape, cannot be stored.
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
  } catch {
    throw new Refusal('invalid', { problems: [{ field: '', code: 'malformed' }] })
  }
}

/** Where a field is called `__proto__`: a schema drops it without a word, and nothing of ours has that name. */
const prototypesIn = (value: unknown, path: string): string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, held]) => {
        const field = path === '' ? key : `${path}.${key}`
        return key === '__proto__' ? [field] : prototypesIn(held, field)
      })
    : []

/** Every list: so many items a page, and where to go on. */
export const PageQuery = z.object({
  after: z.string().max(2000).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).optional().describe('Items a page, 25 when absent'),
})
export const pageFrom = ({ after, limit }: z.infer<typeof PageQuery>): PageRequest => ({
  limit: limit ?? 25,
  ...(after === undefined ? {} : { after }),
})

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).readonly(),
    next: z.string().optional().describe('Absent on the last page'),
  })

export const Done = z.object({})
