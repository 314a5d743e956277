import { z } from 'zod'
import { schemeJsonSchema } from './scheme-json-schema.ts'

/** As much of JSON Schema as our own definition comes out in. */
const Node = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get items() {
    return Node.optional()
  },
  get anyOf() {
    return z.array(Node).optional()
  },
  get oneOf() {
    return z.array(Node).optional()
  },
  get properties() {
    return z.record(z.string(), Node).optional()
  },
  get $defs() {
    return z.record(z.string(), Node).optional()
  },
})
type Node = z.infer<typeof Node>

/** The reference of a programme's fields as a page: every part, every field, what it may hold and what it means. */
export const schemeReference = (): string => {
  const root = Node.parse(schemeJsonSchema())
  const parts = Object.entries(root.$defs ?? {})
  return [
    '# Reference of a programme',
    '',
    'Made by `npm run scheme -- reference` from the definition in `domain/scheme.ts`; a test keeps it so.',
    'Amounts are in units of the programme’s currency. A field with a default may be left out.',
    '',
    ...part('Scheme', root),
    ...parts.toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, node]) => part(name, node)),
  ].join('\n')
}

const part = (name: string, node: Node): string[] => [
  `## ${name}`,
  '',
  ...(node.description === undefined ? [] : [node.description, '']),
  ...(choicesOf(node)?.flatMap(choice) ?? table(node)),
]

const choicesOf = (node: Node): Node[] | undefined => {
  const choices = (node.oneOf ?? node.anyOf)?.flatMap((one) => one.oneOf ?? one.anyOf ?? [one])
  return choices?.some(({ properties }) => properties) ? choices : undefined
}

/** One of several kinds: its name is the value of `kind`, or of `is`. */
const choice = (node: Node): string[] => {
  const kind = (node.properties?.kind ?? node.properties?.is)?.const
  return [`### \`${typeof kind === 'string' ? kind : 'otherwise'}\``, '', ...table(node)]
}

const table = (node: Node): string[] => {
  const fields = rows(node, '')
  return fields.length === 0
    ? [valueOf(node), '']
    : ['| Field | Value | Meaning |', '|---|---|---|', ...fields, '']
}

/** A line for each field; the fields of a part without a name of its own stand below it. */
const rows = (node: Node, before: string): string[] =>
  Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const path = `${before}${name}`
    const inner = field.items?.properties ? field.items : field
    const below = inner.properties ? rows(inner, `${path}${inner === field ? '' : '[]'}.`) : []
    const needed = node.required?.includes(name) ? ' *required*' : ''
    return [
      `| \`${path}\` | ${valueOf(field)}${defaultOf(field)}${needed} | ${field.description ?? ''} |`,
      ...below,
    ]
  })

const defaultOf = (field: Node): string =>
  field.default === undefined ? '' : `, default \`${JSON.stringify(field.default)}\``

const range = (unit: string, least: number | undefined, most: number | undefined): string => {
  if (least === undefined && most === undefined) return ''
  if (least === undefined) return ` (at most ${most}${unit})`
  return most === undefined ? ` (at least ${least}${unit})` : ` (${least} to ${most}${unit})`
}

/** No safe integer is a bound that anybody set. */
const bound = (value: number | undefined): number | undefined =>
  value === undefined || Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value

const valueOf = (node: Node): string => {
  if (node.$ref !== undefined) {
    const name = node.$ref.split('/').at(-1) ?? ''
    return `[${name}](#${name.toLowerCase()})`
  }
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``
  if (node.enum) return node.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
  const choices = node.anyOf ?? node.oneOf
  if (choices) return choices.map(valueOf).join(' or ')
  switch (node.type) {
    case 'array':
      return `list of ${node.items ? valueOf(node.items) : 'anything'}${range('', node.minItems, node.maxItems)}`
    case 'string':
      return node.format !== undefined
        ? `text (${node.format})`
        : node.pattern !== undefined
          ? `text like \`${node.pattern.replaceAll('|', '\\|')}\``
          : `text${range(' characters', node.minLength, node.maxLength)}`
    case 'integer':
      return `whole number${range('', bound(node.minimum), bound(node.maximum))}`
    case 'number':
      return `number${range('', node.minimum ?? node.exclusiveMinimum, node.maximum)}`
    case 'boolean':
      return 'true or false'
    default:
      return node.properties ? 'fields' : 'anything'
  }
}
