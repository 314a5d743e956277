import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { StartProblem } from '../../infra/local/start-problem.ts'
import { freePort } from '../../infra/local/table-engine.ts'
import { openFront } from './front.ts'
import { endGroup, finished, startGroup } from './group.ts'
import { findPython } from './python.ts'
import { owner, region } from './signature.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk')
const account = '000000000000'

export type Deployment = {
  /** Where the pages and the API answer, without a path: `http://127.0.0.1:…`. */
  readonly publicUrl: string
  /** The emulator itself, where AWS would be. */
  readonly endpoint: string
  readonly tableName: string
  /** The name of the clock's function: invoked, it does at once what is due. */
  readonly clockFunction: string
  /** What a client of AWS needs to find the emulator, and nobody's real account by mistake. */
  readonly environment: Readonly<Record<string, string>>
}

const Outputs = z.record(z.string(), z.record(z.string(), z.string()))

type Options = {
  /** What the installation chooses, as CDK context, once the address of its pages is known. */
  readonly context: (publicUrl: string) => Promise<Readonly<Record<string, string>>>
  /** Hears one line for each step. */
  readonly report: (line: string) => void
  /** Ends it all, also in the middle of the deployment. */
  readonly signal: AbortSignal
}

/**
 * Starts MiniStack on loopback, deploys the app to it with the CDK command, puts a plain address before it, and ends
 * all of it after `use`. Throws a StartProblem, in one sentence, when Python or MiniStack is missing.
 */
export const onEmulator = async <Result>(
  { context, report, signal }: Options,
  use: (deployment: Deployment) => Promise<Result>,
): Promise<Result> => {
  const python = await findPython()
  const folder = await mkdtemp(join(tmpdir(), 'consort-emulator-'))
  const front = await openFront()
  const port = await freePort()
  const endpoint = `https://127.0.0.1:${port}`
  const certificate = join(folder, 'ministack-tls', 'server.crt')
  const aws = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: owner.accessKeyId,
    AWS_SECRET_ACCESS_KEY: owner.secretAccessKey,
    AWS_CONFIG_FILE: join(folder, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
  }
  const environment = {
    ...environmentFor(port, folder),
    ...aws,
    // The first is what functions read, the second what the CDK command does.
    NODE_EXTRA_CA_CERTS: certificate,
    AWS_CA_BUNDLE: certificate,
  }
  const started: ChildProcess[] = []
  const start = (...[command, args, output]: [string, readonly string[], 'ignore' | 'pipe']) => {
    signal.throwIfAborted()
    const stdio = ['ignore' as const, output, output]
    // The CDK command finds cdk.json here; MiniStack leaves nothing here.
    const cwd = output === 'pipe' ? root : folder
    const child = startGroup(command, args, { cwd, env: environment, stdio })
    started.push(child)
    return child
  }
  const runCdk = async (...args: readonly string[]): Promise<void> => {
    const child = start(process.execPath, [cdk, ...args, '--output', join(folder, 'cdk.out')], 'pipe')
    const lines: string[] = []
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => lines.push(text))
    if ((await finished(child)) !== 0 && !signal.aborted)
      throw new StartProblem(`"cdk ${args[0]}" failed:\n${lines.join('').split('\n').slice(-40).join('\n')}`)
    signal.throwIfAborted()
  }
  const end = () => void Promise.all(started.map(endGroup))
  signal.addEventListener('abort', end)
  try {
    report(`Starting MiniStack at ${endpoint}`)
    await answers(start(python, ['-m', 'ministack'], 'ignore'), `${endpoint}/_ministack/health`, certificate)
    const chosen = {
      region,
      practice: 'true',
      publicUrl: front.url,
      ...(await context(front.url)),
    }
    const choices = Object.entries(chosen).flatMap(([name, value]) => ['--context', `${name}=${value}`])
    report('Preparing the account: cdk bootstrap')
    await runCdk('bootstrap', `aws://${account}/${region}`, ...choices)
    report('Deploying both stacks: cdk deploy --all')
    const outputsFile = join(folder, 'outputs.json')
    await runCdk('deploy', '--all', '--require-approval', 'never', '--outputs-file', outputsFile, ...choices)
    const stacks = Object.values(Outputs.parse(JSON.parse(await readFile(outputsFile, 'utf8'))))
    const output = (name: string): string => {
      const value = stacks.find((stack) => stack[name] !== undefined)?.[name]
      if (value === undefined) throw new StartProblem(`The deployment has no output ${name}.`)
      return value
    }
    front.leadTo({ port, host: new URL(output('ApiUrl')).host })
    return await use({
      publicUrl: front.url,
      endpoint,
      tableName: output('TableName'),
      clockFunction: output('ClockFunction'),
      environment: aws,
    })
  } finally {
    signal.removeEventListener('abort', end)
    await Promise.all([front.close(), ...started.map(endGroup)])
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * What MiniStack and the CDK command see: loopback only, every call held against the rights of its caller, and the
 * Node that runs us for the functions, so that it is the version that is deployed.
 */
const environmentFor = (port: number, folder: string): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
      value === undefined || /^(AWS|CDK|SMTP)_/.test(name) ? [] : [[name, value]],
    ),
  ),
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
  BIND_HOST: '127.0.0.1',
  AUTH: 'true',
  // The policies of buckets and queues refuse a plain connection.
  USE_SSL: '1',
  GATEWAY_PORT: String(port),
  MINISTACK_ACCOUNT_ID: account,
  MINISTACK_REGION: region,
  // These listen on every address, whatever BIND_HOST says.
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  STATE_DIR: join(folder, 'state'),
  S3_DATA_DIR: join(folder, 's3'),
  TMPDIR: folder,
})

/** Waits for MiniStack, and trusts the certificate that it made for itself. */
const answers = async (child: ChildProcess, url: string, certificate: string): Promise<void> => {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(200)) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const made = await readFile(certificate, 'utf8').catch(() => undefined)
    if (made === undefined) continue
    setDefaultCACertificates([...getCACertificates('default'), made])
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
  }
  throw new StartProblem('MiniStack did not start: run "USE_SSL=1 python3 -m ministack" to see why.')
}
