import { readCsv } from '../../functions/spreadsheet/read-csv.ts'
import { textOf } from '../../functions/spreadsheet/workbook.ts'
import type { Desk } from './desk.ts'

/** A figure as its CSV has it, in English: the cells of each row by the head of their column. */
export const figureIn = async (
  desk: Desk,
  path: string,
  who = 'officer',
): Promise<Record<string, Record<string, string>>> => {
  const answer = await desk.get(who, `${path}.csv`, { 'accept-language': 'en' })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} to ${who}`)
  const { rows } = readCsv(new Uint8Array(await answer.arrayBuffer()), 'figure')
  const [heads = [], ...lines] = rows.map((row) => row.map(textOf))
  return Object.fromEntries(
    // The file ends with a line's end.
    lines
      .slice(0, -1)
      .map(([label = '', ...cells]) => [
        label,
        Object.fromEntries(cells.map((cell, index) => [heads[index + 1] ?? '', cell])),
      ]),
  )
}
