import { createHash } from 'node:crypto'
import { certificateFileName } from '../../../domain/certificate.ts'
import { notFound } from '../../../domain/refusal.ts'
import { casePaper } from '../../paper/case-paper.ts'
import { fileOf, inLanguageAsked } from '../../web/cases/whole-application.tsx'
import { certificateFile, openCertificate } from '../../web/certificates/certificate.tsx'
import { openMinutes } from '../../web/meetings/minutes-page.tsx'
import { attachment } from '../../web/download.ts'
import { type Here, openCase, param, type Site, viewHere } from '../../web/page.tsx'
import { drawCertificate, drawPaper } from './draw.ts'

/** What a case is handed in as, as a PDF: whoever may see the case's page may have it, and it says no more than that. */
export const paperFiles = ({ app, web }: Site): void => {
  app.get('/files/cases/:case/:file{(application|report|change)\\.pdf}', async (c) => {
    inLanguageAsked(c)
    const open = await openCase(c, web)
    if (param(c, 'file') !== `${fileOf[open.view.kind]}.pdf`) throw notFound()
    const paper = casePaper(viewHere(c, web), open)
    return sendPdf(c, paper.title, await drawPaper(paper))
  })

  app.get('/files/meetings/:meeting/minutes.pdf', async (c) => {
    const { paper } = await openMinutes(c, web)
    return sendPdf(c, paper.title, await drawPaper(paper))
  })

  app.get('/files/register/:consortium/certificate.pdf', async (c) => {
    const { sheet, entry, issued } = await openCertificate(c, web)
    const name = certificateFileName(issued.certificate.number)
    const pdf = await drawCertificate(sheet, { jws: issued.jws, name, file: certificateFile(issued) })
    return sendPdf(c, `${entry.name} ${sheet.heading}`, pdf)
  })
}

/** Never shown in our own window: a download, with the digest that a receipt or a letter may quote (RFC 9530). */
export const sendPdf = (c: Here, title: string, pdf: Buffer): Response =>
  c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': attachment(`${title}.pdf`),
    'repr-digest': `sha-256=:${createHash('sha256').update(pdf).digest('base64')}:`,
  })
