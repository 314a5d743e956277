import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { z } from 'zod'
import type { Assurance } from '../../../domain/step-up.ts'
import { Language } from '../../../domain/words.ts'
import type { WebSettings } from '../context.ts'

/** What an issuer says of a person. */
export const Claims = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  locale: z.string().optional(),
  amr: z.array(z.string()).optional(),
  acr: z.string().optional(),
  auth_time: z.number().int().optional(),
})
export type Claims = z.infer<typeof Claims>

/** The language of messages at a first sign-in: what the issuer knows of the person, else what the browser asks for. */
export const languageFrom = ({ locale }: Claims, asked: Language): Language =>
  Language.safeParse(locale?.slice(0, 2).toLowerCase()).data ?? asked

/** Ways of signing in that count as more than one factor (RFC 8176). */
const strongWays = ['mfa', 'otp', 'hwk', 'swk', 'sms']

/** More than one factor, by the ways that were used or by the issuer's own name for such a sign-in. */
export const isStrong = (claims: Claims, acr?: string): boolean =>
  (claims.amr ?? []).some((way) => strongWays.includes(way)) || (acr !== undefined && claims.acr === acr)

/** When the issuer last saw the person prove who they are; nothing where it does not say, or no time at all. */
export const authenticatedAt = ({ auth_time: at }: Claims): string | undefined =>
  at === undefined || at <= 0 || at > latestSecond ? undefined : new Date(at * 1000).toISOString()
const latestSecond = 253_402_300_799

/** How sure one can be of whoever holds a token (RFC 9068 has the same claims as an ID token). */
export const tokenAssurance = (claims: Claims, { wall, stepUp }: WebSettings): Assurance => {
  const at = authenticatedAt(claims)
  return {
    strong: isStrong(claims, stepUp?.acr),
    byDefault: stepUp?.minutes,
    ...(at === undefined ? {} : { seconds: Math.max(0, (wall().getTime() - Date.parse(at)) / 1000) }),
  }
}

const onThisMachine = (url: string): boolean => ['localhost', '127.0.0.1'].includes(new URL(url).hostname)

/** Meant for us: by its audience (RFC 9068), or where an access token names none (Cognito) by the client it was made for. */
const isFor = (payload: JWTPayload, { audience, clientId }: WebSettings): boolean =>
  payload.aud === undefined
    ? payload.client_id === clientId && payload.token_use === 'access'
    : [payload.aud].flat().includes(audience)

/** Asks the issuer to look again, and for a second factor where it has a name for that. */
const asStepUp = (maxAge: number, { stepUp }: WebSettings): Record<string, string> => ({
  prompt: 'login',
  max_age: String(maxAge),
  ...(stepUp?.acr === undefined ? {} : { acr_values: stepUp.acr }),
})

/** A code used twice, a state or nonce of another sign-in, a cancelled one: for the person the same, try again. */
const refusedByIssuer = (problem: unknown): boolean =>
  problem instanceof client.ResponseBodyError ||
  problem instanceof client.AuthorizationResponseError ||
  problem instanceof client.ClientError

/** The issuer's addresses and keys, asked for once and again after a failure. */
export const openIdConnect = (settings: WebSettings) => {
  const kept: {
    configuration?: Promise<client.Configuration>
    keys?: ReturnType<typeof createRemoteJWKSet>
  } = {}
  const configuration = async (): Promise<client.Configuration> => {
    kept.configuration ??= client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      client.None(),
      { timeout: 5, execute: onThisMachine(settings.issuer) ? [client.allowInsecureRequests] : [] },
    )
    try {
      return await kept.configuration
    } catch (problem) {
      delete kept.configuration
      throw problem
    }
  }
  const redirectUri = `${settings.publicUrl}/signed-in`

  return {
    /** Where to send the browser, and what to remember until it comes back. */
    begin: async (state: string, maxAge?: number) => {
      const verifier = client.randomPKCECodeVerifier()
      const nonce = client.randomNonce()
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(maxAge === undefined ? {} : asStepUp(maxAge, settings)),
      })
      return { url: url.href, verifier, nonce }
    },
    /** What the issuer says of whoever came back with this address, or nothing when anything does not fit. */
    finish: async (
      search: string,
      expected: { state: string; verifier: string; nonce: string; maxAge?: number | undefined },
    ): Promise<Claims | undefined> => {
      const known = await configuration()
      try {
        const tokens = await client.authorizationCodeGrant(known, new URL(`${redirectUri}${search}`), {
          pkceCodeVerifier: expected.verifier,
          expectedState: expected.state,
          expectedNonce: expected.nonce,
          ...(expected.maxAge === undefined ? {} : { maxAge: expected.maxAge }),
          idTokenExpected: true,
        })
        return Claims.safeParse(tokens.claims()).data
      } catch (problem) {
        if (refusedByIssuer(problem)) return undefined
        throw problem
      }
    },
    /** The person behind a bearer token, or nothing when it is not a good one. */
    bearer: async (token: string): Promise<Claims | undefined> => {
      const metadata = (await configuration()).serverMetadata()
      kept.keys ??= createRemoteJWKSet(new URL(metadata.jwks_uri ?? ''))
      try {
        const { payload } = await jwtVerify(token, kept.keys, {
          issuer: metadata.issuer,
          algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
          requiredClaims: ['sub', 'exp'],
        })
        if (!isFor(payload, settings)) return undefined
        return Claims.parse(payload)
      } catch {
        return undefined
      }
    },
  }
}
export type OpenIdConnect = ReturnType<typeof openIdConnect>
