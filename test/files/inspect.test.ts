import { createServer, type Socket } from 'node:net'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { DocumentFormat } from '../../domain/document.ts'
import { inspect } from '../../functions/files/inspect.ts'
import { clamd, noScanner, ScanEvent, verdictOf } from '../../functions/files/scanner.ts'
import { chinesePdf, eicar, squarePng } from '../support/sample-files.ts'

/** In pieces of an odd size, as a network brings them. */
const streamOf = async function* (bytes: Uint8Array, piece = 10_007): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
const look = (bytes: Uint8Array, format: DocumentFormat, mostBytes = 100 * 1024 * 1024) =>
  inspect(streamOf(bytes), { format, mostBytes })

const parts = { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>') }
const docx = (more: Record<string, Uint8Array> = {}): Uint8Array => zipSync({ ...parts, ...more })
const pdf = await chinesePdf(['组建方案'])
const png = squarePng()

describe('what a file is', () => {
  test.each([
    ['a PDF', pdf, 'pdf'],
    ['a picture', png, 'png'],
    ['a document of an office program', docx(), 'docx'],
  ] as const)('%s is taken for what it is, with its hash', async (_, bytes, format) => {
    expect(await look(bytes, format)).toMatchObject({
      contents: { format, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), notes: [] },
    })
  })

  test.each([
    ['a picture that is called a PDF', png, 'pdf', 'other-type'],
    ['a PDF that is called a picture', pdf, 'png', 'other-type'],
    [
      'a sheet that is called a document',
      zipSync({ '[Content_Types].xml': strToU8('x'), 'xl/workbook.xml': strToU8('x') }),
      'docx',
      'other-type',
    ],
    ['any archive', zipSync({ 'readme.txt': strToU8('x') }), 'docx', 'other-type'],
    ['a page of HTML', strToU8('<html><script>alert(1)</script></html>'), 'pdf', 'other-type'],
    ['a PDF with an archive behind it', Buffer.concat([pdf, docx()]), 'pdf', 'two-types'],
    ['a picture with an archive behind it', Buffer.concat([png, docx()]), 'png', 'two-types'],
    ['a picture with a PDF behind it', Buffer.concat([png, pdf]), 'png', 'two-types'],
    [
      'an archive with a PDF in its first part',
      zipSync({ 'a.pdf': [pdf, { level: 0 }], ...parts }),
      'docx',
      'two-types',
    ],
    [
      'a PDF with a script in its first lines',
      Buffer.concat([strToU8('%PDF-1.7\n<script>x</script>\n'), pdf.subarray(9)]),
      'pdf',
      'two-types',
    ],
    ['a PDF that was cut off', pdf.subarray(0, pdf.length - 40), 'pdf', 'damaged'],
    ['a picture that was cut off', png.subarray(0, png.length - 8), 'png', 'damaged'],
    ['a document that was cut off', docx().subarray(0, 60), 'docx', 'damaged'],
    ['nothing', new Uint8Array(), 'pdf', 'empty'],
  ] as const)('%s is refused', async (_, bytes, format, refused) => {
    expect(await look(bytes, format)).toEqual({ refused })
  })

  test('more bytes than the programme takes are refused before they are read', async () => {
    let read = 0
    const endless = async function* () {
      for (;;) {
        read += 1024
        yield Buffer.alloc(1024, '%PDF-')
      }
    }
    expect(await inspect(endless(), { format: 'pdf', mostBytes: 10_000 })).toEqual({ refused: 'too-large' })
    expect(read).toBeLessThan(12_000)
  })
})

describe('archives', () => {
  test('one that bursts when it is unpacked is refused before the rest of it is read', async () => {
    const bomb = docx({ 'word/media/a.bin': new Uint8Array(40 * 1024 * 1024) })
    let read = 0
    const counted = async function* () {
      for await (const piece of streamOf(bomb, 1000)) {
        read += piece.length
        yield piece
      }
    }
    expect(await inspect(counted(), { format: 'docx', mostBytes: bomb.length })).toEqual({ refused: 'bomb' })
    expect(read).toBeLessThan(bomb.length / 2)
  })

  test('one of too many parts is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`word/${n}`, new Uint8Array()]))
    expect(await look(docx(many), 'docx')).toEqual({ refused: 'bomb' })
  })

  test('macros, files within and links are named', async () => {
    const marked = docx({
      'word/vbaProject.bin': strToU8('x'),
      'word/embeddings/a.docx': docx(),
      'xl/externalLinks/1.xml': strToU8('x'),
    })
    expect(await look(marked, 'docx')).toMatchObject({
      contents: { notes: ['macros', 'embedded-files', 'external-links'] },
    })
  })
})

test('scripts and encryption in a PDF are named', async () => {
  const marked = Buffer.concat([
    strToU8('%PDF-1.7\n1 0 obj << /S /JavaScript /JS (x) >> endobj\ntrailer << /Encrypt 2 0 R >>\n%%EOF\n'),
  ])
  expect(await look(marked, 'pdf')).toMatchObject({ contents: { notes: ['encrypted', 'scripts'] } })
})

/** What clamd does, by its own protocol: it takes a stream and says what is in it. */
const startClamd = async (): Promise<{ port: number; stop(): void }> => {
  const answer = (socket: Socket) => {
    let held = Buffer.alloc(0)
    socket.on('data', (data) => {
      held = Buffer.concat([held, data])
      const command = Buffer.from('zINSTREAM\0')
      let at = command.length
      const file: Buffer[] = []
      while (held.length >= at + 4) {
        const length = held.readUInt32BE(at)
        if (length === 0) {
          const infected = Buffer.concat(file).includes(eicar)
          socket.end(infected ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
          return
        }
        if (held.length < at + 4 + length) return
        file.push(held.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
    socket.on('error', () => undefined)
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, stop: () => server.close() }
}

describe('scanners', () => {
  const read = (bytes: Uint8Array) => () => Promise.resolve(streamOf(bytes, 17))

  test('without one a file is called not scanned, whatever is in it', async () => {
    expect(await noScanner.scan(read(eicar))).toEqual({ is: 'not-scanned' })
  })

  test('ClamAV finds the test virus, and nothing in a plain file', async () => {
    const daemon = await startClamd()
    const scanner = clamd({ host: '127.0.0.1', port: daemon.port })
    expect(await scanner.scan(read(eicar))).toEqual({ is: 'infected', found: 'Eicar-Test-Signature' })
    expect(await scanner.scan(read(pdf))).toEqual({ is: 'clean' })
    daemon.stop()
    await expect(scanner.scan(read(pdf))).rejects.toThrow(/ECONNREFUSED|ECONNRESET|closed|socket|answer/i)
  })

  test.each([
    ['NO_THREATS_FOUND', null, { is: 'clean' }],
    ['THREATS_FOUND', [{ name: 'EICAR-Test-File' }], { is: 'infected', found: 'EICAR-Test-File' }],
    ['UNSUPPORTED', null, { is: 'not-scanned' }],
    ['FAILED', null, { is: 'not-scanned' }],
  ])('GuardDuty’s %s is said in our words', (scanResultStatus, threats, verdict) => {
    const event = ScanEvent.parse({
      source: 'aws.guardduty',
      detail: {
        s3ObjectDetails: { bucketName: 'documents', objectKey: 'case/document', versionId: '1' },
        scanResultDetails: { scanResultStatus, threats },
      },
    })
    expect(verdictOf(event)).toEqual(verdict)
  })
})
