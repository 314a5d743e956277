import { z } from 'zod'
import type { Operation } from './operation.ts'

/** RFC 9457, with a stable code and the fields that it is about. */
const Problem = z.object({
  type: z.string(),
  title: z.string().describe('In English'),
  detail: z.string().describe('In Chinese'),
  status: z.number().int(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  problems: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      words: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
  requestId: z.string(),
})

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest
}

const parametersOf = (schema: z.ZodType, where: 'path' | 'query') => {
  const { properties = {}, required = [] } = z
    .object({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(schemaOf(schema, 'input'))
  return Object.entries(properties).map(([name, { description, ...held }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    schema: held,
  }))
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key again (within 48 hours) answers as the first time did, and does nothing',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
}

/** What an operation takes and answers, as JSON Schema. */
export const partsOf = (operation: Operation) => ({
  parameters: [
    ...parametersOf(operation.pathSchema, 'path'),
    ...parametersOf(operation.querySchema, 'query'),
    ...(operation.method === 'get' ? [] : [idempotencyKey]),
  ],
  body: operation.bodySchema && schemaOf(operation.bodySchema, 'input'),
  answer: schemaOf(operation.answer, 'output'),
})

/** OpenAPI 3.1, whose schemas are JSON Schema: straight from the Zod schemas that check every request. */
export const openApiDocument = (operations: readonly Operation[], publicUrl: string) => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const { parameters, body, answer } = partsOf(operation)
    ;(paths[operation.path] ??= {})[operation.method] = {
      operationId: operation.id,
      summary: operation.summary,
      tags: [operation.subject],
      ...(operation.open ? { security: [] } : {}),
      parameters,
      ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
      responses: {
        [operation.status]: { description: 'Done', content: { 'application/json': { schema: answer } } },
        default: { $ref: '#/components/responses/Problem' },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Consort',
      version: '1',
      description:
        'Everything that a person can do on a page. Lists are paged: pass `next` back as `after`. Times are UTC.',
    },
    servers: [{ url: `${publicUrl}/api` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'From the issuer that pages sign in at',
        },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
      responses: {
        Problem: {
          description: 'Why not: a stable code, words in both languages, and the fields it is about',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}
