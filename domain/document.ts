import { z } from 'zod'
import { DocumentFormats } from './field-base.ts'
import { Stamp } from './history.ts'
import { DocumentId, OrganisationId } from './ids.ts'
import { Time } from './time.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const DocumentFormat = DocumentFormats.element
export type DocumentFormat = z.infer<typeof DocumentFormat>

/** Where in a case it belongs: `section.field`, `section.field.row.column`, or a place of its own such as `agreement`. */
export const DocumentPlace = z.string().regex(/^[A-Za-z0-9-]{1,40}(\.[A-Za-z0-9-]{1,40}){0,3}$/)
export type DocumentPlace = z.infer<typeof DocumentPlace>

/** A piece of a file as the browser announced it: the store takes these bytes for it and no others. */
export const FilePart = z.strictObject({
  size: z.number().int().min(1),
  /** SHA-256, in base 64 as storage wants it. */
  sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
})
export type FilePart = z.infer<typeof FilePart>

/** What looking into a file found: its real type, its hash, and what a reader should know before opening it. */
export const Contents = z.strictObject({
  format: DocumentFormat,
  sha256: Sha256,
  notes: z.array(z.enum(['macros', 'embedded-files', 'external-links', 'encrypted', 'scripts'])).max(5),
})
export type Contents = z.infer<typeof Contents>

export const Scan = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('clean') }),
  z.strictObject({ is: z.literal('not-scanned') }),
  z.strictObject({ is: z.literal('infected'), found: z.string().max(120) }),
])
export type Scan = z.infer<typeof Scan>

/** Why a file is not taken, whoever sent it. */
export const WhyRefused = z.enum(['other-type', 'damaged', 'too-large', 'two-types', 'bomb', 'empty'])
export type WhyRefused = z.infer<typeof WhyRefused>

/** The version of the stored bytes that was looked at: what is written over them later is never served. */
const Pinned = { stored: z.string().max(300) }

/** Where a file stands. Only `clean` and `not-scanned` can be opened or handed in. */
export const DocumentState = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('uploading'),
    /** The storage's own name for the upload; a form without script has none. */
    upload: z.string().max(1000).optional(),
    parts: z.array(FilePart).max(1000),
  }),
  /** In quarantine: complete, and not looked into or not scanned yet. */
  z.strictObject({
    is: z.literal('received'),
    at: Time,
    ...Pinned,
    contents: Contents.optional(),
    scan: Scan.optional(),
  }),
  z.strictObject({ is: z.enum(['clean', 'not-scanned']), at: Time, ...Pinned, contents: Contents }),
  z.strictObject({ is: z.literal('infected'), at: Time, found: z.string().max(120) }),
  z.strictObject({ is: z.literal('refused'), at: Time, why: WhyRefused }),
])
export type DocumentState = z.infer<typeof DocumentState>

/** One file that somebody brought to a case. A newer file for the same place is the next version of the same line. */
export const CaseDocument = z.strictObject({
  id: DocumentId,
  place: DocumentPlace,
  /** The member whose own part it belongs to. */
  owner: OrganisationId.optional(),
  /** The id of its first version. */
  line: DocumentId,
  version: z.number().int().min(1),
  name: z.string().min(1).max(200),
  /** What the browser said it is. */
  declared: z.string().max(120),
  size: z.number().int().min(1),
  /** Who sent it, and when they began to. */
  by: Stamp,
  state: DocumentState,
  removed: Stamp.optional(),
})
export type CaseDocument = z.infer<typeof CaseDocument>

export type Usable = CaseDocument & {
  readonly state: Extract<DocumentState, { readonly contents: Contents; is: 'clean' | 'not-scanned' }>
}

/** It was looked into, and may be opened and handed in. */
export const isUsable = (document: CaseDocument): document is Usable =>
  document.state.is === 'clean' || document.state.is === 'not-scanned'

/** How an answer refers to a file that is kept here. */
export const referenceTo = (id: DocumentId): string => `doc:${id}`
export const documentIn = (reference: string): DocumentId | undefined =>
  reference.startsWith('doc:') ? DocumentId.safeParse(reference.slice(4)).data : undefined

type Documents = { readonly documents?: readonly CaseDocument[] }

const newest = (documents: readonly CaseDocument[]): CaseDocument[] =>
  [...Map.groupBy(documents, ({ line }) => line).values()].flatMap((versions) =>
    versions.toSorted((a, b) => b.version - a.version).slice(0, 1),
  )

/** The files that count: of every line the newest version that was taken, unless it was taken away. */
export const documentsOf = ({ documents = [] }: Documents): Usable[] =>
  newest(documents.filter(isUsable))
    .filter(isUsable)
    .filter(({ removed }) => removed === undefined)
    .toSorted((a, b) => (`${a.place} ${a.by.at} ${a.id}` < `${b.place} ${b.by.at} ${b.id}` ? -1 : 1))

/** What stands at a place now: of every line the newest version, whatever state that is in. */
export const atPlace = (
  { documents = [] }: Documents,
  place: DocumentPlace,
  owner: OrganisationId | undefined,
): CaseDocument[] =>
  newest(documents.filter((one) => one.place === place && one.owner === owner && one.removed === undefined))
    .filter(({ state }) => state.is !== 'uploading' || state.parts.length > 0)
    .toSorted((a, b) => (`${a.by.at} ${a.id}` < `${b.by.at} ${b.id}` ? -1 : 1))

const formatsByEnding: Readonly<Record<string, DocumentFormat>> = {
  pdf: 'pdf',
  jpg: 'jpg',
  jpeg: 'jpg',
  png: 'png',
  docx: 'docx',
  xlsx: 'xlsx',
}

/** The format that a name claims. */
export const formatOfName = (name: string): DocumentFormat | undefined =>
  formatsByEnding[/\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '']

export const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A name without folders, control signs or signs that turn the direction of reading; never empty. */
export const plainName = (name: string): string => {
  const own = name.split(/[/\\]/).at(-1) ?? ''
  const plain = own.replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim()
  const format = formatOfName(plain)
  const kept = [...plain]
  if (kept.length <= 150) return plain === '' ? 'document' : plain
  return `${kept.slice(0, 140).join('')}${format === undefined ? '' : `.${format}`}`
}
