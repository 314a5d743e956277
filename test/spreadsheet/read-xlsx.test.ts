import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readUpload } from '../../functions/spreadsheet/read-upload.ts'
import { readXlsx } from '../../functions/spreadsheet/read-xlsx.ts'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of one sheet, part by part, as programs write them. */
const workbook = (sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="预算" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>`,
        'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
        ...more,
      }).map(([name, xml]) => [name, strToU8(xml)]),
    ),
  )

const codeOf = (act: () => unknown): unknown => {
  try {
    act()
  } catch (problem) {
    return problem instanceof Error && 'code' in problem ? problem.code : problem
  }
  return undefined
}

test('texts are read from where programs put them, without how they are pronounced', () => {
  const bytes = workbook(
    '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>A&amp;B</t></is></c><c r="D2" t="str"><f>1+1</f><v>二</v></c></row>',
    {
      'xl/sharedStrings.xml': `<sst ${main}><si><r><t>创新</t></r><r><t>联合体</t></r><rPh sb="0" eb="1"><t>チュアンシン</t></rPh></si></sst>`,
    },
  )
  expect(readXlsx(bytes)).toEqual([
    {
      name: '预算',
      rows: [
        [],
        [
          { is: 'empty' },
          { is: 'text', text: '创新联合体' },
          { is: 'text', text: 'A&B' },
          { is: 'text', text: '二' },
        ],
      ],
    },
  ])
})

test('a formula counts by its value, and one that came to nothing is an error', () => {
  const bytes = workbook(
    '<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>1234.5</v></c><c r="B1" t="e"><f>B9/0</f><v>#DIV/0!</v></c></row>',
  )
  expect(readXlsx(bytes)[0]?.rows[0]).toEqual([
    { is: 'number', number: 1234.5 },
    { is: 'error', text: '#DIV/0!' },
  ])
})

test.each([
  [46349, false, '2026-11-23'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [44887, true, '2026-11-23'],
])('the day %d (from 1904: %s) is %s', (serial, from1904, day) => {
  const bytes = workbook(`<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>`, {
    'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
    ...(from1904
      ? {
          'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="1"/><sheets><sheet name="预算" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        }
      : {}),
  })
  expect(readXlsx(bytes)[0]?.rows[0]).toEqual([{ is: 'date', day }])
})

test('what another library wrote is read', async () => {
  const buffer = await writeXlsxFile(
    [[{ value: '来源' }, { value: 12.5 }, { value: new Date('2026-11-23T00:00:00Z'), format: 'yyyy-mm-dd' }]],
    {
      sheet: '预算',
    },
  ).toBuffer()
  expect(readXlsx(new Uint8Array(buffer))[0]?.rows[0]).toEqual([
    { is: 'text', text: '来源' },
    { is: 'number', number: 12.5 },
    { is: 'date', day: '2026-11-23' },
  ])
})

test('a file that unpacks to hundreds of megabytes is dropped early, whatever it says of itself', () => {
  const bomb = workbook('', { 'xl/sharedStrings.xml': ' '.repeat(60_000_000) })
  expect(bomb.length).toBeLessThan(200_000)
  expect(codeOf(() => readXlsx(bomb))).toBe('too-large-unpacked')
})

test('entities of a document are never expanded', () => {
  const bytes = workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>', {
    'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY a "boom">]><workbook ${main} xmlns:r="${relations}"><sheets><sheet name="预算" r:id="rId1"/></sheets></workbook>`,
  })
  expect(readXlsx(bytes)[0]?.rows[0]).toEqual([{ is: 'text', text: '&a;' }])
})

test.each([
  ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-excel'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'not-a-spreadsheet'],
  ['an archive of something else', zipSync({ 'a.txt': strToU8('a') }), 'not-a-spreadsheet'],
  ['half an archive', workbook('').subarray(0, 120), 'not-a-spreadsheet'],
])('%s is refused with its reason', (_what, bytes, code) => {
  expect(codeOf(() => readUpload(bytes, 'a.xlsx'))).toBe(code)
})

test('more cells than any form has are refused', () => {
  const row = `<row>${'<c><v>1</v></c>'.repeat(150)}</row>`
  expect(codeOf(() => readXlsx(workbook(row.repeat(500))))).toBe('too-many-cells')
})
