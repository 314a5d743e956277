import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CaseFile } from '../../../domain/case.ts'
import { isUsable, type Usable } from '../../../domain/document.ts'
import { canonical, ChainHead } from '../../../domain/history.ts'
import { CaseId, PersonId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import type { World } from '../../ports/world.ts'
import { type Files, keyOf } from '../storage.ts'
import { evidenceRecord, type Packed } from './evidence-record.ts'
import { evidenceReadme } from './evidence-readme.ts'

/** An answer of a function holds six megabytes in base 64: files of the applicants get what the record leaves. */
const mostBytes = 4_000_000

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a package holds, who took it and when: the one thing in it that is signed. */
export const EvidenceManifest = z.strictObject({
  format: z.literal('consort-evidence@1'),
  issuer: z.string(),
  case: CaseId,
  title: z.string(),
  /** Where the history ended when it was taken. */
  chain: ChainHead,
  taken: z.strictObject({ at: z.iso.datetime({ precision: 3 }), by: PersonId, name: z.string() }),
  files: z.array(z.strictObject({ path: z.string(), size: z.number(), sha256: Sha256 })),
  /** Files of the applicants. One without a path was too large to come along; its address is beside it. */
  documents: z.array(
    z.strictObject({
      document: z.string(),
      name: z.string(),
      size: z.number(),
      sha256: Sha256,
      path: z.string().optional(),
      address: z.string().optional(),
    }),
  ),
})
export type EvidenceManifest = z.infer<typeof EvidenceManifest>

export type EvidencePorts = {
  readonly world: World
  readonly files: Files
  /** The program that checks a package, as it lies beside this one. */
  readonly verifier: Uint8Array
}

/** Everything about a case as files, with a signed list of them and the program that checks it. */
export const evidencePackage = async (
  { world, files, verifier }: EvidencePorts,
  file: CaseFile,
  moment: Moment,
  person: Person,
): Promise<Packed[]> => {
  const record = await evidenceRecord(world, file, moment)
  const room = mostBytes - record.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const documents = await documentsIn(files, file, room)
  const { issuer } = world.signer
  const packed = [
    ...record,
    ...documents.flatMap(({ path, bytes }) => (path && bytes ? [{ path, bytes }] : [])),
    { path: 'README.txt', bytes: new TextEncoder().encode(evidenceReadme(issuer)) },
    { path: 'verify.mjs', bytes: verifier },
  ]
  const manifest: EvidenceManifest = {
    format: 'consort-evidence@1',
    issuer,
    case: file.head.id,
    title: file.head.title,
    chain: file.head.chain,
    taken: { at: moment.now, by: person.id, name: person.name },
    files: packed.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
    documents: documents.map(({ known, path }) => ({
      document: known.id,
      name: known.name,
      size: known.size,
      sha256: known.state.contents.sha256,
      ...(path === undefined
        ? { address: `${issuer}/files/cases/${file.head.id}/documents/${known.id}/content` }
        : { path }),
    })),
  }
  const text = canonical(manifest)
  return [
    ...packed,
    { path: 'manifest.json', bytes: new TextEncoder().encode(text) },
    { path: 'manifest.jws', bytes: new TextEncoder().encode(await world.signer.sign(text, 'evidence')) },
  ]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

type Brought = { readonly known: Usable; readonly path?: string; readonly bytes?: Uint8Array }

/** Every version of every file, the small ones first, as far as there is room. */
const documentsIn = async (files: Files, file: CaseFile, room: number): Promise<Brought[]> => {
  const found: Brought[] = []
  let left = room
  for (const known of (file.documents ?? []).filter(isUsable).toSorted((a, b) => a.size - b.size)) {
    if (known.size > left) {
      found.push({ known })
      continue
    }
    left -= known.size
    const bytes = await whole(await files.read(keyOf(file.head.id, known.id), known.state.stored))
    // Named by its id: what an applicant calls a file has no say in where it is unpacked to.
    found.push({ known, bytes, path: `documents/${known.id}.${known.state.contents.format}` })
  }
  return found
}

const whole = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const read: Uint8Array[] = []
  for await (const piece of pieces) read.push(piece)
  return Buffer.concat(read)
}
