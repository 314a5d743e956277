import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openApiDocument } from '../../../functions/web/api/document.ts'
import { operations } from '../../../functions/web/api/routes.ts'
import { type Api, openApi } from '../../support/api.ts'

const Schema = z.record(z.string(), z.unknown())
const Reply = z.union([
  z.strictObject({ $ref: z.string() }),
  z.object({ description: z.string().min(1), content: z.record(z.string(), z.object({ schema: Schema })) }),
])
const Described = z.object({
  operationId: z.string(),
  summary: z.string().min(3),
  tags: z.array(z.string()).min(1),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      schema: Schema,
    }),
  ),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Schema })) }).optional(),
  responses: z.record(z.string(), Reply),
})
const Document = z.looseObject({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string(), z.record(z.string(), Described)),
})

let api: Api
const written = openApiDocument(operations, 'http://localhost:3000')
const described = Document.parse(written)
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

/** Everything that a document holds, with the path to it. */
const within = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(within)] : []

const resolve = (pointer: string): unknown =>
  pointer
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => Schema.safeParse(value).data?.[part], written)

describe('the document', () => {
  test('is OpenAPI 3.1, describes every operation once, and every reference in it leads somewhere', async () => {
    expect((await api.ask('GET', '/openapi.json')).json).toEqual(written)
    expect(described.openapi).toMatch(/^3\.1\.\d+$/)
    const ids = Object.values(described.paths).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    )
    expect(ids.toSorted()).toEqual([...new Set(operations.map(({ id }) => id))].toSorted())
    const references = within(written).flatMap(
      (value) => z.object({ $ref: z.string() }).safeParse(value).data?.$ref ?? [],
    )
    expect(references.length).toBeGreaterThan(0)
    for (const reference of references) {
      expect(reference).toMatch(/^#\//)
      expect([reference, typeof resolve(reference)]).toEqual([reference, 'object'])
    }
  })

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s has its parameters, an answer, an error and who may ask',
    (id, { method, path, open, status }) => {
      const told = described.paths[path]?.[method]
      expect(told).toMatchObject({ operationId: id })
      const named = told?.parameters.filter((one) => one.in === 'path').map((one) => one.name)
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      expect(Object.keys(told?.responses ?? {})).toEqual([`${status}`, 'default'])
      expect(told?.responses.default).toEqual({ $ref: '#/components/responses/Problem' })
      expect(told?.parameters.some((one) => one.name === 'Idempotency-Key')).toBe(method !== 'get')
      expect(told?.security ?? described.security).toEqual(open ? [] : [{ bearer: [] }])
    },
  )

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s asks for a token when it says so',
    async (_, { method, path, open }) => {
      const { status } = await api.ask(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, '0'.repeat(20)))
      expect(status === 401).toBe(!open)
    },
  )

  test('has what a case and a task’s answer are made of', () => {
    const text = JSON.stringify(described.paths['/cases/{case}/tasks/{task}/answer'])
    for (const word of ['formal-check', 'recuse', 'contribution', 'uphold']) expect(text).toContain(word)
    expect(JSON.stringify(described.paths['/cases/{case}'])).toContain('membersWritable')
  })
})

test('the reference page lists every operation for readers', async () => {
  const { status, json } = await api.ask('GET', '')
  expect(status).toBe(200)
  for (const { path, summary } of operations) {
    expect(json).toContain(path)
    expect(json).toContain(summary.replaceAll('&', '&amp;'))
  }
  expect(json).toContain('lang="zh-CN"')
  expect((await api.ask('GET', '', { cookie: 'language=en' })).json).toContain('<html lang="en">')
})
