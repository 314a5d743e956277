import { z } from 'zod'

/** As much of JSON Schema as our schemas are written in. */
const Node = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  required: z.array(z.string()).default([]),
  get properties() {
    return z.record(z.string(), Node).optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), Node]).optional()
  },
  get items() {
    return Node.optional()
  },
  get anyOf() {
    return z.array(Node).optional()
  },
  get oneOf() {
    return z.array(Node).optional()
  },
})
type Node = z.infer<typeof Node>

/** A schema as one would write the type down: for readers; `openapi.json` has every detail. */
export const shapeOf = (schema: unknown): string => shape(Node.parse(schema))

const shape = (node: Node): string => {
  const choices = node.anyOf ?? node.oneOf
  if (choices) return oneOf(choices.map(shape))
  if (node.const !== undefined) return JSON.stringify(node.const)
  if (node.enum) return oneOf(node.enum.map((value) => JSON.stringify(value)))
  switch (node.type) {
    case 'array': {
      const item = node.items ? shape(node.items) : 'any'
      return item.includes(' | ') ? `(${item})[]` : `${item}[]`
    }
    case 'object':
      return objectShape(node)
    default:
      return oneOf([node.type ?? 'any'].flat())
  }
}

const oneOf = (shapes: readonly string[]): string =>
  [...new Set(shapes)].join(shapes.some((text) => text.includes('\n')) ? '\n| ' : ' | ')

const objectShape = ({ properties, required, additionalProperties: others }: Node): string => {
  const lines = Object.entries(properties ?? {}).map(([name, held]) => {
    const said = remark(held)
    return `${name}${required.includes(name) ? '' : '?'}: ${shape(held)}${said === '' ? '' : `  // ${said}`}`
  })
  if (typeof others === 'object') lines.push(`[name]: ${shape(others)}`)
  return lines.length === 0 ? '{}' : `{\n${lines.map(indented).join('\n')}\n}`
}

const indented = (text: string): string => text.replaceAll(/^/gm, '  ')

/** What is said beside a field: its meaning, its limits. */
export const remarkOn = (schema: unknown): string => remark(Node.parse(schema))

const remark = (node: Node): string =>
  [
    node.description,
    node.format,
    limits(node.minLength, node.maxLength, ' characters'),
    limits(unlessSafe(node.minimum), unlessSafe(node.maximum), ''),
  ]
    .filter((part) => part !== undefined)
    .join('; ')

/** The bounds of the safe integers say nothing to a reader. */
const unlessSafe = (bound: number | undefined): number | undefined =>
  Number.isSafeInteger((bound ?? 0) + Math.sign(bound ?? 0)) ? bound : undefined

const limits = (least: number | undefined, most: number | undefined, unit: string): string | undefined => {
  if (least === undefined) return most === undefined ? undefined : `at most ${most}${unit}`
  if (most === undefined) return `at least ${least}${unit}`
  return least === most ? `${most}${unit}` : `${least} to ${most}${unit}`
}
