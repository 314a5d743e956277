import type { CertificateSheet } from '../../paper/certificate.ts'
import { qrSquares } from '../../paper/qr-code.ts'
import { drawFacts } from './grid.ts'
import type { Laid } from './layout.ts'
import { a4, element, type Element, margin, Sheet, styles, textColumn, type TextStyle } from './sheet.ts'
import type { Measure } from './text-lines.ts'

const codeEdge = 96

/** The certificate on one sheet: a frame, what was given to whom, and the code that leads to the register. */
export const layOutCertificate = (it: CertificateSheet, measure: Measure): Laid => {
  const sheet = new Sheet(measure)
  const section = element('Sect', undefined)
  frame(sheet)
  const centred = (text: string, style: TextStyle, of: Element): void => {
    for (const line of sheet.lines(text, textColumn - 30, style)) {
      const x = margin.left + (textColumn - sheet.width(line, style.size)) / 2
      sheet.line(line, x, sheet.y, style, of)
      sheet.y += style.leading
    }
  }
  sheet.y = 118
  centred(it.programme, { size: 13, leading: 20 }, element('P', section))
  sheet.y += 16
  centred(it.heading, { size: 34, leading: 52, bold: true }, element('H1', section))
  if (it.ended !== undefined)
    centred(it.ended, { size: 13, leading: 22, bold: true, tone: 'accent' }, element('P', section))
  sheet.y += 20
  centred(it.statement, { size: 11.5, leading: 20 }, element('P', section))
  sheet.y += 8
  centred(it.name, { size: 19, leading: 30, bold: true }, element('H2', section))
  sheet.y += 22
  drawFacts(sheet, it.facts, section)

  const foot = a4.height - margin.bottom - 40
  const x = margin.left + 12
  const width = textColumn - codeEdge - 44
  const said = [
    [it.issuers, { ...styles.body, bold: true }],
    [it.check, styles.small],
    [it.value, styles.small],
    [it.address, styles.small],
  ] as const
  const lines = said.flatMap(([text, style]) =>
    sheet.lines(text, width, style).map((line) => [line, style] as const),
  )
  sheet.y = foot - lines.reduce((sum, [, { leading }]) => sum + leading, 0)
  const note = element('P', section)
  for (const [line, style] of lines) {
    sheet.line(line, x, sheet.y, style, note)
    sheet.y += style.leading
  }
  drawCode(sheet, it.address, margin.left + textColumn - codeEdge - 16, foot - codeEdge)
  return { pages: sheet.pages, root: [section], outline: [] }
}

const frame = (sheet: Sheet): void => {
  for (const [inset, tone] of [
    [34, 'accent'],
    [40, 'line'],
  ] as const) {
    const [left, top, right, bottom] = [inset, inset, a4.width - inset, a4.height - inset]
    for (const [x, y, toX, toY] of [
      [left, top, right, top],
      [right, top, right, bottom],
      [right, bottom, left, bottom],
      [left, bottom, left, top],
    ] as const)
      sheet.put({ is: 'rule', x, y, toX, toY, tone })
  }
}

const drawCode = (sheet: Sheet, text: string, x: number, y: number): void => {
  const squares = qrSquares(text)
  const unit = codeEdge / squares.length
  squares.forEach((row, down) =>
    row.forEach((dark, across) => {
      if (dark)
        sheet.put({
          is: 'shade',
          x: x + across * unit,
          y: y + down * unit,
          // A hair more, so that no white line shows between two squares.
          width: unit + 0.05,
          height: unit + 0.05,
          tone: 'ink',
        })
    }),
  )
}
