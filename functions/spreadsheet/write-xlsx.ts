import { strToU8, zipSync } from 'fflate'
import { columnName } from './workbook.ts'

/** A column of a sheet that is written: how wide, what may stand in it, which choices are offered. */
export type Column = {
  readonly head: string
  readonly width: number
  readonly kind: 'text' | 'number' | 'date'
  readonly choices?: readonly string[]
  /** Stands under the cell while it is filled in. */
  readonly hint?: string
}

export type WrittenSheet = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** So many rows after the written ones are ready to be filled in. */
  readonly ready: number
}

/** Every file that is made now has this time within it: the same content gives the same bytes. */
const made = new Date(Date.UTC(2000, 0, 1, 12))

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook. No cell can become a formula: texts are texts, in cells that stay texts when somebody edits them. */
export const writeXlsx = (sheets: readonly WrittenSheet[]): Uint8Array => {
  const names = uniqueNames(sheets.map(({ name }) => name))
  const choices = choiceColumns(sheets)
  const all = [...sheets.map((sheet, index) => sheetXml(sheet, choices, index)), choicesXml(choices)]
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${all.map((_sheet, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}"><sheets>${[...names, choicesSheet].map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}"${n === names.length ? ' state="hidden"' : ''} r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${all.map((_sheet, n) => `<Relationship Id="rId${n + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="rId${all.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
  }
  all.forEach((xml, n) => {
    files[`xl/worksheets/sheet${n + 1}.xml`] = xml
  })
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, [strToU8(xml), { mtime: made }]])),
    { level: 6 },
  )
}

/** 0 plain · 1 head · 2 text · 3 number · 4 day */
const styleOf = { text: 2, number: 3, date: 4 } as const
const stylesXml = `${head}<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.######"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF1"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`

const sheetXml = ({ columns, rows, ready }: WrittenSheet, choices: ChoiceColumns, index: number): string => {
  const lines = [
    `<row r="1">${columns.map((column, n) => textCell(columnName(n) + 1, column.head, 1)).join('')}</row>`,
    ...rows.map(
      (row, at) =>
        `<row r="${at + 2}">${columns.map((column, n) => cell(`${columnName(n)}${at + 2}`, row[n] ?? '', column)).join('')}</row>`,
    ),
  ]
  const last = rows.length + 1 + ready
  const rules = columns.flatMap((column, n) => {
    const area = `${columnName(n)}2:${columnName(n)}${last}`
    const place = choices.places.get(placeOf(index, n))
    const prompt =
      column.hint === undefined ? '' : ` showInputMessage="1" prompt="${escaped(column.hint.slice(0, 250))}"`
    if (place !== undefined && column.choices)
      return `<dataValidation type="list" allowBlank="1" showErrorMessage="1"${prompt} sqref="${area}"><formula1>'${choicesSheet}'!$${place}$1:$${place}$${column.choices.length}</formula1></dataValidation>`
    return prompt === '' ? [] : `<dataValidation allowBlank="1"${prompt} sqref="${area}"/>`
  })
  return `${head}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({ width, kind }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" style="${styleOf[kind]}" customWidth="1"/>`).join('')}</cols><sheetData>${lines.join('')}</sheetData>${rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`}</worksheet>`
}

const cell = (at: string, value: string | number, { kind }: Column): string => {
  if (typeof value === 'number') return `<c r="${at}" s="${styleOf.number}"><v>${value}</v></c>`
  const day = kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) ? serialOf(value) : undefined
  if (day !== undefined) return `<c r="${at}" s="${styleOf.date}"><v>${day}</v></c>`
  return value === '' ? '' : textCell(at, value, styleOf.text)
}

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

const serialOf = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)

const choicesSheet = '_choices'
/** The column of the hidden sheet with a column's choices, by sheet and column; and what stands in each. */
type ChoiceColumns = {
  readonly places: ReadonlyMap<string, string>
  readonly lists: readonly (readonly string[])[]
}
const placeOf = (sheet: number, column: number): string => `${sheet}:${column}`

const choiceColumns = (sheets: readonly WrittenSheet[]): ChoiceColumns => {
  const places = new Map<string, string>()
  const lists: (readonly string[])[] = []
  sheets.forEach(({ columns }, sheet) =>
    columns.forEach(({ choices }, column) => {
      if (choices === undefined || choices.length === 0) return
      places.set(placeOf(sheet, column), columnName(lists.length))
      lists.push(choices)
    }),
  )
  return { places, lists }
}

/** Lists lie in a sheet of their own: written into the rule itself they may be 255 characters at most, without commas. */
const choicesXml = ({ lists }: ChoiceColumns): string => {
  const most = Math.max(0, ...lists.map((list) => list.length))
  const rows = Array.from(
    { length: most },
    (_row, at) =>
      `<row r="${at + 1}">${lists.map((list, n) => (list[at] === undefined ? '' : textCell(`${columnName(n)}${at + 1}`, list[at], styleOf.text))).join('')}</row>`,
  )
  return `${head}<worksheet ${main}><sheetData>${rows.join('')}</sheetData></worksheet>`
}

/** What no sheet may be called, and no longer than 31 characters. */
export const sheetName = (text: string): string => {
  const plain = text.replaceAll(/[[\]:*?/\\']/g, ' ').trim()
  return [...plain].slice(0, 31).join('') || 'Sheet'
}

const uniqueNames = (names: readonly string[]): string[] =>
  names.reduce<string[]>((done, name) => {
    let unique = sheetName(name)
    for (let n = 2; done.some((one) => one.toLowerCase() === unique.toLowerCase()); n += 1)
      unique = `${[...sheetName(name)].slice(0, 27).join('')} ${n}`
    return [...done, unique]
  }, [])

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '')
