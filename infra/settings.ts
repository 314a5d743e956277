import type { Node } from 'constructs'
import { z } from 'zod'
import { MessageWishes, Way } from '../domain/message-wishes.ts'
import { FullHour } from '../domain/quiet-hours.ts'

/** What an installation chooses, as CDK context: `-c region=… -c issuer=…`, or the `context` of cdk.json. */
const Context = z.object({
  /** Names the stacks, so that several installations can stand in one account. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,15}$/, 'up to 16 small letters, digits and hyphens')
    .default('prod'),
  region: z.string().regex(/^[a-z]{2,3}(-[a-z]+)+-\d$/, 'a region such as eu-central-1'),
  /** An OpenID Connect issuer; without one, a Cognito user pool is made where the region has Cognito. */
  issuer: z.url().optional(),
  clientId: z.string().min(1).optional(),
  /** Who the API's bearer tokens are meant for; the client when absent. */
  audience: z.string().min(1).optional(),
  /** What people's ids are made from, so that the issuer's address may change. */
  issuerName: z.string().min(1).optional(),
  /** The issuer's subject that becomes administrator at its first sign-in. */
  firstAdministrator: z.string().min(1).optional(),
  /** Leaders decide with a second factor, at most so many minutes old, where a programme says nothing else. */
  stepUpMinutes: z.coerce.number().int().min(1).max(1440).optional(),
  /** The issuer's name for a sign-in with a second factor: what it is asked for, and what its tokens say then. */
  stepUpAcr: z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/, 'a name without spaces and quotes')
    .optional(),
  /** Where people reach the pages, when it is not the API's own address: `https://consort.example`. */
  publicUrl: z.url().optional(),
  /** The address of the licence that the open data is under; CC BY 4.0 when absent. */
  openDataLicence: z.url().optional(),
  /** Outside which hours of a working day nobody is written to: `20:00-08:00` when absent, or `never`. */
  quietHours: z
    .string()
    .regex(/^(never|([01]\d|2[0-3]):00-([01]\d|2[0-3]):00)$/, 'such as 20:00-08:00, or never')
    .optional(),
  /** The full hour at which digests go out. */
  digestAt: FullHour.optional(),
  /** By whose clocks, for those who do not say. */
  messageZone: MessageWishes.shape.zone,
  /** How those are told who wish for nothing else. */
  messageWay: Way.optional(),
  smtpHost: z.string().min(1).optional(),
  smtpPort: z.coerce.number().int().min(1).max(65_535).default(587),
  /** A secret that holds `{"user": …, "password": …}`. */
  smtpSecretArn: z.string().startsWith('arn:').optional(),
  mailFrom: z.string().min(3).optional(),
  /** Days after which documents move to a cheaper class; they are still opened at once. */
  archiveDays: z.coerce.number().int().min(90).max(3650).default(365),
  /** Who looks for malware: `none` (and says so), `clamd` with its host, or `guardduty` by its events. */
  scanner: z.enum(['none', 'clamd', 'guardduty']).default('none'),
  clamdHost: z.string().min(1).optional(),
  clamdPort: z.coerce.number().int().min(1).max(65_535).default(3310),
  alarmEmail: z.email().optional(),
  /** `x86_64` for a region whose Lambda has no arm64. */
  architecture: z.enum(['arm64', 'x86_64']).default('arm64'),
  /** A movable clock, for rehearsals. Never where real applications are. */
  practice: z.union([z.boolean(), z.stringbool()]).default(false),
})

type SignIn =
  | { readonly by: 'issuer'; readonly issuer: string; readonly clientId: string; readonly audience: string }
  | { readonly by: 'user-pool' }

export type Settings = Omit<z.infer<typeof Context>, 'issuer' | 'clientId' | 'audience'> & {
  readonly signIn: SignIn
  readonly account: string | undefined
}

/** AWS China has no Cognito user pools, no SES, no function URLs and no X-Ray for Lambda. */
const isChina = (region: string): boolean => region.startsWith('cn-')

/** Reads the context once, and says in one sentence what is missing. */
export const readSettings = (node: Node): Settings => {
  const given = Object.fromEntries(
    Object.keys(Context.shape).map((name): [string, unknown] => [name, node.tryGetContext(name)]),
  )
  const parsed = Context.safeParse({ ...given, region: given.region ?? process.env.CDK_DEFAULT_REGION })
  if (!parsed.success) throw new Error(`The CDK context does not fit:\n${z.prettifyError(parsed.error)}`)
  const { issuer, clientId, audience, ...settings } = parsed.data
  if (settings.scanner === 'clamd' && settings.clamdHost === undefined)
    throw new Error('The scanner clamd needs its address: add -c clamdHost=….')
  return {
    ...settings,
    signIn: signInFor(settings.region, issuer, clientId, audience),
    account: process.env.CDK_DEFAULT_ACCOUNT,
  }
}

const signInFor = (
  region: string,
  issuer: string | undefined,
  clientId: string | undefined,
  audience: string | undefined,
): SignIn => {
  if (issuer !== undefined) {
    if (clientId === undefined)
      throw new Error(
        'An issuer needs the id of its client: add -c clientId=…, with the address …/signed-in allowed.',
      )
    return { by: 'issuer', issuer, clientId, audience: audience ?? clientId }
  }
  if (isChina(region))
    throw new Error(
      `There are no Cognito user pools in ${region}: name an OpenID Connect issuer with -c issuer=… -c clientId=….`,
    )
  return { by: 'user-pool' }
}
