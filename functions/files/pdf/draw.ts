import PdfDocument from 'pdfkit'
import type { CertificateSheet } from '../../paper/certificate.ts'
import type { Paper } from '../../paper/paper.ts'
import { layOutCertificate } from './certificate-sheet.ts'
import { documentFont } from './font.ts'
import { drawable } from './glyphs.ts'
import { type Laid, layOut } from './layout.ts'
import { withDrawableTexts } from './paper-texts.ts'
import { a4, type Element, margin, type Mark, type Page, textColumn, type Tone } from './sheet.ts'

const colours: Record<Tone, string> = { ink: '#111111', soft: '#555555', line: '#8a8a8a', accent: '#14566f' }
const shade = '#f0f2f3'

type Pdf = InstanceType<typeof PdfDocument>
type Content = ReturnType<Pdf['markStructureContent']>

type About = Pick<Paper, 'language' | 'title' | 'dated' | 'mark'> & {
  readonly subject: string
  /** In the foot of every page but the first. */
  readonly running?: string
  /** A certificate's signature, for whoever checks the file, and the signed text as a file within it. */
  readonly signed?: SignedText
}

type SignedText = { readonly jws: string; readonly name: string; readonly file: string }

/** A paper as a PDF: tagged, with an outline, its font within it; the same bytes for the same paper. */
export const drawPaper = (paper: Paper): Promise<Buffer> => {
  const { face } = documentFont()
  const missed = new Set<string>()
  const plain = withDrawableTexts(paper, (text) => drawable(text, face.covers, missed), missed)
  return drawLaid({ ...plain, subject: plain.cover.programme }, layOut(plain, face.widthOf))
}

/** The sheet with its signature: as a property of the document, and as a file attached to it. */
export const drawCertificate = (certificate: CertificateSheet, signed: SignedText): Promise<Buffer> => {
  const { face } = documentFont()
  const say = (text: string): string => drawable(text, face.covers, new Set())
  const plain = {
    ...certificate,
    name: say(certificate.name),
    facts: certificate.facts.map(([name, value]) => [name, say(value)] as const),
  }
  const { language, dated, name, heading, programme } = plain
  return drawLaid(
    { language, dated, title: `${name} ${heading}`, subject: programme, signed },
    layOutCertificate(plain, face.widthOf),
  )
}

const drawLaid = async (about: About, laid: Laid): Promise<Buffer> => {
  const dated = new Date(about.dated)
  const pdf = new PdfDocument({
    size: 'A4',
    autoFirstPage: false,
    margin: 0,
    // None of the fourteen that every reader has: the text is Chinese.
    font: '',
    tagged: true,
    lang: about.language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: about.title,
      Subject: about.subject,
      CreationDate: dated,
      ModDate: dated,
      ...(about.signed === undefined ? {} : { ConsortCertificate: about.signed.jws }),
    },
  })
  if (about.signed !== undefined)
    pdf.file(Buffer.from(about.signed.file), {
      name: about.signed.name,
      type: 'application/json',
      description: 'Signed text (JWS, Ed25519)',
      creationDate: dated,
      modifiedDate: dated,
    })
  pdf.font(documentFont().bytes)
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  const told = new Map<Element, Content[]>()
  laid.pages.forEach((page, index) => drawPage(pdf, about, laid, page, index + 1, told))
  for (const element of laid.root) pdf.addStructure(structureOf(pdf, element, told))
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

const drawPage = (
  pdf: Pdf,
  { mark, running }: About,
  laid: Laid,
  page: Page,
  number: number,
  told: Map<Element, Content[]>,
): void => {
  pdf.addPage()
  for (const { id, title, page: at } of laid.outline)
    if (at === number) {
      pdf.addNamedDestination(id, 'Fit')
      pdf.outline.addItem(title)
    }
  pdf.markContent('Artifact', { type: 'Layout' })
  if (mark !== undefined) watermark(pdf, mark)
  for (const one of page.marks) if (one.is !== 'text') decorate(pdf, one)
  pdf.endMarkedContent()
  drawTexts(pdf, page, told)
  if (running !== undefined && number > 1) foot(pdf, running, `${number} / ${laid.pages.length}`)
}

/** Texts of one element that follow each other are one piece for whoever is read to; what is of none is passed over. */
const drawTexts = (pdf: Pdf, { marks }: Page, told: Map<Element, Content[]>): void => {
  let open: Element | 'nothing' | undefined
  for (const mark of marks) {
    if (mark.is !== 'text') continue
    const of = mark.of ?? 'nothing'
    if (of !== open) {
      if (open) pdf.endMarkedContent()
      open = of
      if (of === 'nothing') pdf.markContent('Artifact', { type: 'Layout' })
      else told.set(of, [...(told.get(of) ?? []), pdf.markStructureContent(of.role)])
    }
    write(pdf, mark)
  }
  if (open) pdf.endMarkedContent()
}

const write = (pdf: Pdf, { x, y, size, text, bold, tone, leadsTo }: Extract<Mark, { is: 'text' }>): void => {
  pdf.fontSize(size).fillColor(colours[tone])
  // One weight is 10 MB: headings are thickened by a line around each letter.
  if (bold) pdf.strokeColor(colours[tone]).lineWidth(size * 0.028)
  pdf.text(text, x, y, {
    lineBreak: false,
    features: [],
    ...(bold ? { fill: true, stroke: true } : {}),
    ...(leadsTo === undefined ? {} : { goTo: leadsTo }),
  })
}

const decorate = (pdf: Pdf, mark: Exclude<Mark, { is: 'text' }>): void => {
  if (mark.is === 'shade')
    pdf
      .rect(mark.x, mark.y, mark.width, mark.height)
      .fill(mark.tone === undefined ? shade : colours[mark.tone])
  else pdf.lineWidth(0.5).moveTo(mark.x, mark.y).lineTo(mark.toX, mark.toY).stroke(colours[mark.tone])
}

const watermark = (pdf: Pdf, text: string): void => {
  const size = Math.min(110, 520 / [...text].length)
  pdf.save()
  pdf.rotate(-40, { origin: [a4.width / 2, a4.height / 2] })
  pdf.fontSize(size).fillColor('#d9534f').fillOpacity(0.13)
  const width = pdf.widthOfString(text)
  pdf.text(text, (a4.width - width) / 2, a4.height / 2 - size * 0.7, { lineBreak: false, features: [] })
  pdf.restore()
  pdf.fillOpacity(1)
}

/** Which document a loose sheet belongs to, and where in it. */
const foot = (pdf: Pdf, running: string, page: string): void => {
  pdf.markContent('Artifact', { type: 'Pagination' })
  const y = a4.height - margin.bottom + 22
  pdf
    .lineWidth(0.5)
    .moveTo(margin.left, y - 6)
    .lineTo(margin.left + textColumn, y - 6)
    .stroke(colours.line)
  pdf.fontSize(8).fillColor(colours.soft)
  pdf.text(clippedTo(pdf, running, textColumn - 60), margin.left, y, { lineBreak: false, features: [] })
  pdf.text(page, margin.left + textColumn - pdf.widthOfString(page), y, { lineBreak: false, features: [] })
  pdf.endMarkedContent()
}

const clippedTo = (pdf: Pdf, text: string, width: number): string => {
  if (pdf.widthOfString(text) <= width) return text
  const parts = [...text]
  while (parts.length > 1 && pdf.widthOfString(`${parts.join('')}…`) > width) parts.pop()
  return `${parts.join('')}…`
}

const structureOf = (pdf: Pdf, element: Element, told: Map<Element, Content[]>): PDFKit.PDFStructureElement =>
  pdf.struct(element.role, {}, [
    ...(told.get(element) ?? []),
    ...element.children.map((child) => structureOf(pdf, child, told)),
  ])
