import { type Cell, emptyCell, type Sheet, UnreadableFile } from './workbook.ts'

const mostCells = 60_000

/** A text file as one sheet: UTF-8 or UTF-16 by its mark, else UTF-8 when it is that, else GB18030 as Excel writes it in China. */
export const readCsv = (bytes: Uint8Array, name: string): Sheet => {
  const text = textOfBytes(bytes)
  const rows = split(text, delimiterOf(text))
  if (rows.reduce((sum, row) => sum + row.length, 0) > mostCells) throw new UnreadableFile('too-many-cells')
  return { name, rows: rows.map((row) => row.map(cellOf)) }
}

const textOfBytes = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0)) throw new UnreadableFile('not-a-spreadsheet')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Whichever stands most often in the first line. */
const delimiterOf = (text: string): string => {
  const [line = ''] = text.split('\n', 1)
  const counts = [',', '\t', ';'].map((mark) => [mark, line.split(mark).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** RFC 4180: a field in quotes may hold anything, and a quote in it is doubled. */
const split = (text: string, delimiter: string): string[][] => {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  const end = (): void => {
    rows.at(-1)?.push(field)
    field = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const one = text.charAt(at)
    if (quoted) {
      if (one !== '"') field += one
      else if (text.charAt(at + 1) === '"') {
        field += '"'
        at += 1
      } else quoted = false
    } else if (one === '"' && field === '') quoted = true
    else if (one === delimiter) end()
    else if (one === '\n') {
      end()
      rows.push([])
    } else if (one !== '\r') field += one
  }
  end()
  return rows
}

/** `="0012"` is how some programs keep a text from becoming a number; `'=…` how we keep one from becoming a formula. */
const cellOf = (field: string): Cell => {
  const text = field.replace(/^="(.*)"$/s, '$1').replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
  return text.trim() === '' ? emptyCell : { is: 'text', text }
}
