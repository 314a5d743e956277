import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { deflateSync } from 'node:zlib'
import Pdf from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { blindCopy } from '../../functions/files/blind-copy.ts'
import { readPdf } from '../support/pdf.ts'
import { squarePng } from '../support/sample-files.ts'

const name = 'Jianghai Semiconductor'

const pdfBy = (author: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pdf = new Pdf({ info: { Author: author, Title: `Plan of ${author}`, Creator: author } })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    pdf.text('What is planned')
    pdf.end()
  })

const said = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1')

describe('a PDF', () => {
  test('loses its properties and their lengths: whoever made it, the copy is the same', async () => {
    const before = await pdfBy(name)
    expect(said(before)).toContain(name)
    const after = blindCopy(before, 'pdf')
    expect(said(after)).not.toContain(name)
    expect(said(after)).toBe(said(blindCopy(await pdfBy('A'), 'pdf')))
  })

  test('is found by its offsets as before: every entry of its table leads to its object', async () => {
    const copy = blindCopy(await pdfBy(name), 'pdf') ?? new Uint8Array()
    expect((await readPdf(copy)).pages.join()).toContain('What is planned')
    const after = said(copy)
    const at = Number(/startxref\s+(\d+)/.exec(after)?.[1])
    expect(after.slice(at, at + 4)).toBe('xref')
    const offsets = [...after.slice(at).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset))
    expect(offsets.length).toBeGreaterThan(5)
    expect(offsets.map((offset, index) => after.slice(offset).startsWith(`${index + 1} 0 obj`))).toEqual(
      offsets.map(() => true),
    )
  })

  test('loses its XMP packet', () => {
    const xmp = `<?xpacket begin="" id="W5M0"?><dc:creator>${name}</dc:creator><?xpacket end="w"?>`
    const pdf = Buffer.from(`%PDF-1.4\n1 0 obj << /Type /Metadata >>\nstream\n${xmp}\nendstream\n%%EOF`)
    expect(said(blindCopy(pdf, 'pdf'))).not.toContain(name)
  })

  test('is withheld when its properties are packed away, or it is encrypted', () => {
    const packed = (inside: string) =>
      Buffer.concat([
        Buffer.from('%PDF-1.5\n4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n'),
        deflateSync(Buffer.from(inside)),
        Buffer.from('\nendstream\nendobj\n%%EOF'),
      ])
    expect(blindCopy(packed(`7 0 << /Author (${name}) >>`), 'pdf')).toBeUndefined()
    expect(blindCopy(packed('7 0 << /Type /Page >>'), 'pdf')).toBeDefined()
    expect(blindCopy(Buffer.from('%PDF-1.4\ntrailer << /Encrypt 5 0 R >>'), 'pdf')).toBeUndefined()
  })
})

test.each(['docx', 'xlsx'] as const)(
  'a %s loses its properties and the authors of its comments',
  (format) => {
    const main = format === 'docx' ? 'word/document.xml' : 'xl/workbook.xml'
    const file = zipSync({
      'docProps/core.xml': strToU8(`<cp:coreProperties><dc:creator>${name}</dc:creator></cp:coreProperties>`),
      'docProps/app.xml': strToU8(`<Properties><Company>${name}</Company></Properties>`),
      [main]: strToU8(`<w:body><w:ins w:author="${name}" w:date="2026"><w:t>plan</w:t></w:ins></w:body>`),
      'xl/comments1.xml': strToU8(`<comments><authors><author>${name}</author></authors></comments>`),
      'xl/persons/person.xml': strToU8(`<person displayName="${name}" userId="${name}"/>`),
    })
    const parts = unzipSync(blindCopy(file, format) ?? new Uint8Array())
    for (const [part, bytes] of Object.entries(parts)) expect([part, strFromU8(bytes)]).not.toContain(name)
    expect(
      Object.values(parts)
        .map((bytes) => strFromU8(bytes))
        .join(),
    ).not.toContain(name)
    expect(strFromU8(parts[main] ?? new Uint8Array())).toContain('plan')
  },
)

test('a picture loses its notes and stays the picture that it was', () => {
  const segment = (kind: number, body: string) => {
    const size = Buffer.alloc(2)
    size.writeUInt16BE(body.length + 2)
    return Buffer.concat([Buffer.from([0xff, kind]), size, Buffer.from(body, 'latin1')])
  }
  const picture = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 2, 3, 0xff, 0xd9])])
  const start = Buffer.from([0xff, 0xd8])
  const jpeg = Buffer.concat([start, segment(0xe0, 'JFIF'), segment(0xe1, `Exif ${name}`), picture])
  expect(blindCopy(jpeg, 'jpg')).toEqual(Buffer.concat([start, segment(0xe0, 'JFIF'), picture]))
  const png = squarePng()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(name.length)
  const note = Buffer.concat([length, Buffer.from(`tEXt${name}`), Buffer.alloc(4)])
  const noted = Buffer.concat([png.subarray(0, 33), note, png.subarray(33)])
  expect(Buffer.compare(Buffer.from(blindCopy(noted, 'png') ?? []), png)).toBe(0)
})

test('what is no such file is withheld', () => {
  expect(blindCopy(Buffer.from('not a document'), 'docx')).toBeUndefined()
})
