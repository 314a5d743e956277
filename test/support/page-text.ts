const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** What a page says, without what it says it with: tags are gone, and blanks are one. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The cells of the table with this caption, row by row. */
export const tableOf = (html: string, caption: string): string[][] => {
  const table = html
    .split('<table')
    .find((part) => textOf(part.slice(part.indexOf('<caption'), part.indexOf('</caption'))) === caption)
  return (table?.slice(0, table.indexOf('</table>')).split('<tr>') ?? []).slice(2).map((row) =>
    row
      .split('<td')
      .slice(1)
      .map((cell) => textOf(`<td${cell}`)),
  )
}
