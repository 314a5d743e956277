import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readXlsx } from '../../functions/spreadsheet/read-xlsx.ts'
import { sheetName, writeXlsx, type WrittenSheet } from '../../functions/spreadsheet/write-xlsx.ts'
import { unpack } from '../../functions/spreadsheet/unzip.ts'

const sheet: WrittenSheet = {
  name: '经费[预算]',
  columns: [
    { head: '来源 <甲>', width: 20, kind: 'text', choices: ['自筹', '专项, 市级'] },
    { head: '金额', width: 12, kind: 'number', hint: '万元' },
    { head: '到账', width: 12, kind: 'date' },
  ],
  rows: [
    ['自筹', 1234.5, '2026-11-23'],
    ['=HYPERLINK("http://x")', 0, '未定'],
    ['@SUM(1)', -3, ''],
    ['91310000000000001X', 1, ''],
  ],
  ready: 10,
}

test('another library reads what is written', async () => {
  const [read] = await readXlsxFile(Buffer.from(writeXlsx([sheet])))
  expect(read?.sheet).toBe('经费 预算')
  expect(read?.data.slice(0, 2)).toEqual([
    ['来源 <甲>', '金额', '到账'],
    ['自筹', 1234.5, new Date('2026-11-23T00:00:00.000Z')],
  ])
})

test('it comes back as it was, and the sheet of choices stays hidden', () => {
  const sheets = readXlsx(writeXlsx([sheet]))
  expect(sheets.length).toBe(1)
  expect(sheets[0]?.rows[1]).toEqual([
    { is: 'text', text: '自筹' },
    { is: 'number', number: 1234.5 },
    { is: 'date', day: '2026-11-23' },
  ])
})

test('no text can become a formula', () => {
  const xml = [...unpack(writeXlsx([sheet]), () => true).values()].join('')
  expect(xml).not.toContain('<f>')
  expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;)</t>')
  expect(xml).toContain('quotePrefix="1"')
})

test('choices are offered in the cells to fill in', () => {
  const xml = unpack(writeXlsx([sheet]), () => true).get('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toMatch(
    /<dataValidation type="list"[^>]*sqref="A2:A15"><formula1>'_choices'!\$A\$1:\$A\$2<\/formula1>/,
  )
  expect(xml).toContain('prompt="万元"')
})

const xmlOf = (sheets: readonly WrittenSheet[], part: string): string =>
  unpack(writeXlsx(sheets), () => true).get(part) ?? ''

test('in a list to read, a whole number is not shown with a point, and thousands are grouped', () => {
  const list: WrittenSheet = {
    ...sheet,
    rows: [
      ['自筹', 12_000, ''],
      ['专项', 1234.5, ''],
    ],
    ready: 0,
    list: true,
  }
  const styles = xmlOf([list], 'xl/styles.xml')
  const formats = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf(?: [^>]*?)?\/?>/g)].map(
    ([xf]) => /numFmtId="(\d+)"/.exec(xf)?.[1] ?? '0',
  )
  const formatAt = (part: WrittenSheet, at: string): string =>
    formats[
      Number(new RegExp(`r="${at}" s="(\\d+)"`).exec(xmlOf([part], 'xl/worksheets/sheet1.xml'))?.[1])
    ] ?? ''
  // 3 is #,##0 for every spreadsheet; 0 is as it was typed.
  expect([formatAt(list, 'B2'), formatAt(list, 'B3'), formatAt(sheet, 'B2')]).toEqual(['3', '164', '0'])
  expect(styles).toContain('numFmtId="164" formatCode="#,##0.######"')
})

test('a list to read is filtered by its heads, and prints them on every sheet of A4', () => {
  const list: WrittenSheet = { ...sheet, ready: 0, list: true }
  const [xml, book] = ['xl/worksheets/sheet1.xml', 'xl/workbook.xml'].map((part) => xmlOf([list], part))
  expect(xml).toContain('<autoFilter ref="A1:C5"/>')
  expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>')
  expect(book).toContain(`localSheetId="0">'经费 预算'!$1:$1</definedName>`)
  expect(xmlOf([sheet], 'xl/workbook.xml')).not.toContain('definedName')
})

test('a workbook without choices has no hidden sheet', () => {
  const plain: WrittenSheet = { ...sheet, columns: sheet.columns.map(({ choices: _, ...rest }) => rest) }
  expect(xmlOf([plain], 'xl/workbook.xml')).not.toContain('hidden')
  expect(xmlOf([sheet], 'xl/workbook.xml')).toContain('name="_choices" sheetId="2" state="hidden"')
})

test.each([
  ['Lin-gang innovation consortia 2026', 'Lin-gang innovation consortia…'],
  ['Days per step against their limits', 'Days per step against their…'],
  ['Exactly thirty-one signs are held', 'Exactly thirty-one signs are…'],
  ['二'.repeat(40), `${'二'.repeat(30)}…`],
  ['𠮷'.repeat(20), `${'𠮷'.repeat(15)}…`],
  ['', 'Sheet'],
])('a sheet of %s is called %s', (title, name) => {
  expect(sheetName(title)).toBe(name)
  expect(sheetName(title).length).toBeLessThanOrEqual(31)
})

test('two sheets of one name get two names', () => {
  expect(readXlsx(writeXlsx([sheet, sheet])).map(({ name }) => name)).toEqual(['经费 预算', '经费 预算 2'])
})

test('the same content gives the same bytes', () => {
  expect(Buffer.from(writeXlsx([sheet])).equals(Buffer.from(writeXlsx([sheet])))).toBe(true)
})
