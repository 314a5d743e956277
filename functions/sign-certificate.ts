import type { Instant } from '../domain/calendar.ts'
import {
  type Certificate,
  certificateFor,
  checkValueOf,
  type KeptCertificate,
  signedCertificateText,
} from '../domain/certificate.ts'
import type { Consortium } from '../domain/consortium.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { World } from './ports/world.ts'

/** A certificate with the value that its code carries, and its signature. */
export type IssuedCertificate = { readonly certificate: Certificate } & Pick<KeptCertificate, 'check' | 'jws'>

export const checkOf = ({ digest }: Pick<World, 'digest'>, certificate: Certificate): string =>
  checkValueOf(digest(signedCertificateText(certificate)))

/**
 * The certificate of an entry as it stands, signed the first time that anybody asks for it and kept: what is asked again
 * is the same to the letter, also after the key was changed. Nothing for an entry that has none.
 */
export const issuedCertificate = async (
  world: Pick<World, 'store' | 'signer' | 'digest'>,
  entry: Consortium,
  scheme: Scheme,
  now: Instant,
): Promise<IssuedCertificate | undefined> => {
  const { store, signer } = world
  const certificate = certificateFor(entry, scheme, signer.issuer)
  if (certificate === undefined) return undefined
  const check = checkOf(world, certificate)
  const kept = await store.certificates.load(entry.id, check)
  if (kept !== undefined) return { certificate, check, jws: kept.jws }
  await store.receipts.keepKey(await signer.publicKey(), now)
  const jws = await signer.sign(signedCertificateText(certificate), 'certificate')
  await store.certificates.keep({ consortium: entry.id, check, jws, since: now })
  return { certificate, check, jws }
}
