import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScheme, largestScheme, readScheme } from '../../domain/read-scheme.ts'
import { lingang } from '../../schemes/lingang.ts'

type Json = fc.JsonValue
const document: Json = JSON.parse(JSON.stringify(lingang))

const isList = (value: unknown): value is Json[] => Array.isArray(value)
const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every place in a document, as a path. */
const places = (value: Json, path: string[] = []): string[][] => {
  const inner = isList(value) || isObject(value) ? Object.entries(value) : []
  return [path, ...inner.flatMap(([name, held]) => places(held, [...path, name]))]
}
const everyPlace = places(document)

/** A copy in which the value at one place is another one, or gone. */
const changed = (value: Json, [name, ...rest]: readonly string[], to: Json | undefined): Json => {
  if (name === undefined) return to ?? null
  const inner = (held: Json): Json => (rest.length === 0 ? (to ?? null) : changed(held, rest, to))
  if (isList(value)) {
    const index = Number(name)
    if (!(index in value)) return value
    return rest.length === 0 && to === undefined
      ? value.toSpliced(index, 1)
      : value.with(index, inner(value[index] ?? null))
  }
  if (!isObject(value)) return value
  const { [name]: held, ...others } = value
  return rest.length === 0 && to === undefined ? others : { ...value, [name]: inner(held ?? null) }
}

/** The path names something in the document, or something that is missing from what is there. */
const leadsThere = (value: Json, path: string): boolean => {
  let at: Json | undefined = value
  const parts = path === '' ? [] : path.split('.')
  for (const [index, part] of parts.entries()) {
    if (!isList(at) && !isObject(at)) return false
    const next: Json | undefined = Object.entries(at).find(([name]) => name === part)?.[1]
    if (next === undefined) return index === parts.length - 1
    at = next
  }
  return true
}

const problemsIn = (value: Json) => {
  const read = checkScheme(value)
  return read.ok ? [] : read.problems
}

test('a programme written as JSON is read as what it was', () => {
  const text = JSON.stringify({ $schema: './scheme.schema.json', ...lingang }, null, 2)
  expect(readScheme(`\uFEFF${text}`)).toEqual({ ok: true, scheme: lingang })
})

test.each([
  ['an empty file', '', '', 'no JSON'],
  ['half a file', '{"ref": "ling', '', 'no JSON'],
  ['a list', '[]', '', 'must be an object'],
  ['a file that is too large', `"${'字'.repeat(largestScheme / 3)}"`, '', 'over'],
  ['a file nested without end', '['.repeat(60) + ']'.repeat(60), '', 'nested'],
])('%s is refused with a reason', (_name, text, path, said) => {
  const read = readScheme(text)
  expect(read.ok ? [] : read.problems).toEqual([
    { path, message: { zh: expect.stringMatching(/./u), en: expect.stringContaining(said) } },
  ])
})

describe('a refusal names the place and the reason', () => {
  test.each([
    ['outcome.validityMonths', '36', '应为数字', 'must be a number'],
    ['outcome.validityMonths', 0, '不得小于 1', 'must be at least 1'],
    ['legalForce', 'law', '应为以下之一', 'must be one of: statute, measures, guideline'],
    ['title.en', undefined, '缺少此项', 'this is missing'],
    ['steps.0.kind', 'dance', 'kind 不是允许的种类', 'kind is not a kind that is known'],
    ['rules.0.condition.kind', 'dance', 'kind 不是允许的种类', 'kind is not a kind that is known'],
    ['toConfirm.0.path', 'no.such', '方案中没有 no.such', 'no no.such in this scheme'],
    ['form.0.id', 'plan', 'plan 重复', 'the section plan stands twice'],
  ])('%s as %s', (path, value, zh, en) => {
    const found = problemsIn(changed(document, path.split('.'), value))
    expect(found).toContainEqual({
      path: expect.stringMatching(new RegExp(`^${path.replace(/\.id$/u, '').replace(/\.0$/u, '')}`, 'u')),
      message: { zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
    })
  })
})

describe('whatever a file says, the reader neither falls over nor points nowhere', () => {
  /** Problems that point nowhere, or say nothing. */
  const pointless = (value: Json) =>
    problemsIn(value).filter(
      ({ path, message }) => !leadsThere(value, path) || message.zh === '' || message.en === '',
    )
  test('any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const read = readScheme(text)
        expect(read.ok ? 0 : read.problems.length).toBeGreaterThan(0)
      }),
    )
  })
  test('any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(pointless(value)).toEqual([])
      }),
    )
  })
  test('a programme with up to four places changed, emptied or taken out', () => {
    const place = fc.nat(everyPlace.length - 1).map((index) => everyPlace[index] ?? [])
    const value = fc.option(fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(-1, 1e9, '', [], {})), {
      nil: undefined,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 4 }), (changes) => {
        const result = changes.reduce((held, [path, to]) => changed(held, path, to), document)
        expect(pointless(result)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
