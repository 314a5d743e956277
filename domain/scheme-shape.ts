import { z } from 'zod'
import { SchemeDocument } from './scheme.ts'

/**
 * A part of a programme's document as forms and edits need to know it: made from the JSON Schema of the one
 * definition, so that nothing about it is written down twice.
 */
export type Part =
  | { readonly is: 'fields'; readonly fields: readonly Field[] }
  /** One of several sorts, told apart by the word in `by`: `kind`, `is`, or where something comes `from`. */
  | {
      readonly is: 'sorts'
      readonly by: string
      readonly sorts: ReadonlyMap<string, Extract<Part, { is: 'fields' }>>
    }
  | { readonly is: 'list'; readonly of: Part; readonly min: number; readonly max: number }
  /** The same in both languages. */
  | { readonly is: 'words' }
  | { readonly is: 'text'; readonly pattern?: string | undefined; readonly long: boolean }
  | { readonly is: 'number'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly is: 'flag' }
  /** One of these words; a number where `orNumber` says so. */
  | { readonly is: 'choice'; readonly of: readonly string[]; readonly orNumber: boolean }
export type Field = {
  readonly name: string
  readonly required: boolean
  readonly part: Part
  readonly about: string
}

const Bound = z.number().optional()
type Node = {
  type?: string | undefined
  properties?: Record<string, Node> | undefined
  required?: string[] | undefined
  items?: Node | undefined
  oneOf?: Node[] | undefined
  anyOf?: Node[] | undefined
  enum?: (string | number)[] | undefined
  const?: string | number | undefined
  minimum?: number | undefined
  exclusiveMinimum?: number | undefined
  maximum?: number | undefined
  maxLength?: number | undefined
  minItems?: number | undefined
  maxItems?: number | undefined
  pattern?: string | undefined
  format?: string | undefined
  description?: string | undefined
}
const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    properties: z.record(z.string(), Node).optional(),
    required: z.array(z.string()).optional(),
    items: Node.optional(),
    oneOf: z.array(Node).optional(),
    anyOf: z.array(Node).optional(),
    enum: z.array(z.union([z.string(), z.number()])).optional(),
    const: z.union([z.string(), z.number()]).optional(),
    minimum: Bound,
    exclusiveMinimum: Bound,
    maximum: Bound,
    maxLength: Bound,
    minItems: Bound,
    maxItems: Bound,
    pattern: z.string().optional(),
    format: z.string().optional(),
    description: z.string().optional(),
  }),
)

/** A text that is longer than a line. */
const longText = 200

const partOf = (node: Node): Part => {
  const several = node.oneOf ?? node.anyOf
  if (several) return partOfSeveral(several)
  if (node.const !== undefined) return { is: 'choice', of: [String(node.const)], orNumber: false }
  if (node.enum && node.type !== 'number') return { is: 'choice', of: node.enum.map(String), orNumber: false }
  switch (node.type) {
    case 'object':
      return isWords(node) ? { is: 'words' } : fieldsOf(node)
    case 'array':
      return { is: 'list', of: partOf(node.items ?? {}), min: node.minItems ?? 0, max: node.maxItems ?? 1000 }
    case 'number':
    case 'integer':
      return { is: 'number', min: node.minimum ?? node.exclusiveMinimum, max: node.maximum }
    case 'boolean':
      return { is: 'flag' }
    default:
      return { is: 'text', pattern: node.pattern, long: (node.maxLength ?? 0) > longText }
  }
}

const isWords = ({ properties = {} }: Node): boolean => Object.keys(properties).join() === 'zh,en'

const fieldsOf = ({ properties = {}, required = [] }: Node): Extract<Part, { is: 'fields' }> => ({
  is: 'fields',
  fields: Object.entries(properties).map(([name, node]) => ({
    name,
    required: required.includes(name),
    about: node.description ?? '',
    // A programme is wide and deep: a part is made when it is looked at.
    get part() {
      return partOf(node)
    },
  })),
})

const partOfSeveral = (several: readonly Node[]): Part => {
  const nodes = several.flatMap(flat)
  if (nodes.every(({ type }) => type === 'object')) return sortsOf(nodes)
  return {
    is: 'choice',
    of: nodes.flatMap((node) =>
      node.const === undefined ? (node.enum ?? []).map(String) : [String(node.const)],
    ),
    orNumber: nodes.some(({ type }) => type === 'integer' || type === 'number'),
  }
}
const sortsOf = (nodes: readonly Node[]): Part => {
  const by =
    Object.keys(nodes[0]?.properties ?? {}).find((name) =>
      nodes.every(({ properties }) => properties?.[name]?.const !== undefined),
    ) ?? 'is'
  return {
    is: 'sorts',
    by,
    sorts: new Map(nodes.map((node) => [String(node.properties?.[by]?.const ?? ''), fieldsOf(node)])),
  }
}
const flat = (node: Node): Node[] => (node.oneOf ?? node.anyOf)?.flatMap(flat) ?? [node]

const made: { whole?: Part } = {}
/** The whole document. The JSON Schema is large: it is made when a programme is first changed. */
export const wholeScheme = (): Part =>
  (made.whole ??= partOf(Node.parse(z.toJSONSchema(SchemeDocument, { io: 'input' }))))

export type Held = Readonly<Record<string, unknown>>
export const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** A value that stands in one line, as text. */
export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** `steps.2.panel` in its parts; the whole document has none. */
export const partsOfPath = (path: string): string[] => (path === '' ? [] : path.split('.'))

/** The fields of something that is there: of the sort that it is. */
export const fieldsAt = (part: Part, value: unknown): readonly Field[] => {
  if (part.is === 'fields') return part.fields
  if (part.is !== 'sorts' || !isHeld(value)) return []
  return part.sorts.get(asText(value[part.by]))?.fields ?? []
}

/** A place in a document: what may stand there and what does. */
export type Place = { readonly part: Part; readonly value: unknown; readonly required: boolean }

/** What a path leads to; nothing when no document has such a place, or this one has no such entry. */
export const placeAt = (document: unknown, path: string): Place | undefined => {
  let place: Place = { part: wholeScheme(), value: document, required: true }
  for (const name of partsOfPath(path)) {
    const { part, value } = place
    if (part.is === 'list') {
      const index = /^(0|[1-9]\d{0,3})$/.test(name) ? Number(name) : -1
      if (!isList(value) || index < 0 || index >= value.length) return undefined
      place = { part: part.of, value: value[index], required: value.length <= part.min }
    } else {
      const field = fieldsAt(part, value).find((one) => one.name === name)
      if (!field) return undefined
      place = {
        part: field.part,
        value: isHeld(value) ? value[name] : undefined,
        required: field.required,
      }
    }
  }
  return place
}

/** Whether a value can stand in a place, as far as its shape says. */
export const fits = (part: Part, value: unknown): boolean => {
  switch (part.is) {
    case 'words':
      return isHeld(value) && typeof value.zh === 'string' && typeof value.en === 'string'
    case 'text':
      return typeof value === 'string' && new RegExp(part.pattern ?? '').test(value)
    case 'number':
      return typeof value === 'number' && value >= (part.min ?? -Infinity) && value <= (part.max ?? Infinity)
    case 'flag':
      return typeof value === 'boolean'
    case 'choice':
      return part.of.includes(asText(value)) || (part.orNumber && typeof value === 'number')
    case 'list':
      return isList(value) && value.length <= part.max && value.every((one) => fits(part.of, one))
    case 'fields':
    case 'sorts': {
      const fields = fieldsAt(part, value)
      return (
        isHeld(value) &&
        Object.entries(value).every(([name, held]) => {
          const field = fields.find((one) => one.name === name)
          return field !== undefined && fits(field.part, held)
        })
      )
    }
  }
}
