import { unzipSync, zipSync } from 'fflate'
import type { DocumentFormat } from '../../domain/document.ts'
import { blindPdf } from './blind-pdf.ts'

/** A copy goes through our own function, whose answer is no larger; what is larger is withheld. */
export const mostBlindBytes = 4 * 1024 * 1024

/**
 * A file without what it says of who made it: the properties of a document, authors of its comments and changes, the
 * camera's notes in a picture. Nothing where that cannot be taken out for sure: such a file is withheld from whoever
 * may not know the applicants. What the pages themselves say is for the applicants to keep nameless.
 */
export const blindCopy = (bytes: Uint8Array, format: DocumentFormat): Uint8Array | undefined => {
  try {
    switch (format) {
      case 'pdf':
        return blindPdf(bytes)
      case 'docx':
      case 'xlsx':
        return blindOffice(bytes)
      case 'jpg':
        return blindJpeg(bytes)
      case 'png':
        return blindPng(bytes)
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

const noProperties =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
const noApplication =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
const noCustom =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'

/** Who wrote a comment or a change stands in attributes and elements of these names, in every part. */
const withoutAuthors = (xml: string): string =>
  xml
    .replaceAll(/\b((?:w\d*|w15|xl|x15|p188):)?(author|initials|userId|providerId)="[^"]*"/g, '$1$2=""')
    .replaceAll(/\b(displayName|lastModifiedBy|userName)="[^"]*"/g, '$1=""')
    .replaceAll(/<((?:\w+:)?author)>[^<]*<\/\1>/g, '<$1></$1>')

const blindOffice = (bytes: Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes)
  const [text, utf8] = [new TextDecoder(), new TextEncoder()]
  const clean = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
    if (/^docProps\/core\.xml$/i.test(name)) return [name, utf8.encode(noProperties)]
    if (/^docProps\/app\.xml$/i.test(name)) return [name, utf8.encode(noApplication)]
    if (/^docProps\/custom\.xml$/i.test(name)) return [name, utf8.encode(noCustom)]
    if (/^docProps\/thumbnail/i.test(name)) return [name, new Uint8Array()]
    if (/\.(jpe?g)$/i.test(name)) return [name, blindJpeg(part)]
    if (/\.png$/i.test(name)) return [name, blindPng(part)]
    return /\.xml$/i.test(name) ? [name, utf8.encode(withoutAuthors(text.decode(part)))] : [name, part]
  })
  // The time at which a part was packed is one of its properties too.
  return zipSync(Object.fromEntries(clean), { mtime: new Date('1980-01-02T00:00:00Z') })
}

/** Segments of notes (EXIF, XMP, comments) left out; the picture and its colours stay. */
const blindJpeg = (bytes: Uint8Array): Uint8Array => {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const kind = bytes[at + 1] ?? 0
    // From here on it is the picture itself.
    if (kind === 0xda) break
    const size = ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    const notes = (kind >= 0xe1 && kind <= 0xef && kind !== 0xe2 && kind !== 0xee) || kind === 0xfe
    if (!notes) kept.push(bytes.subarray(at, at + 2 + size))
    at += 2 + size
  }
  kept.push(bytes.subarray(at))
  return Buffer.concat(kept)
}

const noteChunks = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

const blindPng = (bytes: Uint8Array): Uint8Array => {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  const view = Buffer.from(bytes)
  for (let at = 8; at + 8 <= view.length;) {
    const whole = 12 + view.readUInt32BE(at)
    if (!noteChunks.has(view.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, at + whole))
    at += whole
  }
  return Buffer.concat(kept)
}
