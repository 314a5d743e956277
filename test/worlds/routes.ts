import { z } from 'zod'
import { queryAt } from './page-queries.ts'
import type { World } from './world.ts'

/** One address that is asked, as its table has it: `GET /cases/:case`, or `get /cases/{case}` of the API. */
export type Route = {
  readonly door: 'pages' | 'api' | 'files' | 'figures'
  readonly method: string
  readonly path: string
  /** The names of what may stand behind the question mark, with the values that a schema lists. */
  readonly query: Readonly<Record<string, readonly string[]>>
  /** What the API's document says of a body. */
  readonly body?: unknown
}

const Parameter = z.object({
  in: z.string(),
  name: z.string(),
  schema: z.object({ enum: z.array(z.string()).optional() }).optional(),
})
const Body = z.object({
  content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }),
})
const OpenApi = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ parameters: z.array(Parameter).default([]), requestBody: Body.optional() }),
    ),
  ),
})

/** What is never asked, and why. Everything else is: a test says so. */
export const notAsked: Readonly<Record<string, string>> = {
  'GET /signed-in': 'comes from the issuer, before anybody is known',
  'GET /signed-in/again': 'leads to the issuer with a state that is new each time',
  'GET /signed-in/continue': 'comes from the issuer, before anybody is known',
  'POST /sign-in': 'leads to the issuer with a state that is new each time',
  'POST /sign-out': 'ends the session that the test asks with',
  'POST /me/calendar': 'makes an address that is new each time, for its owner alone',
  'GET /api/openapi.json': 'the table of the API itself, built from the source alone',
  'GET /assets/style.css': 'the same for all, before anybody is known',
  'GET /assets/print.css': 'the same for all, before anybody is known',
  'GET /assets/script.js': 'the same for all, before anybody is known',
  'GET /assets/icon.svg': 'the same for all, before anybody is known',
  'GET /files/assets/:version/:name{[A-Za-z0-9._/-]+}': 'the same for all, before anybody is known',
  'GET /insight/assets/report.css': 'the same for all',
}

type Listed = { readonly method: string; readonly path: string }

/** What is in front of others, for many addresses at once, answers nothing itself. */
const isAddress = ({ method, path }: Listed): boolean => method !== 'ALL' && !path.endsWith('/*')

/** Every address of an app's own table, also those of the API in Hono's way of writing them. */
export const tableOf = (app: { readonly routes: readonly Listed[] }): Listed[] => {
  const once = new Map(app.routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
  return [...once.values()].filter(isAddress)
}

const ofApp = (door: Route['door'], app: { readonly routes: readonly Listed[] }): Route[] =>
  tableOf(app)
    .filter(({ method, path }) => !path.startsWith('/api/') && notAsked[`${method} ${path}`] === undefined)
    .map((route) => ({
      ...{ door, ...route },
      query: Object.fromEntries(queryAt(route.path).map((name) => [name, []])),
    }))

/** Every route of the pages, the files and the figures as they are registered, and every operation that the API's document has. */
export const everyRoute = async ({
  pages,
  files,
  figures,
}: Pick<World, 'pages' | 'files' | 'figures'>): Promise<Route[]> => {
  const { paths } = OpenApi.parse(await (await pages.request('/api/openapi.json')).json())
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]): Route => {
      const query = parameters.filter((one) => one.in === 'query')
      return {
        ...{ door: 'api', method: method.toUpperCase(), path },
        query: Object.fromEntries(query.map(({ name, schema }) => [name, schema?.enum ?? []])),
        ...(requestBody === undefined ? {} : { body: requestBody.content['application/json'].schema }),
      }
    }),
  )
  return [
    ...ofApp('pages', pages),
    ...ofApp('files', files),
    ...ofApp('figures', figures),
    ...operations,
  ].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

export const nameOf = ({ door, method, path }: Route): string =>
  `${method} ${door === 'api' ? '/api' : ''}${path}`

/** The names in a path, `:case` or `{case}`. */
export const filled = (path: string, value: (name: string) => string): string =>
  path.replaceAll(/:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?|\{(\w+)\}/g, (_, colon?: string, brace?: string) =>
    encodeURIComponent(value(colon ?? brace ?? '')),
  )
