import { z } from 'zod'
import type { ApplicationHead, CaseFile } from './case.ts'
import { graceUsed } from './closing.ts'
import type { HandedIn } from './handed-in.ts'
import { canonical, type Stamp } from './history.ts'
import { CallId, CaseId, OrganisationId, SchemeRef } from './ids.ts'
import type { Moment } from './moment.ts'
import { Words } from './words.ts'
import { timeFormat } from './time-format.ts'
import { Time } from './time.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What is signed when an application is handed in: everything that somebody would have to prove later. */
export const Receipt = z.strictObject({
  number: z.string().max(40),
  /** Where it was given, and where it can be checked. */
  issuer: z.string().max(300),
  case: CaseId,
  title: z.string().max(200),
  call: z.strictObject({ id: CallId, title: Words }),
  programme: z.strictObject({ ref: SchemeRef, title: Words }),
  lead: z.strictObject({ organisation: OrganisationId, name: z.string().max(200) }),
  members: z.array(
    z.strictObject({
      organisation: OrganisationId,
      name: z.string().max(200),
      role: z.enum(['lead', 'co-lead', 'member']),
    }),
  ),
  /** SHA-256 of what was handed in, in hexadecimal. */
  content: Hash,
  documents: z.array(z.strictObject({ name: z.string().max(300), size: z.number(), sha256: Hash })),
  /** When the request arrived: the instant, and what the clocks of the programme's zone showed. */
  arrived: Time,
  arrivedLocal: z.string().max(40),
  zone: z.string().max(60),
  /** The deadline that it was measured by, and the seconds of grace that it needed, where it needed some. */
  closes: Time,
  graceSeconds: z.number().int().min(1).optional(),
  by: z.strictObject({ name: z.string().max(200), for: OrganisationId.optional() }),
  /** The receipt of the submission that was taken back before this one. */
  replaces: z.string().max(40).optional(),
})
export type Receipt = z.infer<typeof Receipt>

/** The file that people keep: the receipt to read, and the same receipt signed (a compact JWS, RFC 7515). */
export const ReceiptFile = z.strictObject({ receipt: Receipt, jws: z.string().max(200_000) })
export type ReceiptFile = z.infer<typeof ReceiptFile>

/** What became of it. The signature stays true in each case; what it proves may be superseded. */
export const ReceiptStanding = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('in-force') }),
  z.strictObject({ is: z.literal('taken-back'), at: Time }),
  z.strictObject({ is: z.literal('replaced'), at: Time, by: z.string().max(40) }),
  z.strictObject({ is: z.literal('withdrawn'), at: Time }),
])
export type ReceiptStanding = z.infer<typeof ReceiptStanding>

export const KeptReceipt = ReceiptFile.extend({ standing: ReceiptStanding })
export type KeptReceipt = z.infer<typeof KeptReceipt>

type Given = {
  readonly number: string
  readonly handedIn: HandedIn
  readonly hash: string
  readonly stamp: Stamp
  /** The name of whoever pressed the button. */
  readonly person: string
  readonly issuer: string
}

/** The receipt for what is handed in now. */
export const receiptFor = (
  { head }: Pick<CaseFile, 'head'> & { readonly head: ApplicationHead },
  { number, handedIn, hash, stamp, person, issuer }: Given,
  { now, scheme }: Pick<Moment, 'now' | 'scheme'>,
): Receipt => {
  const grace = graceUsed(head, now)
  const before = head.earlier?.at(-1)?.number
  return {
    number,
    issuer,
    case: head.id,
    title: head.title,
    call: { id: head.call, title: head.batchTitle },
    programme: { ref: head.scheme, title: scheme.title },
    lead: { organisation: head.lead, name: head.leadName },
    members: handedIn.members.map(({ organisation, name, role }) => ({ organisation, name, role })),
    content: hash,
    documents: handedIn.documents.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    arrived: now,
    arrivedLocal: localTime(now, scheme.timeZone),
    zone: scheme.timeZone,
    closes: head.closes,
    ...(grace === undefined ? {} : { graceSeconds: grace }),
    by: { name: person, ...(stamp.for === undefined ? {} : { for: stamp.for }) },
    ...(before === undefined ? {} : { replaces: before }),
  }
}

/** `2026-11-23 23:59:58.123`, as the clocks of the zone show it. */
const localTime = (at: string, zone: Moment['scheme']['timeZone']): string =>
  `${timeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at))}.${at.slice(20, 23)}`

/** What is signed: the receipt in its one spelling. */
export const signedText = (receipt: Receipt): string => canonical(receipt)

/** As somebody may type it: in any case, with blanks around. */
export const receiptNumber = (typed: string): string => typed.normalize('NFKC').trim().toUpperCase()

/** The name of the file that people keep. */
export const receiptFileName = (number: string): string => `receipt-${number}.json`

export const asFile = ({ receipt, jws }: KeptReceipt): string =>
  `${JSON.stringify({ receipt, jws }, null, 2)}\n`

/** What a number alone tells anybody: that there is such a receipt, for which call, when, and what became of it. */
export const publicPart = ({ receipt, standing }: KeptReceipt) => ({
  number: receipt.number,
  call: receipt.call,
  programme: receipt.programme,
  content: receipt.content,
  arrived: receipt.arrived,
  zone: receipt.zone,
  standing,
})
