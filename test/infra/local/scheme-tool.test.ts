import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requirementOf } from '../../../domain/condition-words.ts'
import { schemeJsonSchema } from '../../../infra/local/scheme-json-schema.ts'
import { schemeReference } from '../../../infra/local/scheme-reference.ts'
import { runSchemeTool } from '../../../infra/local/scheme-tool.ts'
import { everyShipped, shipped } from '../../../schemes/all.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consort-scheme-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const fileWith = async (text: string): Promise<string> => {
  const file = join(folder, 'scheme.json')
  await writeFile(file, text)
  return file
}

test('a shipped programme is printed, and can be published from its file again', async () => {
  const { text, code } = await runSchemeTool(['print', 'lingang@1'])
  expect(code).toBe(0)
  const file = await fileWith(text)
  expect(await runSchemeTool(['check', file])).toMatchObject({
    code: 0,
    text: expect.stringMatching(
      /lingang@1 .* can be published \(\d+ rules, 5 steps, \d+ defaults to confirm\)$/u,
    ),
  })
})

test('a refusal names the file, the place and the reason', async () => {
  const scheme = await shipped.load('lingang@1')
  const file = await fileWith(JSON.stringify({ ...scheme, legalForce: 'law' }))
  expect(await runSchemeTool(['check', file])).toEqual({
    code: 1,
    text: `${file}: legalForce: must be one of: statute, measures, guideline`,
  })
  const { text } = await runSchemeTool(['check', file, '--language', 'zh', '--json'])
  expect(JSON.parse(text)).toMatchObject({
    ok: false,
    problems: [{ path: 'legalForce', message: { zh: '应为以下之一：statute、measures、guideline' } }],
  })
})

describe('every shipped programme is explained in both languages', () => {
  test.each(shipped.refs)('%s', async (ref) => {
    const scheme = await shipped.load(ref)
    for (const language of ['zh', 'en'] as const) {
      const { text, code } = await runSchemeTool(['explain', ref, '--language', language])
      expect(code).toBe(0)
      for (const { condition } of scheme?.rules ?? [])
        expect(text).toContain(requirementOf(condition)[language])
      for (const { path } of scheme?.toConfirm ?? []) expect(text).toContain(path)
      expect(text).not.toContain('undefined')
    }
  })
})

test('two versions are compared in words', async () => {
  const scheme = await shipped.load('lingang@1')
  const file = await fileWith(JSON.stringify({ ...scheme, reminderDays: [14, 3] }))
  const { text, code } = await runSchemeTool(['diff', 'lingang@1', file])
  expect(code).toBe(0)
  expect(text.split('\n').length).toBeGreaterThan(0)
  expect(text).toContain('14')
  expect(await runSchemeTool(['diff', 'lingang@1', 'lingang@1'])).toEqual({
    text: 'nothing differs',
    code: 0,
  })
  expect(await runSchemeTool(['diff', 'lingang@1', 'nowhere.json'])).toMatchObject({ code: 1 })
  expect(await runSchemeTool(['diff', 'lingang@1'])).toMatchObject({ code: 2 })
})

test('the JSON Schema is written for editors, and asks for what a programme asks for', async () => {
  const file = join(folder, 'schema.json')
  expect(await runSchemeTool(['schema', file])).toMatchObject({ code: 0 })
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schemeJsonSchema())))
  const needed = schemeJsonSchema().required ?? []
  expect(needed).toEqual(expect.arrayContaining(['ref', 'title', 'form', 'rules', 'steps', 'outcome']))
  for (const scheme of await everyShipped())
    expect(Object.keys(scheme)).toEqual(expect.arrayContaining(needed))
})

test('the reference and the JSON Schema in the docs are what the definition says', async () => {
  expect(await readFile('docs/scheme-reference.md', 'utf8')).toBe(`${schemeReference().trimEnd()}\n`)
  expect(schemeReference()).not.toContain('anything')
  const schema: unknown = JSON.parse(await readFile('docs/scheme.schema.json', 'utf8'))
  expect(schema).toEqual(JSON.parse(JSON.stringify(schemeJsonSchema())))
})

test.each([
  [[]],
  [['dance']],
  [['check']],
  [['explain', 'lingang@1', '--language', 'fr']],
  [['check', 'lingang@1', '--loud']],
  [['print', 'nowhere@1']],
])('%o answers with how it is used', async (args) => {
  const { text, code } = await runSchemeTool(args)
  expect(text).toContain('npm run scheme -- <what>')
  expect(code).toBe(args.length === 0 ? 0 : 2)
})
test('a file that is not there is said so', async () => {
  expect(await runSchemeTool(['check', 'nowhere.json'])).toEqual({
    code: 1,
    text: 'nowhere.json: nowhere.json cannot be read',
  })
})
