import { fileURLToPath } from 'node:url'
import type { Duration } from 'aws-cdk-lib'
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda'
import { type BundlingOptions, Charset, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { DataStack } from './data.ts'
import type { Settings } from './settings.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** What these packages mean inside a bundle. */
export const aliases = {
  zod: `${root}infra/bundled-zod.ts`,
  'brotli/decompress.js': `${root}infra/no-brotli.ts`,
}

/** How every handler is bundled; the tests measure the bundles with the same options. */
export const bundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  minify: true,
  // Every word of the pages is there in Chinese too: written out as escapes it would take twice the room.
  charset: Charset.UTF8,
  sourceMap: true,
  sourcesContent: false,
  // `module` first: only then are the unused commands of an SDK client left out.
  mainFields: ['module', 'main'],
  // The SDK is bundled, for it is the version that was tested, but for the ways of getting credentials that are
  // tried after the environment's: a function never comes to them.
  externalModules: [
    ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map(
      (way) => `@aws-sdk/credential-provider-${way}`,
    ),
    '@smithy/credential-provider-imds',
  ],
  esbuildArgs: Object.fromEntries(Object.entries(aliases).map(([name, path]) => [`--alias:${name}`, path])),
  // Packages in the older module format ask for `require`.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
} satisfies BundlingOptions

/** Half a year: what Chinese rules for graded protection ask of logs, and enough to follow one evaluation. */
const logRetention = RetentionDays.SIX_MONTHS

export const logs = (scope: Construct, id: string): LogGroup =>
  new LogGroup(scope, id, { retention: logRetention })

/** A role that may write to one log group and nothing else; what else it may do is granted where it is used. */
export const functionRole = (scope: Construct, id: string, logGroup: ILogGroup): Role => {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  return role
}

export type Program = { readonly settings: Settings; readonly data: DataStack }

type FunctionProps = {
  /** The file from the project's folder. */
  readonly entry: string
  readonly does: string
  readonly logGroup: ILogGroup
  readonly role: IRole
  readonly timeout: Duration
  readonly memory: number
  readonly environment?: Readonly<Record<string, string>>
  readonly bundling?: BundlingOptions
}

/** One handler as a Lambda function. Its environment is what functions/environment.ts reads. */
export const programFunction = (
  scope: Construct,
  id: string,
  { settings, data }: Program,
  props: FunctionProps,
): NodejsFunction =>
  new NodejsFunction(scope, id, {
    entry: `${root}${props.entry}`,
    projectRoot: root,
    depsLockFilePath: `${root}package-lock.json`,
    description: props.does,
    runtime: Runtime.NODEJS_24_X,
    architecture: settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    role: props.role,
    logGroup: props.logGroup,
    timeout: props.timeout,
    memorySize: props.memory,
    awsSdkConnectionReuse: false,
    environment: {
      NODE_OPTIONS: '--enable-source-maps',
      TABLE: data.table.tableName,
      ...(settings.practice ? { PRACTICE_CLOCK: '1' } : {}),
      ...props.environment,
    },
    bundling: { ...bundling, ...props.bundling },
  })

/** Variables that are not set are left out, not set to nothing. */
export const given = (variables: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  )
