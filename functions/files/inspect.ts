import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Contents, DocumentFormat, WhyRefused } from '../../domain/document.ts'
import { archiveReader, Refused } from './archive.ts'

/** As much of its begin as tells what a file is, and of its end as holds an archive's directory. */
const headBytes = 64 * 1024
const tailBytes = 66 * 1024

export type Inspection = { readonly contents: Contents } | { readonly refused: WhyRefused }

/** What somebody says a file is, and what it may weigh. */
export type Claim = { readonly format: DocumentFormat | undefined; readonly mostBytes: number }

/**
 * Looks into a file as it streams by, never whole in memory: its hash, what it really is, whether it is two things at
 * once, and what a reader should know before opening it.
 */
export const inspect = async (bytes: AsyncIterable<Uint8Array>, claim: Claim): Promise<Inspection> => {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  let size = 0
  let archive: ReturnType<typeof archiveReader> | undefined
  const marks = new Set<string>()
  try {
    for await (const chunk of bytes) {
      if (size === 0 && isArchive(chunk)) archive = archiveReader()
      size += chunk.byteLength
      if (size > claim.mostBytes) return { refused: 'too-large' }
      hash.update(chunk)
      if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes)
      // A word may lie across two chunks: some of the last one is looked at again.
      const text = Buffer.concat([tail.subarray(-32), chunk]).toString('latin1')
      for (const mark of pdfMarks) if (text.includes(mark)) marks.add(mark)
      tail = Buffer.concat([tail, chunk]).subarray(-tailBytes)
      archive?.push(chunk)
    }
    if (size === 0) return { refused: 'empty' }
    const inside = archive?.end()
    if (inside && !tail.includes(endOfArchive)) return { refused: 'damaged' }
    const format = inside === undefined ? await plainFormat(head) : inside.format
    if (format === undefined || format !== claim.format) return { refused: 'other-type' }
    const wrong = inside === undefined ? isAlso(format, head, tail) : isAlsoArchive(head)
    if (wrong !== undefined) return { refused: wrong }
    const notes = inside?.notes ?? (format === 'pdf' ? notesOn(marks) : [])
    return { contents: { format, sha256: hash.digest('hex'), notes: [...notes] } }
  } catch (problem) {
    if (problem instanceof Refused) return { refused: problem.why }
    throw problem
  }
}

/** An archive's directory ends so; what has none was cut off. */
const endOfArchive = 'PK\u0005\u0006'

const isArchive = (chunk: Uint8Array): boolean =>
  Buffer.from(chunk.subarray(0, 4)).equals(Buffer.from('PK\u0003\u0004', 'latin1'))

const plainFormats: Readonly<Record<string, DocumentFormat>> = { pdf: 'pdf', jpg: 'jpg', png: 'png' }

const plainFormat = async (head: Uint8Array): Promise<DocumentFormat | undefined> =>
  plainFormats[(await fileTypeFromBuffer(head))?.ext ?? '']

/** Signs of something that a browser or another program would take the file for. */
const otherSigns = /<(!doctype|html|script|svg|iframe|body)[\s>]|<\?php|#!\//i

/** Why a picture or a PDF is not taken although it begins like one. */
const isAlso = (format: DocumentFormat, head: Buffer, tail: Buffer): WhyRefused | undefined => {
  const begin = head.subarray(0, 1024).toString('latin1')
  const end = tail.toString('latin1')
  if (end.includes(endOfArchive)) return 'two-types'
  if (otherSigns.test(begin)) return 'two-types'
  if (format === 'pdf')
    return begin.startsWith('%PDF-')
      ? /%%EOF\s*$/.test(end.slice(-2048))
        ? undefined
        : 'damaged'
      : 'two-types'
  if (begin.includes('%PDF-') || end.includes('%%EOF')) return 'two-types'
  if (format === 'png') return end.endsWith('IEND\u00aeB`\u0082') ? undefined : 'damaged'
  return end.includes('\u00ff\u00d9') ? undefined : 'damaged'
}

const isAlsoArchive = (head: Buffer): WhyRefused | undefined => {
  const begin = head.subarray(0, 1024).toString('latin1')
  return begin.includes('%PDF-') || otherSigns.test(begin) ? 'two-types' : undefined
}

const pdfMarks = ['/Encrypt', '/JavaScript', '/JS', '/EmbeddedFile', '/Launch'] as const

const notesOn = (marks: ReadonlySet<string>): Contents['notes'] => [
  ...(marks.has('/Encrypt') ? (['encrypted'] as const) : []),
  ...(marks.has('/JavaScript') || marks.has('/JS') || marks.has('/Launch') ? (['scripts'] as const) : []),
  ...(marks.has('/EmbeddedFile') ? (['embedded-files'] as const) : []),
]
