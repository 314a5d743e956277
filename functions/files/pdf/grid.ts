import type { Grid } from '../../paper/paper.ts'
import { element, type Element, margin, Sheet, styles, textColumn, type TextStyle } from './sheet.ts'

const pad = { x: 5, y: 4 } as const
/** Smaller print for more columns; the smallest can still be read on paper. */
const sizes = [9.5, 8.5, 7.5] as const
const narrowest = 30

type Columns = { readonly widths: readonly number[]; readonly style: TextStyle }

/** How wide each column is: what its longest words need, and the rest by how much stands in it. None when too many. */
const columnsFor = (sheet: Sheet, { heads, rows }: Grid): Columns | undefined => {
  const cells = heads.map((head, column) => [head, ...rows.map((row) => row[column] ?? '')])
  for (const size of sizes) {
    const least = cells.map((texts) =>
      Math.max(narrowest, ...texts.map((text) => longestWord(sheet, text, size))),
    )
    if (least.reduce((sum, width) => sum + width + 2 * pad.x, 0) <= textColumn)
      return { widths: shared(sheet, cells, least, size), style: { size, leading: size * 1.52 } }
  }
  return undefined
}

/** Words of letters and digits stay whole up to a quarter of the page. */
const longestWord = (sheet: Sheet, text: string, size: number): number => {
  const words = text.split(/[\s\u2e80-\u{2ffff}]+/u)
  return Math.min(textColumn / 4, Math.max(0, ...words.map((word) => sheet.width(word, size))))
}

const shared = (
  sheet: Sheet,
  cells: readonly string[][],
  least: readonly number[],
  size: number,
): number[] => {
  const wanted = cells.map((texts, column) =>
    Math.max(
      least[column] ?? 0,
      ...texts.flatMap((text) =>
        text.split('\n').map((line) => Math.min(sheet.width(line, size), textColumn / 2)),
      ),
    ),
  )
  const fixed = least.reduce((sum, width) => sum + width, 0) + 2 * pad.x * least.length
  const spare = Math.max(0, textColumn - fixed)
  const more = wanted.map((width, column) => width - (least[column] ?? 0))
  const sum = more.reduce((total, one) => total + one, 0)
  const even = spare / least.length
  return least.map(
    (width, column) => width + 2 * pad.x + (sum === 0 ? even : (spare * (more[column] ?? 0)) / sum),
  )
}

/** A table over as many pages as it needs: its heads are repeated, and a row is torn only when it is higher than a page. */
export const drawGrid = (sheet: Sheet, grid: Grid, into: Element): void => {
  const { heads, rows, numbers } = grid
  if (rows.length === 0) return
  const columns = columnsFor(sheet, grid)
  if (!columns) return drawCards(sheet, grid, into)
  const table = element('Table', into)
  const { leading } = columns.style
  sheet.need(3 * (leading + 2 * pad.y))
  drawRow(sheet, columns, heads, { table, head: true, numbers })
  for (const row of rows) {
    const height = heightOf(sheet, columns, row)
    if (sheet.left < height && (height < sheet.left + 200 || height < 320)) {
      sheet.turn()
      drawRow(sheet, columns, heads, { table: undefined, head: true, numbers })
    }
    drawRow(sheet, columns, row, {
      table,
      head: false,
      numbers,
      again: () => {
        sheet.turn()
        drawRow(sheet, columns, heads, { table: undefined, head: true, numbers })
      },
    })
  }
  sheet.gap(8)
}

/** More columns than a page is wide: each row is a list of its own, which can be read where small print cannot. */
const drawCards = (sheet: Sheet, { heads, rows }: Grid, into: Element): void => {
  rows.forEach((row, index) => {
    sheet.need(90)
    sheet.paragraph(`${index + 1}`, styles.heading, element('P', into))
    drawFacts(
      sheet,
      heads.map((head, column) => [head, row[column] ?? ''] as const),
      into,
    )
  })
}

const linesOf = (sheet: Sheet, { widths, style }: Columns, row: readonly string[]): string[][] =>
  widths.map((width, column) => sheet.lines(row[column] ?? '', width - 2 * pad.x + 0.01, style))

const heightOf = (sheet: Sheet, columns: Columns, row: readonly string[]): number =>
  Math.max(1, ...linesOf(sheet, columns, row).map((lines) => lines.length)) * columns.style.leading +
  2 * pad.y

type RowIn = {
  /** The heads of a further page are decoration: a screen reader knows them already. */
  readonly table: Element | undefined
  readonly head: boolean
  readonly numbers: readonly boolean[]
  readonly again?: () => void
}

const drawRow = (
  sheet: Sheet,
  columns: Columns,
  row: readonly string[],
  { table, head, numbers, again }: RowIn,
): void => {
  const { widths, style } = columns
  const lines = linesOf(sheet, columns, row)
  const most = Math.max(1, ...lines.map((cell) => cell.length))
  const tr = table && element('TR', table)
  const cells = widths.map(() => tr && element(head ? 'TH' : 'TD', tr, head ? 'Column' : undefined))
  let done = 0
  while (done < most) {
    const room = Math.max(1, Math.floor((sheet.left - 2 * pad.y) / style.leading))
    const part = again ? Math.min(most - done, room) : most
    const height = part * style.leading + 2 * pad.y
    if (head) sheet.put({ is: 'shade', x: margin.left, y: sheet.y, width: textColumn, height })
    let x = margin.left
    widths.forEach((width, column) => {
      lines[column]?.slice(done, done + part).forEach((line, index) => {
        const free = width - 2 * pad.x - sheet.width(line, style.size)
        const right = numbers[column] === true ? Math.max(0, free) : 0
        sheet.line(
          line,
          x + pad.x + right,
          sheet.y + pad.y + index * style.leading,
          head ? { ...style, bold: true } : style,
          cells[column],
        )
      })
      x += width
    })
    frame(sheet, widths, height)
    sheet.y += height
    done += part
    if (done < most) again?.()
  }
}

const frame = (sheet: Sheet, widths: readonly number[], height: number): void => {
  const top = sheet.y
  const edges = widths.reduce<number[]>((at, width) => [...at, (at.at(-1) ?? 0) + width], [margin.left])
  for (const y of [top, top + height])
    sheet.put({ is: 'rule', x: margin.left, y, toX: margin.left + textColumn, toY: y, tone: 'line' })
  for (const x of edges) sheet.put({ is: 'rule', x, y: top, toX: x, toY: top + height, tone: 'line' })
}

/** Names and values beside each other, as a form on paper has them. */
export const drawFacts = (
  sheet: Sheet,
  facts: readonly (readonly [string, string])[],
  into: Element,
  share = 0.27,
): void => {
  const columns: Columns = { widths: [textColumn * share, textColumn * (1 - share)], style: styles.cell }
  const table = element('Table', into)
  for (const [name, value] of facts) {
    const height = heightOf(sheet, columns, [name, value])
    if (sheet.left < height && height < 320) sheet.turn()
    drawRow(sheet, columns, [name, value], { table, head: false, numbers: [], again: () => sheet.turn() })
  }
  sheet.gap(8)
}
