import { Aws, Duration } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { messageEnvironment } from './message-environment.ts'
import { functionRole, given, logs, type Program, programFunction } from './program-function.ts'
import { because } from './reasons.ts'
import { userPoolClient } from './sign-in.ts'

/** Five times the peak of a national deadline hour; beyond it a flood would only cost money. */
const throttle = { rateLimit: 500, burstLimit: 1000 }

/** Style and script are made beside the bundle: infra/assets.ts, in a process of its own because bundling is one. */
const withAssets: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_from, to) => [
    `"${process.execPath}" --input-type=module -e "import { writeAssets } from '${new URL('assets.ts', import.meta.url).href}'; await writeAssets(process.argv[1])" "${to}"`,
  ],
}

/** What is read of the whole register by anybody, and by machines: where the figures are counted. */
const forEverybody = {
  OpenData: '/open-data',
  EveryOpenData: '/open-data/{proxy+}',
  Feeds: '/feeds/{proxy+}',
  Sitemap: '/sitemap.xml',
  Sitemaps: '/sitemaps/{proxy+}',
  Robots: '/robots.txt',
} as const

/** The front door: an HTTP API that leads to the web function, and below `/files` and `/insight` to those
 * of files and figures; with an access log. */
export class FrontDoor extends Construct {
  readonly api: HttpApi
  readonly publicUrl: string

  constructor(scope: Construct, id: string, { settings }: Program) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Consort' })
    this.publicUrl = settings.publicUrl ?? this.api.apiEndpoint
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs(this, 'AccessLog')),
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            time: '$context.requestTime',
            ip: '$context.identity.sourceIp',
            method: '$context.httpMethod',
            // Not the path: the address of an invitation is its secret.
            route: '$context.routeKey',
            status: '$context.status',
            milliseconds: '$context.responseLatency',
            problem: '$context.integrationErrorMessage',
          }),
        ),
      },
    })
  }

  leadsTo({ web, files, insight }: Readonly<Record<'web' | 'files' | 'insight', IFunction>>): void {
    const figures = new HttpLambdaIntegration('Insight', insight)
    const routes = [
      new HttpRoute(this, 'Everything', {
        httpApi: this.api,
        routeKey: HttpRouteKey.DEFAULT,
        integration: new HttpLambdaIntegration('Web', web),
      }),
      new HttpRoute(this, 'EveryFile', {
        httpApi: this.api,
        routeKey: HttpRouteKey.with('/files/{proxy+}', HttpMethod.ANY),
        integration: new HttpLambdaIntegration('Files', files),
      }),
      new HttpRoute(this, 'Figures', {
        httpApi: this.api,
        routeKey: HttpRouteKey.with('/insight', HttpMethod.GET),
        integration: figures,
      }),
      new HttpRoute(this, 'EveryFigure', {
        httpApi: this.api,
        routeKey: HttpRouteKey.with('/insight/{proxy+}', HttpMethod.GET),
        integration: figures,
      }),
      ...Object.entries(forEverybody).map(
        ([id, path]) =>
          new HttpRoute(this, id, {
            httpApi: this.api,
            routeKey: HttpRouteKey.with(path, HttpMethod.GET),
            integration: figures,
          }),
      ),
    ]
    for (const route of routes)
      because(route, {
        APIG4:
          'Pages for everybody (register, notices) and sign-in itself stand behind the same route; one policy function in the program decides every read and write.',
      })
  }
}

/** Who answers readers: it can write cases, and can neither start a workflow nor read a task token. */
export const readersRole = (scope: Construct, id: string, { data }: Program, logGroup: ILogGroup): Role => {
  const role = functionRole(scope, id, logGroup)
  data.grantStore(role)
  role.addToPrincipalPolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      resources: [data.table.tableArn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['TOKEN#*'] } },
    }),
  )
  return role
}

/** What a function that answers readers is told of where it is and who signs them in. */
export const readersEnvironment = (
  scope: Construct,
  program: Program,
  publicUrl: string,
): Record<string, string> => ({
  PUBLIC_URL: publicUrl,
  STORAGE_ORIGIN: `https://${program.data.documents.bucketRegionalDomainName}`,
  ...signInEnvironment(scope, program, publicUrl),
  ...messageEnvironment(program.settings),
  ...given({
    ISSUER_NAME: program.settings.issuerName,
    STEP_UP_MINUTES: program.settings.stepUpMinutes?.toString(),
    STEP_UP_ACR: program.settings.stepUpAcr,
    OPEN_DATA_LICENCE: program.settings.openDataLicence,
    FIRST_ADMINISTRATOR: program.settings.firstAdministrator,
  }),
})

type Readers = { readonly logGroup: ILogGroup; readonly environment: Readonly<Record<string, string>> }

/** The web function: pages, API and sign-in. */
export const webFunction = (
  scope: Construct,
  program: Program,
  { logGroup, environment }: Readers,
): IFunction => {
  const role = readersRole(scope, 'WebRole', program, logGroup)
  const { receiptKey, robotKey } = program.data
  // It alone gives receipts.
  receiptKey.grantRead(role)
  // It seals what an administrator enters.
  robotKey.grantRead(role)
  return programFunction(scope, 'Web', program, {
    entry: 'functions/web/handler.ts',
    does: 'Pages and API',
    logGroup,
    role,
    // Under the 30 seconds after which the HTTP API gives up: our own answer is the better one.
    timeout: Duration.seconds(25),
    // The share of a processor grows with the memory: 1 GB draws a page in tens of milliseconds.
    memory: 1024,
    environment: {
      ...environment,
      RECEIPT_KEY_SECRET_ARN: receiptKey.secretArn,
      ROBOT_KEY_SECRET_ARN: robotKey.secretArn,
    },
    bundling: { commandHooks: withAssets },
  })
}

/** Figures over whole calls: apart from the pages, which need not wait for thousands of rows to be read. */
export const insightFunction = (
  scope: Construct,
  program: Program,
  { logGroup, environment }: Readers,
): IFunction =>
  programFunction(scope, 'Insight', program, {
    entry: 'functions/insight/handler.ts',
    does: 'Figures, their pictures and exports; open data and feeds',
    logGroup,
    role: readersRole(scope, 'InsightRole', program, logGroup),
    timeout: Duration.seconds(25),
    // Five thousand rows are read and counted: work for a processor.
    memory: 1024,
    environment,
  })

/** Any OpenID Connect issuer, or the user pool of this installation. */
const signInEnvironment = (
  scope: Construct,
  { settings, data }: Program,
  publicUrl: string,
): Record<string, string> => {
  if (settings.signIn.by === 'issuer') {
    const { issuer, clientId, audience } = settings.signIn
    return { ISSUER: issuer, CLIENT_ID: clientId, AUDIENCE: audience }
  }
  if (data.users === undefined) throw new Error('The user pool is made with the record, and is not there.')
  const client = userPoolClient(scope, data.users, {
    publicUrl,
    prefix: `consort-${settings.stage}-${Aws.ACCOUNT_ID}`,
  })
  return {
    ISSUER: data.users.userPoolProviderUrl,
    CLIENT_ID: client.userPoolClientId,
    AUDIENCE: client.userPoolClientId,
  }
}
