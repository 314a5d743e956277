import type { CaseId, DocumentId } from '../../domain/ids.ts'
import type { FilePart } from '../../domain/document.ts'

/** Seconds for which an address that was signed may be used. */
export const uploadSeconds = 600
export const downloadSeconds = 300

/** A piece that is there. Pieces count from 1. */
export type StoredPart = { readonly n: number; readonly size: number }

/** How a file is given out: as something to save under a name, or shown within our own page of it. */
export type Serving = {
  readonly as: 'attachment' | 'inline'
  readonly name: string
  readonly type: string
}

/**
 * Where files lie: S3, or a folder of one machine. Browsers send and fetch bytes by addresses that are signed for one
 * key, one size and a few minutes; our own process sees only what it looks into.
 */
export type Files = {
  /** Where browsers reach it, when that is not our own origin. */
  readonly origin: string | undefined
  /** Begins an upload in pieces. */
  begin(key: string, type: string): Promise<string>
  /** The pieces that are there; nothing when the upload is over or was given up. */
  parts(key: string, upload: string): Promise<readonly StoredPart[] | undefined>
  /** Where a browser puts a piece: these very bytes, by length and checksum. */
  partAddress(key: string, upload: string, n: number, part: FilePart): Promise<string>
  /** Puts the pieces together and names the version that came of it. */
  complete(key: string, upload: string, parts: readonly FilePart[]): Promise<void>
  abort(key: string, upload: string): Promise<void>
  /** The address and the fields of a form that puts one file there without any script. */
  form(key: string, type: string, mostBytes: number, back: string): Promise<UploadForm>
  /** What lies there now: its version and size, and what it was called where a form without script sent it. */
  find(key: string): Promise<Found | undefined>
  read(key: string, stored: string): Promise<AsyncIterable<Uint8Array>>
  /** Where a browser fetches this version. */
  address(key: string, stored: string, serving: Serving): Promise<string>
}

export type Found = { readonly stored: string; readonly size: number; readonly name?: string }

export type UploadForm = { readonly action: string; readonly fields: Readonly<Record<string, string>> }

/** One key for one file: made here, never from what was sent. */
export const keyOf = (id: CaseId, document: DocumentId): string => `${id}/${document}`

/** RFC 6266: an old spelling in ASCII, and the name itself for whoever reads UTF-8. */
export const disposition = ({ as, name }: Pick<Serving, 'as' | 'name'>): string => {
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_')
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${as}; filename="${ascii}"; filename*=UTF-8''${exact}`
}
