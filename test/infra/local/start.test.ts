import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keys } from '../../../functions/store/keys.ts'
import { openTable } from '../../../functions/store/table.ts'
import { startProgram } from '../../../infra/local/program.ts'
import { startTableEngine } from '../../../infra/local/table-engine.ts'

const entry = fileURLToPath(new URL('../../../infra/local/start.ts', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consort-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What a start that cannot go on says, and that it ends with an error. */
const refused = (args: readonly string[], env: Record<string, string> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', entry, ...args],
      { env: { ...process.env, ...env } },
      (problem, _out, said) =>
        problem?.code === 1 ? resolve(said.trim()) : reject(new Error(`it went on, and said ${said}`)),
    )
  })

test.each<[string, string[], RegExp]>([
  ['another address than loopback', ['--host', '0.0.0.0'], /listens on the loopback address only/],
  ['a clock that is no day', ['--clock', 'soon'], /--clock takes a day such as 2027-03-01, not "soon"/],
  ['a port that is no number', ['--port', 'x'], /--port takes a number from 1 to 65534, not "x"/],
  [
    'a licence that is no address',
    ['--open-data-licence', 'CC0'],
    /--open-data-licence takes an address such as https:\S+, not "CC0"/,
  ],
  ['an option that there is not', ['--colour', 'red'], /--reset/],
])('%s is refused in one sentence', async (_, args, sentence) => {
  expect(await refused(['--data', folder, ...args])).toMatch(sentence)
})

test('a port in use is named, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  expect(await refused(['--port', String(port), '--data', folder])).toBe(
    `Port ${port} is in use: stop the program that has it, or start with --port and another number.`,
  )
  other.close()
})

test('a file where the folder should be is named, with what to do', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  expect(await refused(['--data', join(file, 'data')])).toBe(
    `The folder ${join(file, 'data')} cannot be written: choose another one with --data FOLDER.`,
  )
})

test('data of a newer version is left alone', async () => {
  const data = join(folder, 'newer')
  const program = await startProgram({ folder: data, publicUrl: 'http://localhost:3000' })
  const table = openTable({ name: 'consort', endpoint: program.endpoint })
  await table.put({ ...keys.layout(), type: 'layout', data: 99 })
  await program.stop()
  await expect(startProgram({ folder: data, publicUrl: 'http://localhost:3000' })).rejects.toThrow(
    /written by a newer version of the program \(layout 99\): update the program, or choose another folder/,
  )
})

test('a platform without an engine is told what to install', async () => {
  const path = process.env.PATH
  process.env.PATH = folder
  try {
    await expect(startTableEngine({ engine: 'dynamodb-local' })).rejects.toThrow(
      /does not start here: install Java 17 .* or name an endpoint in DYNAMODB_ENDPOINT/,
    )
  } finally {
    process.env.PATH = path
  }
})
