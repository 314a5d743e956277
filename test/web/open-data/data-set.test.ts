import { expect, test } from 'vitest'
import { cut, mostBytes, mostRows, type Row } from '../../../functions/web/open-data/data-set.ts'
import { csvOf } from '../../../functions/web/open-data/open-data-files.ts'
import { registerSet } from '../../../functions/web/open-data/register-set.ts'

const at = ({ id }: Row): string => String(id)
/** What a function may answer with (Lambda, 6 MB). */
const lambda = 6 * 1024 * 1024

/** An entry of ten organisations with long names, as a register of thousands has them. */
const rowOf = (n: number, members = 10): Row => ({
  id: String(n).padStart(20, '0'),
  name: `第${n}集成电路创新联合体`,
  leads: ['上海临港新片区集成电路科技股份有限公司'],
  members: Array.from(
    { length: members },
    (_, place) => `江苏苏州第${n * 7 + place}智能网联汽车科技有限公司`,
  ),
})
const partsOf = (rows: readonly Row[]): (readonly Row[])[] => {
  const parts: (readonly Row[])[] = []
  let after: string | undefined
  do {
    const part = cut(rows, after, at)
    parts.push(part.rows)
    after = part.next
  } while (after !== undefined)
  return parts
}

test.each([
  [0, 10],
  [1, 10],
  [mostRows, 10],
  [10_000, 10],
  [300, 800],
])(
  '%i entries of %i members come in files that a function may answer with, each entry once',
  (count, members) => {
    const rows = Array.from({ length: count }, (_, n) => rowOf(n, members))
    const parts = partsOf(rows)
    expect(parts.flat()).toEqual(rows)
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(mostRows)
      for (const text of [JSON.stringify({ items: part }), csvOf(registerSet, part)])
        expect(Buffer.byteLength(text)).toBeLessThan(lambda)
    }
  },
)

test('a row that is larger than a file is a file of its own', () => {
  const rows = [rowOf(1), { id: '2', name: 'x'.repeat(mostBytes) }, rowOf(3)].map((row, n) => ({
    ...row,
    id: String(n),
  }))
  expect(partsOf(rows).map(({ length }) => length)).toEqual([1, 1, 1])
})
