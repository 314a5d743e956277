import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { App, Duration, Stack } from 'aws-cdk-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DataStack } from '../../infra/data.ts'
import { functionRole, logs, programFunction } from '../../infra/program-function.ts'
import { readSettings } from '../../infra/settings.ts'
import { ownIssuer } from '../support/stacks.ts'

const Manifest = z.object({ sources: z.array(z.string()) })

let outdir: string
let code: string
/** One step, bundled by the CDK app itself as for a deployment. */
beforeAll(async () => {
  outdir = await mkdtemp(join(tmpdir(), 'consort-code-'))
  const app = new App({ outdir, context: { region: 'eu-central-1', ...ownIssuer } })
  const settings = readSettings(app.node)
  const data = new DataStack(app, 'record', { settings })
  const stack = new Stack(app, 'steps')
  const logGroup = logs(stack, 'Logs')
  programFunction(
    stack,
    'confirm',
    { settings, data },
    {
      entry: 'functions/tasks/confirm.ts',
      does: 'The step confirm',
      logGroup,
      role: functionRole(stack, 'Role', logGroup),
      timeout: Duration.seconds(30),
      memory: 512,
    },
  )
  app.synth()
  const [asset] = (await readdir(outdir)).filter((name) => name.startsWith('asset.'))
  code = join(outdir, asset ?? '')
}, 60_000)
afterAll(() => rm(outdir, { recursive: true, force: true }))

test('a step is deployed as one module with its source map, and nothing else', async () => {
  expect((await readdir(code)).toSorted()).toEqual(['index.mjs', 'index.mjs.map'])
  const { handler }: { handler?: unknown } = await import(pathToFileURL(join(code, 'index.mjs')).href)
  expect(handler).toBeTypeOf('function')
})

test('the module is minified, and its map leads back to our files without holding them', async () => {
  const text = await readFile(join(code, 'index.mjs'), 'utf8')
  expect(text.length / text.split('\n').length).toBeGreaterThan(1000)
  expect(text).toMatch(/\/\/# sourceMappingURL=index\.mjs\.map\s*$/)
  const map: unknown = JSON.parse(await readFile(join(code, 'index.mjs.map'), 'utf8'))
  const { sources } = Manifest.parse(map)
  expect(sources.some((source) => source.endsWith('functions/tasks/confirm.ts'))).toBe(true)
  expect(map).not.toHaveProperty('sourcesContent')
})
