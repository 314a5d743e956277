import { createHmac, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30

/** The six digits that an authenticator shows in this half minute (RFC 6238 with SHA-1, as authenticators have it). */
export const oneTimeCode = (secret: Uint8Array, seconds: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / stepSeconds)))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** Right now, or half a minute ago: a clock may be behind, and typing takes time. */
export const isOneTimeCode = (secret: Uint8Array, seconds: number, typed: string): boolean => {
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '')
  return [0, -stepSeconds].some((shift) => {
    const expected = Buffer.from(oneTimeCode(secret, seconds + shift))
    return digits.length === expected.length && timingSafeEqual(Buffer.from(digits), expected)
  })
}
