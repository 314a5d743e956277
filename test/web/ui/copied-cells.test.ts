import { expect, test } from 'vitest'
import { copiedCells } from '../../../functions/web/ui/copied-cells.ts'

test.each([
  ['one cell', '样机\r\n', [['样机']]],
  ['a row', '样机\t2026/5/1\t3', [['样机', '2026/5/1', '3']]],
  [
    'rows, with the last line ended',
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'empty cells, also at the end of a row',
    '\tb\t\n\t\t',
    [
      ['', 'b', ''],
      ['', '', ''],
    ],
  ],
  ['a cell of two lines', '"第一行\n第二行"\tb\n', [['第一行\n第二行', 'b']]],
  ['quotes in a quoted cell', '"他说 ""好""\t"\tb', [['他说 "好"\t', 'b']]],
  ['quotes that are only text', '"好"的\tb', [['"好"的', 'b']]],
  ['nothing', '', [['']]],
])('%s', (_, text, cells) => {
  expect(copiedCells(text)).toEqual(cells)
})
