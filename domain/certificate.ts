import { z } from 'zod'
import { Token } from './condition.ts'
import { Consortium, Party } from './consortium.ts'
import { canonical } from './history.ts'
import { ConsortiumId, SchemeRef } from './ids.ts'
import { publicEntry } from './public-entry.ts'
import type { Scheme } from './scheme.ts'
import { Words } from './words.ts'
import { Time } from './time.ts'

/**
 * What is signed: everything that the sheet says. What it does not say, a later grade for one, does not make another
 * certificate of it.
 */
export const Certificate = z.strictObject({
  /** Where it was given, and where it can be checked. */
  issuer: z.string().max(300),
  consortium: ConsortiumId,
  number: z.string().max(80),
  name: z.string().max(200),
  programme: z.strictObject({ ref: SchemeRef, title: Words }),
  issuers: z.array(Words),
  /** What the programme calls what was given: 认定, 备案, 立项. */
  given: Words,
  tier: Token.optional(),
  recognised: z.iso.datetime(),
  validUntil: Time.optional(),
  provisionalUntil: Time.optional(),
  parties: z.array(Party.pick({ name: true, role: true, country: true })),
  standing: z.enum(['recognised', 'revoked', 'expired', 'withdrawn']),
  ended: z.iso.datetime().optional(),
})
export type Certificate = z.infer<typeof Certificate>

/** The file that people keep: the certificate to read, and the same signed (a compact JWS, RFC 7515). */
export const CertificateFile = z.strictObject({ certificate: Certificate, jws: z.string().max(200_000) })
export type CertificateFile = z.infer<typeof CertificateFile>

/** One that was signed, as it is kept. */
export const KeptCertificate = z.strictObject({
  consortium: ConsortiumId,
  check: z.string(),
  jws: z.string().max(200_000),
  since: Time,
})
export type KeptCertificate = z.infer<typeof KeptCertificate>

/** Nothing for what was only reported: nobody here gave it anything. */
export const certificateFor = (
  entry: Consortium,
  scheme: Scheme,
  issuer: string,
): Certificate | undefined => {
  const { standing, ...shown } = publicEntry(entry, scheme)
  if (standing.is === 'reported') return undefined
  return {
    issuer,
    consortium: shown.id,
    number: standing.number,
    name: shown.name,
    programme: { ref: standing.scheme, title: scheme.title },
    issuers: scheme.issuers,
    given: shown.verb ?? scheme.outcome.verb,
    ...(shown.tier === undefined ? {} : { tier: shown.tier }),
    recognised: standing.recognised,
    ...(standing.validUntil === undefined ? {} : { validUntil: standing.validUntil }),
    ...(standing.is === 'recognised' && shown.provisionalUntil !== undefined
      ? { provisionalUntil: shown.provisionalUntil }
      : {}),
    parties: shown.parties.map(({ name, role, country }) => ({ name, role, country })),
    standing: standing.is,
    ...(standing.is === 'recognised' ? {} : { ended: standing.ended }),
  }
}

/** In its one spelling. */
export const signedCertificateText = (certificate: Certificate): string => canonical(certificate)

/** Without the letters that are mistaken for digits (Crockford). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve signs that stand for what a certificate says: 60 bits of its SHA-256, given in hexadecimal. */
export const checkValueOf = (hash: string): string => {
  let left = BigInt(`0x${hash.slice(0, 15)}`)
  let text = ''
  for (let n = 0; n < 12; n += 1) {
    text = `${alphabet[Number(left % 32n)]}${text}`
    left /= 32n
  }
  return text
}

/** As it is printed, in groups of four. */
export const shownCheck = (check: string): string => check.match(/.{1,4}/g)?.join('-') ?? ''

/** As somebody may type it from paper. */
export const typedCheck = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .slice(0, 40)

/** The parts that a certificate says otherwise than another one of the same consortium. */
export const changedParts = (before: Certificate, after: Certificate): CertificatePart[] =>
  certificateParts.filter((part) => canonical([before[part]]) !== canonical([after[part]]))
const certificateParts = [
  'number',
  'name',
  'tier',
  'recognised',
  'validUntil',
  'provisionalUntil',
  'parties',
] as const satisfies readonly (keyof Certificate)[]
export type CertificatePart = (typeof certificateParts)[number]

/** How it stands with what a genuine certificate says, as the register has it at this moment. */
export const standingNow = (
  certificate: Certificate,
  current: Certificate,
  now: string,
): 'in-force' | 'changed' | 'revoked' | 'expired' | 'withdrawn' => {
  if (current.standing !== 'recognised') return current.standing
  // The clock has not come round yet.
  if (current.validUntil !== undefined && current.validUntil < now) return 'expired'
  return changedParts(certificate, current).length > 0 ? 'changed' : 'in-force'
}

export const certificateFileName = (number: string): string =>
  `certificate-${number.replaceAll(/[^\p{L}\p{N}-]/gu, '')}.json`
