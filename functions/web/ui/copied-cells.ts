/**
 * What a spreadsheet puts on the clipboard: a line a row, a tab between cells. A cell with a line break or a tab in it
 * stands between quotes, with its own quotes doubled.
 */
export const copiedCells = (text: string): string[][] => {
  const rows: string[][] = [[]]
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (const [, quoted, bare = '', end] of plain.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end === '\n') rows.push([])
  }
  return rows
}
