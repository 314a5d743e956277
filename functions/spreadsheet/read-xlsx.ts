import { isDateFormat } from './date-format.ts'
import { unpack } from './unzip.ts'
import { type Cell, emptyCell, type Sheet, UnreadableFile } from './workbook.ts'
import { attribute, xmlSteps } from './xml.ts'

const mostCells = 60_000
const mostColumns = 200

const wanted = (name: string): boolean =>
  /^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(
    name,
  ) || name === 'EncryptionInfo'

/** The visible sheets of a workbook, in their order. */
export const readXlsx = (bytes: Uint8Array): Sheet[] => {
  const parts = unpack(bytes, wanted)
  const workbook = parts.get('xl/workbook.xml')
  if (workbook === undefined) throw new UnreadableFile('not-a-spreadsheet')
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '')
  const known: Known = {
    strings: stringsOf(parts.get('xl/sharedStrings.xml') ?? ''),
    dates: dateStyles(parts.get('xl/styles.xml') ?? ''),
    from1904: /<(?:\w+:)?workbookPr[^>]*date1904="(?:1|true)"/.test(workbook),
  }
  const left = { cells: mostCells }
  return [...xmlSteps(workbook)].flatMap((step): Sheet[] => {
    if (step.is !== 'open' || step.name !== 'sheet') return []
    if (['hidden', 'veryHidden'].includes(attribute(step.attributes, 'state') ?? '')) return []
    const xml = parts.get(targets.get(attribute(step.attributes, 'id') ?? '') ?? '')
    return xml === undefined
      ? []
      : [{ name: attribute(step.attributes, 'name') ?? '', rows: rowsOf(xml, known, left) }]
  })
}

type Known = {
  readonly strings: readonly string[]
  /** Styles, by their number, that show a number as a day. */
  readonly dates: ReadonlySet<number>
  readonly from1904: boolean
}

/** Where the workbook's parts lie, by the id of the relation. */
const targetsOf = (xml: string): ReadonlyMap<string, string> =>
  new Map(
    [...xmlSteps(xml)].flatMap((step): [string, string][] => {
      if (step.is !== 'open' || step.name !== 'Relationship') return []
      const target = attribute(step.attributes, 'Target') ?? ''
      return [
        [attribute(step.attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`],
      ]
    }),
  )

/** Texts that cells refer to by number. How one is pronounced (`rPh`) is not part of it. */
const stringsOf = (xml: string): string[] => {
  const found: string[] = []
  let text = ''
  let inside = false
  let spoken = 0
  for (const step of xmlSteps(xml)) {
    if (step.is === 'text') text += inside && spoken === 0 ? step.text : ''
    else if (step.name === 'rPh') spoken += step.is === 'close' ? -1 : step.empty ? 0 : 1
    else if (step.name === 't') inside = step.is === 'open' && !step.empty
    else if (step.name === 'si') {
      if (step.is === 'close' || step.empty) found.push(text)
      text = ''
    }
  }
  return found
}

const dateStyles = (xml: string): ReadonlySet<number> => {
  const formats = new Map<number, string>()
  const dates = new Set<number>()
  let inCells = false
  let style = 0
  for (const step of xmlSteps(xml)) {
    if (step.is === 'text') continue
    if (step.name === 'cellXfs') inCells = step.is === 'open'
    if (step.is !== 'open') continue
    const format = Number(attribute(step.attributes, 'numFmtId') ?? 0)
    if (step.name === 'numFmt') formats.set(format, attribute(step.attributes, 'formatCode') ?? '')
    if (step.name !== 'xf' || !inCells) continue
    if (isDateFormat(format, formats.get(format))) dates.add(style)
    style += 1
  }
  return dates
}

const rowsOf = (xml: string, known: Known, left: { cells: number }): Cell[][] => {
  const rows: Cell[][] = []
  let row = -1
  let column = -1
  let type = ''
  let style = 0
  let text = ''
  let inside: 'v' | 't' | undefined
  for (const step of xmlSteps(xml)) {
    if (step.is === 'text') {
      if (inside !== undefined) text += step.text
      continue
    }
    if (step.name === 'row' && step.is === 'open') {
      row = Number(attribute(step.attributes, 'r') ?? row + 2) - 1
      column = -1
    }
    if (step.name === 'v' || step.name === 't')
      inside = step.is === 'open' && !step.empty ? step.name : undefined
    if (step.name !== 'c') continue
    if (step.is === 'open') {
      column = columnOf(attribute(step.attributes, 'r')) ?? column + 1
      type = attribute(step.attributes, 't') ?? 'n'
      style = Number(attribute(step.attributes, 's') ?? 0)
      text = ''
    }
    if (step.is === 'open' && !step.empty) continue
    const cell = cellOf(type, text, known.dates.has(style), known)
    if (cell.is === 'empty') continue
    left.cells -= 1
    if (left.cells < 0 || column >= mostColumns || row >= mostCells)
      throw new UnreadableFile('too-many-cells')
    put(rows, row, column, cell)
  }
  return rows
}

const put = (rows: Cell[][], row: number, column: number, cell: Cell): void => {
  while (rows.length <= row) rows.push([])
  const cells = rows[row] ?? []
  while (cells.length < column) cells.push(emptyCell)
  cells[column] = cell
}

const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1]
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const cellOf = (type: string, text: string, isDate: boolean, { strings, from1904 }: Known): Cell => {
  if (text === '') return emptyCell
  switch (type) {
    case 's':
      return textCell(strings[Number(text)] ?? '')
    case 'str':
    case 'inlineStr':
      return textCell(text)
    case 'b':
      return textCell(text === '1' ? 'TRUE' : 'FALSE')
    case 'e':
      return { is: 'error', text }
    case 'd':
      return { is: 'date', day: text.slice(0, 10) }
    default: {
      const number = Number(text)
      if (!Number.isFinite(number)) return textCell(text)
      return isDate ? { is: 'date', day: dayOf(number, from1904) } : { is: 'number', number }
    }
  }
}

const textCell = (text: string): Cell => (text.trim() === '' ? emptyCell : { is: 'text', text })

/** Days are counted from 1900 with a 29 February that never was, or from 1904. */
const dayOf = (serial: number, from1904: boolean): string => {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  const since = Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const at = new Date(since + days * 86_400_000)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10)
}
