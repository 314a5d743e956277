import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Condition } from '../../domain/condition.ts'
import { checkCondition } from '../../domain/condition-check.ts'
import { ConsortiumFacts } from '../../domain/consortium-facts.ts'
import { checkScheme, readScheme } from '../../domain/read-scheme.ts'
import { runSchemeTool } from '../../infra/local/scheme-tool.ts'

const guide = await readFile('docs/schemes.md', 'utf8')

/** Every fenced block of the guide, in order: `json rule` is a block in JSON that shows a rule. */
const blocks = [...guide.matchAll(/^```(\w+)(?: (\w+))?\n(.*?)^```$/gmsu)].map(
  ([, language, what, text]) => ({
    language,
    what,
    text: text ?? '',
  }),
)
const textOf = (what: string): string => blocks.find((block) => block.what === what)?.text ?? ''
/** Blocks of one kind with the one that follows each. */
const pairs = (what: string) =>
  blocks.flatMap((block, index) =>
    block.what === what ? [[block.text, blocks[index + 1]?.text.trimEnd() ?? ''] as const] : [],
  )

/** A copy of a document in which the value at a path of dots is another one. */
const withValue = (document: unknown, [name, ...rest]: readonly string[], value: unknown): unknown => {
  if (name === undefined) return value
  if (Array.isArray(document)) {
    const list: unknown[] = document
    return list.with(Number(name), withValue(list[Number(name)], rest, value))
  }
  const held = typeof document === 'object' && document !== null ? Object.entries(document) : []
  const fields: Record<string, unknown> = Object.fromEntries(held)
  return { ...fields, [name]: withValue(fields[name], rest, value) }
}

test('the smallest programme can be published, and the tool says so as printed', async () => {
  expect(readScheme(textOf('scheme'))).toMatchObject({ ok: true })
  const folder = await mkdtemp(join(tmpdir(), 'consort-guide-'))
  const file = join(folder, 'my-programme.json')
  await writeFile(file, textOf('scheme'))
  const { text } = await runSchemeTool(['check', file])
  await rm(folder, { recursive: true })
  expect(text.replace(`${folder}/`, '')).toBe(textOf('output').trimEnd())
})

describe('a change that breaks the programme is refused with the words printed', () => {
  const changes = pairs('change')
  test('there are some', () => expect(changes.length).toBeGreaterThan(2))
  test.each(changes)('%s', (change, said) => {
    const smallest: unknown = JSON.parse(textOf('scheme'))
    const changed = Object.entries<unknown>(JSON.parse(change)).reduce(
      (held, [path, value]) => withValue(held, path.split('.'), value),
      smallest,
    )
    const read = checkScheme(changed)
    expect(read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message.en}`)).toEqual([said])
  })
})

describe('every rule of the guide finds what is printed below it', () => {
  const facts = ConsortiumFacts.parse(JSON.parse(textOf('consortium')))
  const rules = pairs('rule')
  test.each(rules)('%s', (rule, said) => {
    const { holds, explanation } = checkCondition(Condition.parse(JSON.parse(rule)), facts)
    const found = holds === 'unknown' ? 'open' : holds ? 'holds' : 'breaks'
    expect(`${found}: ${explanation.en}`).toBe(said)
  })
  test('and every word of the vocabulary is shown', () => {
    const shown = new Set([...guide.matchAll(/"kind": "([a-z-]+)"/gu)].map(([, kind]) => kind))
    const all = Condition.options.flatMap((option) => [...(option._zod.propValues?.kind ?? [])])
    expect(all.filter((kind) => !shown.has(String(kind)))).toEqual([])
  })
})
