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
  /** A list to read, to filter and to print on A4: its numbers are grouped. In one to fill in they stay as they are typed. */
  readonly list?: boolean
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
  const written = sheets.map((sheet, index) => sheetXml(sheet, choices, index))
  const all = choices.lists.length === 0 ? written : [...written, choicesXml(choices)]
  const titles = [...names, choicesSheet].slice(0, all.length)
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${all.map((_sheet, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}"><sheets>${titles.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}"${n === names.length ? ' state="hidden"' : ''} r:id="rId${n + 1}"/>`).join('')}</sheets>${namedAreas(sheets, names)}</workbook>`,
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

/** What a spreadsheet filters by, and which row it prints again at the top of every page. */
const namedAreas = (sheets: readonly WrittenSheet[], names: readonly string[]): string => {
  const defined = (name: string, sheet: number, area: string): string =>
    `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${name === '_FilterDatabase' ? ' hidden="1"' : ''}>'${escaped(names[sheet] ?? '')}'!${area}</definedName>`
  const areas = sheets.flatMap((sheet, n) =>
    sheet.list === true
      ? [defined('_FilterDatabase', n, areaOf(sheet, '$')), defined('Print_Titles', n, '$1:$1')]
      : [],
  )
  return areas.length === 0 ? '' : `<definedNames>${areas.join('')}</definedNames>`
}

const areaOf = ({ columns, rows }: WrittenSheet, fixed: '$' | ''): string =>
  `${fixed}A${fixed}1:${fixed}${columnName(Math.max(0, columns.length - 1))}${fixed}${rows.length + 1}`

/**
 * 0 plain · 1 head · 2 text · 3 number as it is typed · 4 day · 5 whole number, grouped · 6 other number, grouped.
 * One format for both would show a whole number as `5.`
 */
const styleOf = { text: 2, number: 3, date: 4, whole: 5, fraction: 6 } as const
const stylesXml = `${head}<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.######"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF1"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const sheetXml = (sheet: WrittenSheet, choices: ChoiceColumns, index: number): string => {
  const { columns, rows, ready, list = false } = sheet
  const lines = [
    `<row r="1">${columns.map((column, n) => textCell(columnName(n) + 1, column.head, 1)).join('')}</row>`,
    ...rows.map(
      (row, at) =>
        `<row r="${at + 2}">${columns.map((column, n) => cell(`${columnName(n)}${at + 2}`, row[n] ?? '', column, list)).join('')}</row>`,
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
  const widths = columns.map(
    ({ width, kind }, n) =>
      `<col min="${n + 1}" max="${n + 1}" width="${width}" style="${styleOf[kind]}" customWidth="1"/>`,
  )
  // The order of the parts is fixed (ECMA-376, CT_Worksheet).
  return [
    `${head}<worksheet ${main}>`,
    list ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>`,
    list ? `<autoFilter ref="${areaOf(sheet, '')}"/>` : '',
    rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`,
    list ? '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' : '',
    '</worksheet>',
  ].join('')
}

const cell = (at: string, value: string | number, { kind }: Column, list: boolean): string => {
  if (typeof value === 'number') {
    const style = !list ? 'number' : Number.isInteger(value) ? 'whole' : 'fraction'
    return `<c r="${at}" s="${styleOf[style]}"><v>${value}</v></c>`
  }
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

/** The name of a sheet has at most so many UTF-16 units. */
const longestName = 31

/** What no sheet may be called, and no longer than it may be; what is cut off is cut after a word, and said to be. */
export const sheetName = (text: string): string => {
  const plain = text.replaceAll(/[[\]:*?/\\']/g, ' ').trim()
  return plain.length <= longestName ? plain || 'Sheet' : `${cut(plain, longestName - 1)}…`
}

/** The beginning of a text, never within a sign, and not within a word where there are words. */
const cut = (text: string, most: number): string => {
  const signs = [...text]
  while (signs.join('').length > most) signs.pop()
  const kept = signs.join('')
  const words = kept.lastIndexOf(' ')
  return (text[kept.length] !== ' ' && words > most / 2 ? kept.slice(0, words) : kept).trimEnd()
}

const uniqueNames = (names: readonly string[]): string[] =>
  names.reduce<string[]>((done, name) => {
    let unique = sheetName(name)
    for (let n = 2; done.some((one) => one.toLowerCase() === unique.toLowerCase()); n += 1)
      unique = `${cut(sheetName(name), longestName - 4)} ${n}`
    return [...done, unique]
  }, [])

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '')
