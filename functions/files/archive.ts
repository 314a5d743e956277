import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import type { Contents, DocumentFormat, WhyRefused } from '../../domain/document.ts'

/** An office document of a thousand pages has some hundred parts. */
const mostEntries = 5000
/** Unpacked it fills no reader's memory. */
const mostUnpacked = 500 * 1024 * 1024
/** XML packs to a tenth or a fiftieth of its size; what was made to burst packs to a thousandth. */
const mostRatio = 150
/** A small part may be all blanks: the ratio counts only once this much came out. */
const freeUnpacked = 10 * 1024 * 1024

type Notes = Contents['notes'][number]

/** What an archive turned out to be. */
export type Archive = { readonly format: DocumentFormat | undefined; readonly notes: readonly Notes[] }

/** Refused while it is read: nothing more of it is unpacked. */
export class Refused extends Error {
  readonly why: WhyRefused
  constructor(why: WhyRefused) {
    super(why)
    this.why = why
  }
}

/**
 * Looks through an office document as it streams by. Everything is unpacked and thrown away at once, because only
 * that tells how much there is: what the archive says of its own sizes may be a lie.
 */
export const archiveReader = () => {
  const names = new Set<string>()
  const notes = new Set<Notes>()
  let read = 0
  let unpacked = 0
  let entries = 0
  let finished = 0

  const unzip = new Unzip((file) => {
    entries += 1
    if (entries > mostEntries) throw new Refused('bomb')
    // The same part twice: two readers of it may see two documents.
    if (names.has(file.name)) throw new Refused('two-types')
    names.add(file.name)
    for (const note of notesOn(file.name)) notes.add(note)
    if (file.compression !== 0 && file.compression !== 8) throw new Refused('damaged')
    file.ondata = (problem, data, final) => {
      // What was refused below comes back here as what went wrong in unpacking.
      if (problem) throw problem instanceof Refused ? problem : new Refused('damaged')
      unpacked += data.length
      if (unpacked > mostUnpacked || (unpacked > freeUnpacked && unpacked > read * mostRatio))
        throw new Refused('bomb')
      if (final) finished += 1
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)

  return {
    push: (chunk: Uint8Array): void => {
      read += chunk.length
      // In small pieces, so that a burst is seen before it is in memory.
      for (let at = 0; at < chunk.length; at += 4096) pushed(unzip, chunk.subarray(at, at + 4096), false)
    },
    end: (): Archive => {
      pushed(unzip, new Uint8Array(), true)
      if (entries === 0 || finished < entries) throw new Refused('damaged')
      const format = names.has('word/document.xml')
        ? 'docx'
        : names.has('xl/workbook.xml')
          ? 'xlsx'
          : undefined
      if (names.has('word/document.xml') && names.has('xl/workbook.xml')) throw new Refused('two-types')
      return { format: names.has('[Content_Types].xml') ? format : undefined, notes: [...notes] }
    },
  }
}

const pushed = (unzip: Unzip, chunk: Uint8Array, final: boolean): void => {
  try {
    unzip.push(chunk, final)
  } catch (problem) {
    if (problem instanceof Refused) throw problem
    throw new Refused('damaged')
  }
}

/** An archive inside the archive is named and not opened: whoever wants it saves it, and it is scanned there. */
const notesOn = (name: string): Notes[] => [
  ...(/vbaProject\.bin$|vbaData\.xml$|\/macrosheets?\//i.test(name) ? (['macros'] as const) : []),
  ...(/\/embeddings\/|\/activeX\/|\.(zip|exe|js|vbs|docx|xlsx|pptx|docm|xlsm)$/i.test(name)
    ? (['embedded-files'] as const)
    : []),
  ...(/\/externalLinks\//i.test(name) ? (['external-links'] as const) : []),
]
