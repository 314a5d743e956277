/** What a cell of a list holds; nothing is an empty cell. */
export type CsvCell = string | number | undefined

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), in wide signs too. */
const formula = /^[=+\-@\t\r＝＋－＠]/

/** A text that would be run as a formula is marked as a text; a number stays a number. */
const inert = (cell: CsvCell): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  return formula.test(cell) ? `'${cell}` : cell
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** RFC 4180, after a byte order mark: without one, spreadsheets in China read UTF-8 as GB18030. */
export const writeCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => quoted(inert(cell))).join(',') + '\r\n').join('')}`
