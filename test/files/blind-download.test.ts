import Pdf from 'pdfkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseDocument } from '../../domain/document.ts'
import { type CaseId, DocumentId } from '../../domain/ids.ts'
import { createFilesApp } from '../../functions/files/app.tsx'
import { instant } from '../../domain/calendar.ts'
import { momentFor } from '../../functions/commands/run.ts'
import { caseView } from '../../functions/web/case-view/case-view.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { openTown, type Town } from '../support/town.ts'
import { withReview } from '../support/other-programme.ts'
import { lingang } from '../../schemes/lingang.ts'

const author = 'Jianghai Semiconductor'
const written = (): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pdf = new Pdf({ info: { Author: author } })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    pdf.text('What is planned')
    pdf.end()
  })

let town: Town
let id: CaseId
let bytes: Buffer
const document = DocumentId.parse('0123456789abcdefghjk')
beforeAll(async () => {
  const blind = withReview(lingang.ref, { panel: { blind: 'double' } })
  town = await openTown({ scheme: blind })
  id = await town.apply('双盲下载', [
    ['下载成员', 'enterprise'],
    ['下载大学', 'university'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  bytes = await written()
  const file = await town.file(id)
  const stamp = file.head.opened
  const brought = CaseDocument.parse({
    id: document,
    declared: 'application/pdf',
    place: 'agreement.agreement',
    line: document,
    version: 1,
    name: '双盲下载 组建协议.pdf',
    size: bytes.byteLength,
    by: { ...stamp, for: file.head.lead },
    state: {
      is: 'clean',
      at: stamp.at,
      stored: '1',
      contents: { format: 'pdf', sha256: sha256('x'), notes: [] },
    },
  })
  await town.store.cases.commit(file, { head: file.head, documents: [brought], events: [] }, { stamp })
})
afterAll(() => town.program.stop())

test('an expert of a double-blind panel is given a document under a neutral name, without who made it', async () => {
  const app = createFilesApp(
    {
      world: town.program.world,
      settings: {
        publicUrl: 'http://localhost:3000',
        issuer: 'http://localhost:3001',
        issuerName: 'practice',
        clientId: 'consort',
        audience: 'urn:consort:test',
        practice: false,
        style: '',
        script: '',
        wall: () => town.program.clock.now(),
        log: () => undefined,
      },
    },
    {
      // A storage that holds one file.
      files: {
        ...town.program.storage.files,
        read: () =>
          Promise.resolve(
            (async function* () {
              yield await Promise.resolve(bytes)
            })(),
          ),
      },
      assets: () => Promise.resolve(undefined),
    },
  )
  const ask = async (name: string) => {
    const secret = sha256(name).slice(0, 32)
    const at = town.program.clock.now()
    const times = { created: at.toISOString(), seen: at.toISOString() }
    const person = town.who(name).id
    await town.store.sessions.save(
      sha256(secret),
      { person, csrf: 'c'.repeat(32), strong: false, ...times },
      new Date(at.getTime() + 3_600_000),
    )
    return app.request(`/files/cases/${id}/documents/${document}/content`, {
      headers: { cookie: `session=${person}.${secret}` },
    })
  }
  const [name = ''] = await town.asked(id, 'score')
  expect((await ask(name)).status).toBe(404)
  await town.declares(name, id)
  const given = await ask(name)
  expect(given.status).toBe(200)
  expect(given.headers.get('content-disposition')).toContain('document-1.pdf')
  const body = Buffer.from(await given.arrayBuffer()).toString('latin1')
  expect(body).toContain('%PDF')
  expect(body).not.toContain(author)
  // The size of what was sent counts its properties.
  const file = await town.file(id)
  const moment = await momentFor(town.program.world, file.head.scheme, instant(town.program.clock.now()))
  const sizeFor = (who: string) => caseView(town.who(who), file, moment).documents?.map(({ size }) => size)
  expect([sizeFor(name), sizeFor('officer')]).toEqual([[undefined], [bytes.byteLength]])
  // Whoever may know the applicants is sent to the file itself.
  expect((await ask('officer')).status).toBe(302)
})
