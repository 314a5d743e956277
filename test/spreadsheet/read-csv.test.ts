import { expect, test } from 'vitest'
import { readUpload } from '../../functions/spreadsheet/read-upload.ts'
import { textOf } from '../../functions/spreadsheet/workbook.ts'

const read = (bytes: Uint8Array): string[][] =>
  readUpload(bytes, '预算.csv').flatMap(({ rows }) => rows.map((row) => row.map(textOf)))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

test('UTF-8 is read, with or without its mark', () => {
  expect(read(utf8('来源,金额\r\n自筹,"1,000"'))).toEqual([
    ['来源', '金额'],
    ['自筹', '1,000'],
  ])
  expect(read(utf8('\ufeff来源;金额\n自筹;5'))[1]).toEqual(['自筹', '5'])
})

test('GB18030 is read, as Excel writes it in China', () => {
  // 来源,金额 / 自筹,5
  const bytes = Uint8Array.from([
    0xc0, 0xb4, 0xd4, 0xb4, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xd7, 0xd4, 0xb3, 0xef, 0x2c, 0x35,
  ])
  expect(read(bytes)).toEqual([
    ['来源', '金额'],
    ['自筹', '5'],
  ])
})

test('UTF-16 with its mark is read, as “Unicode text” is saved', () => {
  const text = Buffer.from('\ufeff来源\t金额', 'utf16le')
  expect(read(new Uint8Array(text))).toEqual([['来源', '金额']])
})

test('quotes hold commas, lines and quotes', () => {
  expect(read(utf8('a,b\n"一\n二, 三","说""好"""'))).toEqual([
    ['a', 'b'],
    ['一\n二, 三', '说"好"'],
  ])
})
