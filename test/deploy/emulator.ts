import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { StartProblem } from '../../infra/local/start-problem.ts'
import { freePort } from '../../infra/local/table-engine.ts'
import { openFront } from './front.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk')
const account = '000000000000'
const region = 'us-east-1'

/** The version that the deployment was proved with. */
export const provedWith = '1.5.33'

export type Deployment = {
  /** Where the pages and the API answer, without a path: `http://127.0.0.1:…`. */
  readonly publicUrl: string
  /** The emulator itself, for the AWS clients of a test. */
  readonly endpoint: string
  readonly region: string
  readonly tableName: string
  /** The name of the clock's function: invoked, it does at once what is due. */
  readonly clockFunction: string
  /** What an AWS client needs to find the emulator and nothing else. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

const Outputs = z.record(z.string(), z.record(z.string(), z.string()))

/**
 * Starts MiniStack on loopback, deploys the app to it with the CDK command, and puts a plain address before it.
 * `context` is CDK context, such as the issuer of a test. `report` hears one line for each step.
 * Throws a StartProblem, in one sentence, when Python or MiniStack is missing or the deployment fails.
 */
export const deployToEmulator = async (
  options: {
    readonly context?: Readonly<Record<string, string>>
    readonly report?: (line: string) => void
  } = {},
): Promise<Deployment> => {
  const report = options.report ?? (() => undefined)
  const python = await findPython()
  const folder = await mkdtemp(join(tmpdir(), 'consort-emulator-'))
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const aws = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'emulator',
    AWS_SECRET_ACCESS_KEY: 'emulator',
    // Nobody's real account is read by mistake.
    AWS_CONFIG_FILE: join(folder, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
  }
  const environment = { ...inherited(), ...aws }
  report(`Starting MiniStack at ${endpoint}`)
  const emulator = startMiniStack(python, port, folder, environment)
  const front = await openFront()
  const stop = async () => {
    await front.close()
    await end(emulator)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await answers(emulator, `${endpoint}/_ministack/health`)
    const run = (...args: string[]) => runCdk(args, environment)
    report('Bootstrapping')
    await run('bootstrap', `aws://${account}/${region}`)
    report('Deploying')
    const context = { region, practice: 'true', publicUrl: front.url, ...options.context }
    const outputsFile = join(folder, 'outputs.json')
    await run(
      'deploy',
      '--all',
      ...['--require-approval', 'never', '--outputs-file', outputsFile, '--output', join(folder, 'cdk.out')],
      ...Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`]),
    )
    const outputs = Outputs.parse(JSON.parse(await readFile(outputsFile, 'utf8')))
    const output = (name: string): string => {
      const value = Object.values(outputs).find((stack) => stack[name] !== undefined)?.[name]
      if (value === undefined) throw new StartProblem(`The deployment has no output ${name}.`)
      return value
    }
    front.leadTo({ port, host: new URL(output('ApiUrl')).host })
    return {
      publicUrl: front.url,
      endpoint,
      region,
      tableName: output('TableName'),
      clockFunction: output('ClockFunction'),
      environment: aws,
      stop,
    }
  } catch (problem) {
    await stop()
    throw problem
  }
}

/** The environment without what would lead to a real account. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
      value === undefined || name.startsWith('AWS_') || name.startsWith('CDK_') ? [] : [[name, value]],
    ),
  )

const findPython = async (): Promise<string> => {
  for (const python of ['python3', 'python']) {
    const found = await finished(spawn(python, ['-c', 'import ministack'], { stdio: 'ignore' })).catch(
      () => undefined,
    )
    if (found === 0) return python
  }
  throw new StartProblem(
    `MiniStack is not here: install Python 3.10 or later, then run "python3 -m pip install ministack==${provedWith}".`,
  )
}

/** The functions of the emulator run on the Node that runs us, so that it is the version that is deployed. */
const startMiniStack = (
  python: string,
  port: number,
  folder: string,
  environment: Readonly<Record<string, string>>,
): ChildProcess =>
  spawn(python, ['-m', 'ministack'], {
    cwd: folder,
    stdio: 'ignore',
    // A group of its own: it and the functions it runs are ended together.
    detached: true,
    env: {
      ...environment,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: account,
      MINISTACK_REGION: region,
      // These listen on every address, whatever BIND_HOST says.
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      STATE_DIR: join(folder, 'state'),
      S3_DATA_DIR: join(folder, 's3'),
      TMPDIR: folder,
    },
  })

const runCdk = async (args: readonly string[], environment: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [cdk, ...args], {
    cwd: root,
    env: { ...environment, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => lines.push(text))
  if ((await finished(child)) !== 0)
    throw new StartProblem(`"cdk ${args[0]}" failed:\n${lines.join('').split('\n').slice(-40).join('\n')}`)
}

const finished = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })

const answers = async (child: ChildProcess, url: string): Promise<void> => {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    if (child.exitCode !== null) break
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new StartProblem(`MiniStack did not start: run "python3 -m ministack" to see why.`)
}

/** Ends the emulator's whole group by its number. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = finished(child)
  process.kill(-child.pid, 'SIGTERM')
  const impatient = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), 5000)
  await ended
  clearTimeout(impatient)
}
