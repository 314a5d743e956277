import { z } from 'zod'
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

/** What the pages take behind the question mark. Names that a page does not know change nothing. */
const pageQuery = [
  ...[
    'after',
    'audience',
    'back',
    'batch',
    'case',
    'check',
    'code',
    'column',
    'corrects',
    'format',
    'from',
    'to',
    'kept',
  ],
  ...['list', 'name', 'number', 'organisation', 'owner', 'page', 'path', 'place', 'replace', 'row', 'scheme'],
  ...[
    'show',
    'skipped',
    'state',
    'subject',
    'text',
    'step',
    'late',
    'turn',
    'field',
    'sort',
    'down',
    'officer',
    'with',
  ],
]

/**
 * Leads away to whoever signs people in, with a secret that is new each time, before anybody is known; and the
 * style and scripts, which are the same for all.
 */
export const notAsked: Readonly<Record<string, string>> = {
  'GET /signed-in': 'comes from the issuer, before anybody is known',
  'GET /signed-in/again': 'leads to the issuer with a state that is new each time',
  'GET /signed-in/continue': 'comes from the issuer, before anybody is known',
  'POST /sign-in': 'leads to the issuer with a state that is new each time',
  'POST /sign-out': 'ends the session that the test asks with',
  'POST /me/calendar': 'makes an address that is new each time, for its owner alone',
}

const ofApp = (
  door: Route['door'],
  routes: readonly { readonly method: string; readonly path: string }[],
): Route[] => {
  const once = new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
  return [...once.values()]
    .filter(
      ({ method, path }) =>
        method !== 'ALL' && !path.startsWith('/api/') && !path.includes('/assets/') && !path.includes('*'),
    )
    .filter(({ method, path }) => notAsked[`${method} ${path}`] === undefined)
    .map((route) => ({ door, ...route, query: Object.fromEntries(pageQuery.map((name) => [name, []])) }))
}

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
    ...ofApp('pages', pages.routes),
    ...ofApp('files', files.routes),
    ...ofApp('figures', figures.routes),
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
