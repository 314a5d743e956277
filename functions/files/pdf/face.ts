/** What a font file says of its characters: whether it has a picture of one, and how wide that is at size 1. */
export type Face = {
  readonly covers: (codePoint: number) => boolean
  readonly widthOf: (character: string) => number
}

/** Reads two tables of a TrueType file (character map in format 12, advance widths), and nothing else of its 10 MB. */
export const readFace = (file: Buffer): Face => {
  const tables = new Map<string, number>()
  for (let n = 0; n < file.readUInt16BE(4); n += 1) {
    const at = 12 + 16 * n
    tables.set(file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8))
  }
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new Error(`The font has no ${name}.`)
    return at
  }
  const glyphOf = characterMap(file, table('cmap'))
  const unitsPerEm = file.readUInt16BE(table('head') + 18)
  const advances = file.readUInt16BE(table('hhea') + 34)
  const metrics = table('hmtx')
  const known = new Map<string, number>()
  return {
    covers: (codePoint) => glyphOf(codePoint) !== 0,
    widthOf: (character) => {
      const found = known.get(character)
      if (found !== undefined) return found
      const glyph = Math.min(glyphOf(character.codePointAt(0) ?? 0), advances - 1)
      const width = file.readUInt16BE(metrics + 4 * glyph) / unitsPerEm
      known.set(character, width)
      return width
    },
  }
}

/** Format 12: runs of code points, sorted; found by halving. */
const characterMap = (file: Buffer, cmap: number): ((codePoint: number) => number) => {
  const start = subtables(file, cmap).find((at) => file.readUInt16BE(at) === 12)
  if (start === undefined) throw new Error('The font maps no characters beyond the first 65,536.')
  const groups = file.readUInt32BE(start + 12)
  return (codePoint) => {
    let low = 0
    let high = groups - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = start + 16 + 12 * middle
      if (codePoint < file.readUInt32BE(at)) high = middle - 1
      else if (codePoint > file.readUInt32BE(at + 4)) low = middle + 1
      else return file.readUInt32BE(at + 8) + codePoint - file.readUInt32BE(at)
    }
    return 0
  }
}

const subtables = (file: Buffer, cmap: number): number[] =>
  Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, n) => cmap + file.readUInt32BE(cmap + 4 + 8 * n + 4),
  )
