import { type Block, chapterNumber, type Paper, type Seal } from '../../paper/paper.ts'
import { drawFacts, drawGrid } from './grid.ts'
import { a4, element, type Element, margin, type Page, Sheet, styles, textColumn } from './sheet.ts'
import type { Measure } from './text-lines.ts'

/** Where a chapter begins, for the contents and for the window's outline. */
export type Entry = { readonly id: string; readonly title: string; readonly page: number }

export type Laid = {
  readonly pages: readonly Page[]
  readonly root: readonly Element[]
  readonly outline: readonly Entry[]
}

/** Chapters that fit on one page of contents. */
const entriesOnPage = 26

/** Places everything on pages of A4. Nothing is drawn yet, so the contents can name pages, and a test can look. */
export const layOut = (paper: Paper, measure: Measure): Laid => {
  const cover = new Sheet(measure)
  const root: Element[] = [coverPage(cover, paper)]
  const contentPages = Math.ceil(paper.chapters.length / entriesOnPage)
  const before = 1 + contentPages

  const body = new Sheet(measure)
  const outline: Entry[] = []
  const chapters: Element[] = []
  paper.chapters.forEach(({ id, title, apart = false, blocks }, index) => {
    if (apart && !body.fresh) body.turn()
    body.gap(16)
    body.need(110)
    const section: Element = element('Sect', undefined)
    const said = `${chapterNumber(paper.language, index + 1)}${title}`
    body.paragraph(said, styles.chapter, element('H1', section))
    outline.push({ id, title: said, page: before + body.pages.length })
    body.gap(6)
    for (const block of blocks) drawBlock(body, block, section)
    chapters.push(section)
  })

  const contents = new Sheet(measure)
  root.push(contentsPages(contents, paper, outline), ...chapters)
  return { pages: [...cover.pages, ...contents.pages, ...body.pages], root, outline }
}

const coverPage = (sheet: Sheet, { cover }: Paper): Element => {
  const section = element('Sect', undefined)
  const centred = (text: string, style: { size: number; leading: number; bold?: boolean }, of: Element) => {
    for (const line of sheet.lines(text, textColumn, style)) {
      sheet.line(line, margin.left + (textColumn - sheet.width(line, style.size)) / 2, sheet.y, style, of)
      sheet.y += style.leading
    }
  }
  sheet.y = 150
  centred(cover.programme, { size: 15, leading: 24 }, element('P', section))
  sheet.y += 10
  centred(cover.kind, { size: 28, leading: 44, bold: true }, element('H1', section))
  sheet.y += 40
  centred(cover.title, { size: 18, leading: 28, bold: true }, element('H2', section))
  sheet.y = Math.max(sheet.y + 60, 460)
  drawFacts(sheet, cover.facts, section, 0.25)
  if (cover.note !== undefined) sheet.paragraph(cover.note, styles.small, element('P', section))
  return section
}

const contentsPages = (sheet: Sheet, { contents }: Paper, outline: readonly Entry[]): Element => {
  const toc = element('TOC', undefined)
  sheet.paragraph(contents, styles.chapter, element('H1', toc))
  sheet.gap(8)
  outline.forEach(({ id, title, page }, index) => {
    if (index > 0 && index % entriesOnPage === 0) sheet.turn()
    const { size } = styles.body
    const number = `${page}`
    const item = element('TOCI', toc)
    const [line = ''] = sheet.lines(title, textColumn - 40, styles.body)
    sheet.line(line, margin.left, sheet.y, styles.body, item, id)
    const end = margin.left + textColumn - sheet.width(number, size)
    sheet.line(number, end, sheet.y, styles.body, item, id)
    const y = sheet.y + 13
    sheet.put({
      is: 'rule',
      x: margin.left + sheet.width(line, size) + 8,
      y,
      toX: end - 8,
      toY: y,
      tone: 'line',
    })
    sheet.y += 24
  })
  return toc
}

const drawBlock = (sheet: Sheet, block: Block, into: Element): void => {
  switch (block.is) {
    case 'heading':
      sheet.gap(4)
      sheet.need(styles.heading.leading + 60)
      sheet.paragraph(block.text, styles.heading, element('H2', into))
      return
    case 'text':
      sheet.paragraph(block.text, styles.body, element('P', into))
      sheet.gap(10)
      return
    case 'answer':
      sheet.gap(4)
      sheet.need(styles.heading.leading + 2 * styles.body.leading)
      sheet.paragraph(block.question, styles.heading, element('H2', into))
      sheet.paragraph(block.text, styles.body, element('P', into))
      sheet.gap(10)
      return
    case 'facts':
      return drawFacts(sheet, block.rows, into)
    case 'grid':
      return drawGrid(sheet, block, into)
    case 'seal':
      return drawSeal(sheet, block.seal, into)
  }
}

const lineToSignOn = 27

/** One block for one organisation: never torn, for a seal goes over all of it. */
const drawSeal = (sheet: Sheet, { name, role, code, statement, lines }: Seal, into: Element): void => {
  const inner = textColumn - 24
  const said = sheet.lines(statement, inner, styles.body)
  const named = sheet.lines(`${name}（${role}）${code === '' ? '' : ` ${code}`}`, inner, styles.heading)
  const height =
    20 +
    named.length * styles.heading.leading +
    said.length * styles.body.leading +
    lines.length * lineToSignOn
  sheet.need(height)
  const top = sheet.y
  const left = margin.left + 12
  sheet.y += 10
  sheet.paragraph(named.join('\n'), styles.heading, element('H2', into), left, inner)
  sheet.paragraph(said.join('\n'), styles.body, element('P', into), left, inner)
  for (const line of lines) {
    const y = sheet.y + 5
    sheet.line(line, left, y, styles.body, element('P', into))
    sheet.y += lineToSignOn
  }
  sheet.y = top + height
  const right = margin.left + textColumn
  for (const [x, y, toX, toY] of [
    [margin.left, top, right, top],
    [margin.left, sheet.y, right, sheet.y],
    [margin.left, top, margin.left, sheet.y],
    [right, top, right, sheet.y],
  ] as const)
    sheet.put({ is: 'rule', x, y, toX, toY, tone: 'line' })
  sheet.y = Math.min(sheet.y + 12, a4.height - margin.bottom)
}
