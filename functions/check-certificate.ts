import type { Instant } from '../domain/calendar.ts'
import {
  Certificate,
  CertificateFile,
  type CertificatePart,
  certificateFor,
  changedParts,
  signedCertificateText,
  standingNow,
  typedCheck,
} from '../domain/certificate.ts'
import type { Consortium } from '../domain/consortium.ts'
import type { World } from './ports/world.ts'
import { checkOf } from './sign-certificate.ts'
import { verified } from './signer.ts'

/** What comes of looking at a certificate. */
export type CheckedCertificate =
  | Genuine
  /** The signature is ours, but the part to read says something else than was signed. */
  | (Omit<Genuine, 'is'> & { readonly is: 'altered' })
  /** Not signed by us, changed since, or a check value that was never given. */
  | { readonly is: 'forged' }
  /** By its number alone: what the register says, and no word on the sheet. */
  | { readonly is: 'known'; readonly entry: Consortium }
  | { readonly is: 'unknown' }
  | { readonly is: 'unreadable' }

type Genuine = {
  readonly is: 'genuine'
  readonly certificate: Certificate
  readonly now: ReturnType<typeof standingNow>
  /** What the register says otherwise since. */
  readonly changed: readonly CertificatePart[]
  readonly current: Certificate
}

type Where = Pick<World, 'store' | 'schemes' | 'signer' | 'digest'>

const compactJws = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g
/** A file of ours carries one; another one is not searched for ever. */
const mostTried = 5

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Checks what somebody has before them: the PDF, the signed file, or the signed line. */
export const checkCertificate = async (
  world: Where,
  given: string,
  now: Instant,
): Promise<CheckedCertificate> => {
  const text = given.trim()
  const file = CertificateFile.pick({ jws: true }).loose().safeParse(json(text))
  const candidates = file.success ? [file.data.jws] : [...new Set(text.match(compactJws))].slice(0, mostTried)
  if (candidates.length === 0) return { is: 'unreadable' }
  const keys = await world.store.receipts.keys()
  for (const jws of candidates) {
    const signed = await verified(jws, keys, 'certificate')
    const certificate = signed === undefined ? undefined : Certificate.safeParse(json(signed)).data
    if (certificate === undefined) continue
    const known = await onRecord(world, certificate, now)
    const shown = file.success && 'certificate' in file.data ? file.data.certificate : certificate
    return known.is === 'genuine' && !readsAs(shown, certificate) ? { ...known, is: 'altered' } : known
  }
  return { is: 'forged' }
}

const readsAs = (shown: unknown, certificate: Certificate): boolean => {
  const read = Certificate.safeParse(shown).data
  return read !== undefined && signedCertificateText(read) === signedCertificateText(certificate)
}

/** A true signature over what was never given here would be a key in the wrong hands. */
const onRecord = async (
  world: Where,
  certificate: Certificate,
  now: Instant,
): Promise<Genuine | { is: 'forged' }> => {
  const { store, schemes, signer } = world
  const [kept, entry] = await Promise.all([
    store.certificates.load(certificate.consortium, checkOf(world, certificate)),
    store.consortia.load(certificate.consortium),
  ])
  if (!kept || !entry || !('scheme' in entry.standing)) return { is: 'forged' }
  const current = certificateFor(entry, await schemes.load(entry.standing.scheme), signer.issuer)
  if (current === undefined) return { is: 'forged' }
  return {
    is: 'genuine',
    certificate,
    current,
    now: standingNow(certificate, current, now),
    changed: changedParts(certificate, current),
  }
}

/** Checks the value that a code carries, or that somebody typed from a sheet. */
export const checkValue = async (
  world: Where,
  entry: Consortium,
  typed: string,
  now: Instant,
): Promise<CheckedCertificate> => {
  const kept = await world.store.certificates.load(entry.id, typedCheck(typed))
  return kept === undefined ? { is: 'forged' } : checkCertificate(world, kept.jws, now)
}
