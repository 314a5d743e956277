import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { type Configuration, Provider } from 'oidc-provider'
import { z } from 'zod'
import { memoryAdapter } from './memory-adapter.ts'
import { issuerPage, issuerStyle, secondFactorPage } from './issuer-page.ts'
import { isOneTimeCode, oneTimeCode } from './one-time-code.ts'
import type { Persona } from './personas.ts'
import { explained } from './start-problem.ts'

export type PracticeAccount = { readonly name: string; readonly email: string; readonly locale?: string }

type IssuerOptions = {
  /** 0 takes any free port. */
  readonly port: number
  /** Where the signing key is kept, so that a token survives a restart. */
  readonly folder?: string
  readonly redirectUris: readonly string[]
  readonly audience: string
  readonly personas: readonly Persona[]
  /** Who may sign in: the personas, and whomever else the caller knows. */
  readonly account: (subject: string) => PracticeAccount | undefined
}

const scopes = 'openid profile email'
const clientId = 'consort'
const tokenSeconds = 3600

/** What a client asks for in `acr_values` when a second factor is wanted. */
export const secondFactor = 'urn:consort:practice:second-factor'
/** The ways of a sign-in with a password and a code of an authenticator (RFC 8176). */
const bothFactors = ['pwd', 'otp', 'mfa']

const nowSeconds = (): number => Math.floor(Date.now() / 1000)

/**
 * An OpenID Connect issuer for one machine: anybody of the cast signs in by choosing who to be. It listens on the
 * loopback address, and answers no other name.
 */
export const startPracticeIssuer = async (options: IssuerOptions) => {
  const { port, audience, personas, account } = options
  const key = await signingKey(options.folder)
  const held: { answer?: (request: IncomingMessage, response: ServerResponse) => void } = {}
  const server = createServer((request, response) => held.answer?.(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (problem) => reject(asError(explained(problem, { port }))))
    server.listen(port, '127.0.0.1', resolve)
  })
  const issuer = `http://localhost:${portOf(server.address())}`
  const provider = new Provider(issuer, configuration(options, key, issuer))

  /** As a sign-in would give it; with a second factor when that is asked for. */
  const token = async (subject: string, strong = false): Promise<string> => {
    const who = account(subject)
    if (!who) throw new Error(`nobody is called ${subject}`)
    const proof = {
      auth_time: nowSeconds(),
      ...(strong ? { amr: bothFactors, acr: secondFactor } : { amr: ['pwd'] }),
    }
    return new SignJWT({ ...who, ...proof, client_id: clientId, scope: scopes })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid ?? '' })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${tokenSeconds}s`)
      .setJti(randomBytes(12).toString('hex'))
      .sign(await importJWK(key, 'ES256'))
  }

  /** Everybody's authenticator holds a secret of their own. */
  const secretOf = (subject: string): Uint8Array =>
    createHmac('sha256', key.kid ?? '')
      .update(subject)
      .digest()

  const choose = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const accepted = request.headers['accept-language'] ?? ''
    try {
      const { uid, params } = await provider.interactionDetails(request, response)
      if (request.method !== 'POST') return page(response, 200, issuerPage(personas, uid, accepted))
      const typed = new URLSearchParams(await bodyOf(request))
      const subject = typed.get('person') ?? ''
      const who = account(subject)
      if (!who) return page(response, 404, issuerPage([], uid, ''))
      const wanted = (typeof params.acr_values === 'string' ? params.acr_values : '').split(' ')
      const code = typed.get('code')
      const strong = wanted.includes(secondFactor)
      if (strong && !(code !== null && isOneTimeCode(secretOf(subject), nowSeconds(), code)))
        return page(
          response,
          code === null ? 200 : 422,
          secondFactorPage(
            {
              uid,
              subject,
              name: who.name,
              code: oneTimeCode(secretOf(subject), nowSeconds()),
              wrong: code !== null,
            },
            accepted,
          ),
        )
      await provider.interactionFinished(
        request,
        response,
        {
          login: {
            accountId: subject,
            remember: false,
            ...(strong ? { amr: bothFactors, acr: secondFactor } : { amr: ['pwd'] }),
          },
        },
        { mergeWithLastSubmission: false },
      )
    } catch {
      page(response, 400, issuerPage([], '', accepted))
    }
  }

  const callback = provider.callback()
  held.answer = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    const hosts = [new URL(issuer).host, new URL(issuer).host.replace('localhost', '127.0.0.1')]
    if (!hosts.includes(request.headers.host ?? ''))
      return page(response, 403, 'This issuer answers on this machine only.')
    if (pathname.startsWith('/interaction/')) return void choose(request, response)
    // Who signs in again chooses again: the issuer does not go by whom this browser was last time.
    if (pathname === '/auth') delete request.headers.cookie
    if (pathname === '/practice/style.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(issuerStyle)
      return
    }
    if (pathname === '/practice/token') {
      token(searchParams.get('person') ?? '', searchParams.get('strong') === '1').then(
        (accessToken) =>
          response
            .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
            .end(
              JSON.stringify({ access_token: accessToken, token_type: 'Bearer', expires_in: tokenSeconds }),
            ),
        () =>
          response
            .writeHead(404, { 'content-type': 'application/json' })
            .end('{"error":"nobody of that name"}'),
      )
      return
    }
    void callback(request, response)
  }

  return {
    issuer,
    clientId,
    token,
    stop: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type PracticeIssuer = Awaited<ReturnType<typeof startPracticeIssuer>>

const asError = (problem: unknown): Error => (problem instanceof Error ? problem : new Error(String(problem)))
const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0

const page = (response: ServerResponse, status: number, html: string): void => {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self' http://localhost:*; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
    .end(html)
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Uint8Array[] = []
  for await (const part of request) if (part instanceof Uint8Array) parts.push(part)
  return Buffer.concat(parts).toString('utf8').slice(0, 4096)
}

const Jwk = z.looseObject({ kty: z.string(), kid: z.string() })

/** One key for everything that is signed here; made once and kept. */
const signingKey = async (folder: string | undefined): Promise<JWK> => {
  const file = folder === undefined ? undefined : join(folder, 'issuer-key.json')
  if (file !== undefined)
    try {
      return Jwk.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch {
      // None yet, or not readable: a new one, and people sign in again.
    }
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = {
    ...(await exportJWK(privateKey)),
    alg: 'ES256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  }
  if (folder !== undefined && file !== undefined) {
    await mkdir(folder, { recursive: true })
    await writeFile(file, JSON.stringify(key), { mode: 0o600 })
  }
  return key
}

const configuration = (options: IssuerOptions, key: JWK, issuer: string): Configuration => ({
  clients: [
    {
      client_id: clientId,
      token_endpoint_auth_method: 'none',
      redirect_uris: [...options.redirectUris],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
      // Every ID token says when its person signed in.
      require_auth_time: true,
    },
  ],
  adapter: memoryAdapter(),
  jwks: { keys: [key] },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  acrValues: [secondFactor],
  claims: {
    acr: null,
    auth_time: null,
    openid: ['sub', 'amr'],
    profile: ['name', 'locale'],
    email: ['email'],
  },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  responseTypes: ['code'],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => options.audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: scopes,
        audience: options.audience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: tokenSeconds,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  ttl: {
    Interaction: 600,
    Session: 1200,
    Grant: 3600,
    IdToken: 600,
    AuthorizationCode: 60,
    AccessToken: 3600,
  },
  extraTokenClaims: (_, token) => {
    const who = 'accountId' in token ? options.account(token.accountId ?? '') : undefined
    return { ...who }
  },
  findAccount: (_, subject) => {
    const who = options.account(subject)
    return who && { accountId: subject, claims: () => ({ sub: subject, ...who }) }
  },
  loadExistingGrant: async (ctx) => {
    const { client, session, provider } = ctx.oidc
    if (!client || !session?.accountId) return undefined
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope(scopes)
    grant.addResourceScope(options.audience, scopes)
    await grant.save()
    return grant
  },
  renderError: (ctx, out) => {
    ctx.type = 'html'
    ctx.body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign-in</title><link rel="stylesheet" href="${issuer}/practice/style.css"></head><body><main><h1>登录无法继续 · The sign-in cannot go on</h1><p>${out.error === 'invalid_request' ? '请回到 Consort 重新登录。 Please go back to Consort and sign in again.' : ''}</p></main></body></html>`
  },
})
