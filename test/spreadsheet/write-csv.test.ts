import { expect, test } from 'vitest'
import { textOf } from '../../functions/spreadsheet/workbook.ts'
import { readCsv } from '../../functions/spreadsheet/read-csv.ts'
import { writeCsv } from '../../functions/spreadsheet/write-csv.ts'

test('a list begins with the mark that spreadsheets know UTF-8 by, and its lines end as RFC 4180 says', () => {
  expect(
    writeCsv([
      ['名称', 'n'],
      ['甲', 3],
      [undefined, -1],
    ]),
  ).toBe('\uFEFF名称,n\r\n甲,3\r\n,-1\r\n')
})

test('no text can become a formula, and what we read back is what was written', () => {
  const texts = ['=1+1', '+86 21', '-5', '@sum', '＝1', '\t=1', 'O’Neill, "Tom"', 'two\nlines', '它说：“=A1”']
  const written = writeCsv([texts])
  for (const text of texts.slice(0, 6)) expect(written).toContain(`'${text}`)
  expect(readCsv(new TextEncoder().encode(written), 'list').rows[0]?.map(textOf)).toEqual(
    texts.map((text) => text.trim()),
  )
})
