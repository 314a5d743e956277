import { Unzip, UnzipInflate } from 'fflate'
import { UnreadableFile } from './workbook.ts'

/** Unpacked, in all: ten times what the largest form fills, and little enough for any function. */
const mostUnpacked = 20 * 1024 * 1024
const mostParts = 300

/**
 * Unpacks what is wanted, counting what really comes out: what a file says of its own size is not believed, so one that
 * unpacks to gigabytes is dropped after a few megabytes.
 */
export const unpack = (bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const seen: { parts: number; unpacked: number; refused?: UnreadableFile } = { parts: 0, unpacked: 0 }
  const unzip = new Unzip((file) => {
    seen.parts += 1
    if (seen.parts > mostParts) seen.refused ??= new UnreadableFile('too-large-unpacked')
    if (!wanted(file.name)) return
    const pieces: Uint8Array[] = []
    file.ondata = (problem, piece, last) => {
      if (problem) seen.refused ??= new UnreadableFile('not-a-spreadsheet')
      if (seen.refused) return
      seen.unpacked += piece.length
      if (seen.unpacked > mostUnpacked) {
        seen.refused = new UnreadableFile('too-large-unpacked')
        return
      }
      pieces.push(piece)
      if (last) found.set(file.name, new TextDecoder().decode(Buffer.concat(pieces)))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    // In small pieces: what one of them unpacks to is seen before the next is taken.
    for (let at = 0; at < bytes.length && seen.refused === undefined; at += 4096)
      unzip.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length)
  } catch {
    seen.refused ??= new UnreadableFile('not-a-spreadsheet')
  }
  if (seen.refused) throw seen.refused
  return found
}
