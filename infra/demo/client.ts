import { z } from 'zod'

/** How the demo reaches a program: over HTTP, wherever it runs. */
export type Reach = {
  readonly baseUrl: string
  /** A bearer token of a person, by the subject that the issuer knows. */
  token(subject: string): Promise<string>
  readonly fetch?: typeof fetch
}

const ProblemBody = z.object({
  code: z.string(),
  title: z.string().optional(),
  problems: z.array(z.looseObject({ field: z.string(), code: z.string() })).default([]),
})

/** The API said no: which code, and about which fields. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly string[]
  constructor(status: number, body: z.infer<typeof ProblemBody>, asked: string) {
    super(
      `${asked}: ${status} ${body.code} ${body.problems.map((one) => `${one.field} ${one.code}`).join(', ')}`,
    )
    this.status = status
    this.code = body.code
    this.fields = body.problems.map((one) => one.field)
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The public API as one person. Every answer is parsed. */
export const apiOf = (reach: Reach, subject: string) => {
  const call = async <Out>(
    method: Method,
    path: string,
    out: z.ZodType<Out>,
    body?: unknown,
    key?: string,
  ): Promise<Out> => {
    const response = await (reach.fetch ?? fetch)(`${reach.baseUrl}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await reach.token(subject)}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json: unknown = text === '' ? {} : JSON.parse(text)
    if (response.ok) return out.parse(json)
    throw new ApiProblem(response.status, ProblemBody.parse(json), `${method} ${path} as ${subject}`)
  }
  return {
    get: <Out>(path: string, out: z.ZodType<Out>) => call('GET', path, out),
    post: (path: string, body: unknown, key?: string) => call('POST', path, z.unknown(), body, key),
    put: (path: string, body: unknown) => call('PUT', path, z.unknown(), body),
    patch: (path: string, body: unknown) => call('PATCH', path, z.unknown(), body),
    ask: <Out>(method: Method, path: string, out: z.ZodType<Out>, body?: unknown, key?: string) =>
      call(method, path, out, body, key),
  }
}
export type Api = ReturnType<typeof apiOf>
