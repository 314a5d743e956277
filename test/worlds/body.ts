import { z } from 'zod'
import type { Values } from './ids.ts'
import type { Route } from './routes.ts'
import type { Role } from './world.ts'

const csrf = 'c'.repeat(32)

/**
 * Whose turn it is in the story: what they send is always refused by its form, so that the story goes on. The others
 * send what an operation asks for, too: they are refused because they may not.
 */
const inTheStory: ReadonlySet<Role> = new Set<Role>([
  ...(['甲方', '甲二', '乙方', '丙方', '丁方', '戊大', '对手', '内向', '旁人', '旁员'] as const),
  ...([
    '经办',
    '同事',
    'recommender',
    'administrator',
    'head',
    'deputy1',
    'deputy2',
    'chair1',
    'chair3',
  ] as const),
])

/** Forms that ask for nothing, so that none is refused by what it says: whose turn it is sends them without their token. */
const takesAnything: ReadonlySet<string> = new Set(['/cases/:case/check'])

const Schema: z.ZodType<SchemaLike> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    minItems: z.number().optional(),
    minimum: z.number().optional(),
    format: z.string().optional(),
  }),
)
type SchemaLike = {
  readonly type?: string | undefined
  readonly const?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly anyOf?: readonly SchemaLike[] | undefined
  readonly oneOf?: readonly SchemaLike[] | undefined
  readonly properties?: Readonly<Record<string, SchemaLike>> | undefined
  readonly required?: readonly string[] | undefined
  readonly items?: SchemaLike | undefined
  readonly minItems?: number | undefined
  readonly minimum?: number | undefined
  readonly format?: string | undefined
}

type Draw = () => number

/** Something that a schema of the API takes: what it requires, with ids of the world where a name is one. */
const exampleOf = (schema: SchemaLike, name: string, draw: Draw, values: Values): unknown => {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const chosen = choices[draw() % choices.length]
    return chosen && exampleOf(chosen, name, draw, values)
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[draw() % schema.enum.length]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [
          key,
          exampleOf(schema.properties?.[key] ?? {}, key, draw, values),
        ]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () =>
        exampleOf(schema.items ?? {}, name === 'experts' ? 'person' : name, draw, values),
      )
    case 'number':
    case 'integer':
      return schema.minimum ?? 1
    case 'boolean':
      return draw() % 2 === 0
    default: {
      if (schema.format === 'date-time') return '2031-06-01T00:00:00.000Z'
      const known = values[name === 'to' || name === 'expert' ? 'person' : name] ?? []
      return known[draw() % Math.max(known.length, 1)] ?? '某些文字'
    }
  }
}

/** A body for a write: none, one that is no form and no JSON, one with strange fields, or one that fits. */
export const bodyFor = (
  route: Route,
  role: Role,
  draw: Draw,
  pick: (from: readonly string[]) => string,
  values: Values,
): { readonly type?: string; readonly body?: string } => {
  const kind = draw() % 4
  const mayFit = !inTheStory.has(role)
  if (route.door === 'api') {
    const type = 'application/json'
    if (kind === 0) return { type, body: 'no json' }
    if (kind === 1) return { type, body: JSON.stringify({ nothing: pick(values['text'] ?? []) }) }
    const schema = Schema.safeParse(route.body)
    return mayFit && schema.success
      ? { type, body: JSON.stringify(exampleOf(schema.data, '', draw, values)) }
      : { type, body: JSON.stringify([]) }
  }
  const type = 'application/x-www-form-urlencoded'
  const without = kind === 0 || (!mayFit && takesAnything.has(route.path))
  const form = new URLSearchParams(without ? {} : { csrf })
  if (kind === 1 || !mayFit) form.append('revision', '99')
  if (kind > 1)
    for (const name of ['act', 'text', 'is', 'vote', 'kind', 'reason', 'title', 'name', 'answer.decision'])
      form.append(name, pick(['nothing', '某些文字', 'recuse', 'open', 'close']))
  return { type, body: form.toString() }
}
