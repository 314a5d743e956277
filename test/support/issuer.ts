import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type CryptoKey, SignJWT } from 'jose'

export type TokenChanges = {
  readonly audience?: string
  readonly issuer?: string
  /** As `jose` reads it: `5m`, `5m ago`. */
  readonly expires?: string
  readonly key?: CryptoKey
  readonly claims?: Record<string, unknown>
}

/** An OpenID Connect issuer on the loopback address: its discovery and keys over HTTP, and tokens signed with its key. */
export const startIssuer = async (audience: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] }
  const server = createServer((request, response) => {
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer: url(),
        authorization_endpoint: `${url()}/authorize`,
        token_endpoint: `${url()}/token`,
        jwks_uri: `${url()}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
      },
      '/keys': keys,
    }
    const answer = answers[request.url ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = (): string => {
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  }

  return {
    url: url(),
    /** A bearer token of somebody, good unless it was changed. */
    token: (subject: string, changes: TokenChanges = {}): Promise<string> =>
      new SignJWT({ name: subject, email: `${subject}@people.example`, ...changes.claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(changes.issuer ?? url())
        .setSubject(subject)
        .setAudience(changes.audience ?? audience)
        .setIssuedAt()
        .setExpirationTime(changes.expires ?? '5m')
        .sign(changes.key ?? privateKey),
    stop: async (): Promise<void> => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
