import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, CompactSign, compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import type { PublicKey, Purpose, Signer } from './ports/signer.ts'

/** RFC 8410: an Ed25519 private key in PKCS #8 is this and the 32 bytes of the key. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** What a signature of ours is for: nothing that is signed for one purpose can pass for another. */
const typOf = (purpose: Purpose) => `consort-${purpose}+jws`
const alg = 'EdDSA'

const Point = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })

/** The key that a secret stands for. Any secret with 32 random bytes in it will do: the key is derived from it. */
const privateKeyFrom = (secret: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([pkcs8, Buffer.from(hkdfSync('sha256', secret, '', 'consort receipt Ed25519', 32))]),
    format: 'der',
    type: 'pkcs8',
  })

/** Named by its thumbprint (RFC 7638), so that a key has one name wherever it is seen. */
const publicKeyOf = async (key: KeyObject): Promise<PublicKey> => {
  const { kty, crv, x } = Point.parse(createPublicKey(key).export({ format: 'jwk' }))
  return { kty, crv, x, kid: await calculateJwkThumbprint({ kty, crv, x }), use: 'sig', alg }
}

/** Signs with the key that a secret stands for. The secret is asked for once, when the first receipt is due. */
export const signerOf = (issuer: string, secret: () => Promise<string>): Signer => {
  const made: { key?: Promise<{ key: KeyObject; shown: PublicKey }> } = {}
  const load = async () => {
    const key = privateKeyFrom(await secret())
    return { key, shown: await publicKeyOf(key) }
  }
  const loaded = async () => {
    const key = (made.key ??= load())
    // A secret that could not be read now is asked for again the next time.
    key.catch(() => delete made.key)
    return key
  }
  return {
    issuer,
    publicKey: async () => (await loaded()).shown,
    sign: async (text, purpose = 'receipt') => {
      const { key, shown } = await loaded()
      return new CompactSign(new TextEncoder().encode(text))
        .setProtectedHeader({ alg, kid: shown.kid, typ: typOf(purpose) })
        .sign(key)
    },
  }
}

const Header = z.object({ alg: z.literal(alg), kid: z.string(), typ: z.string() })

/** What a signature of ours covers; nothing when it is not ours, or what it covers was changed. */
export const verified = async (
  jws: string,
  keys: readonly PublicKey[],
  purpose: Purpose = 'receipt',
): Promise<string | undefined> => {
  try {
    const { payload } = await compactVerify(
      jws.trim(),
      async (header) => {
        const { kid, typ } = Header.parse(header)
        if (typ !== typOf(purpose)) throw new Error('signed for something else')
        const key = keys.find((one) => one.kid === kid)
        if (!key) throw new Error('a key of somebody else')
        return importJWK(key, alg)
      },
      { algorithms: [alg] },
    )
    return new TextDecoder().decode(payload)
  } catch {
    return undefined
  }
}
