import codeMaker from 'qrcode-generator'

/** The dark squares of a code, row by row. A quarter of it may be scratched and it still reads. */
export const qrSquares = (text: string): boolean[][] => {
  const code = codeMaker(0, 'Q')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_column, x) => code.isDark(y, x)),
  )
}

/** As one path of a drawing in units of a square, each run of a row a bar. */
export const qrPath = (squares: readonly (readonly boolean[])[]): string =>
  squares
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1] === true) return []
        const end = row.findIndex((next, at) => at > x && !next)
        return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`]
      }),
    )
    .join('')
