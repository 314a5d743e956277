import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import Pdf from 'pdfkit'

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)

/** A small real PDF with Chinese text, a line a page. */
export const chinesePdf = (lines: readonly string[]): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pdf = new Pdf({ size: 'A4', autoFirstPage: false, info: { Title: lines[0] ?? '' } })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    for (const line of lines) pdf.addPage().font(font).fontSize(24).text(line)
    pdf.end()
  })

/** Begins and ends like a PDF, and is as large as is asked for; no two pieces of it are the same. */
export const largePdf = (bytes: number): Buffer => {
  const file = Buffer.alloc(bytes, ' ')
  for (let at = 0; at + 16 <= bytes; at += 65_536) file.write(`%${at}\n`, at)
  file.write('%PDF-1.7\n', 0)
  file.write('\n%%EOF\n', bytes - 7)
  return file
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (bytes: Buffer): number =>
  (bytes.reduce((sum, byte) => (crcTable[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), 0xffffffff) ^
    0xffffffff) >>>
  0

const pngPart = (type: string, body: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc(typed))
  return Buffer.concat([length, typed, sum])
}

/** A red square. */
export const squarePng = (side = 64): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, Buffer.from([200, 30, 30]))])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngPart('IHDR', head),
    pngPart('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))),
    pngPart('IEND', Buffer.alloc(0)),
  ])
}

/** The harmless file that every scanner calls a virus, put together here so that none calls this source one. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''),
)
