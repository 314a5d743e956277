/** How wide a character is, in parts of the font's size: a Chinese one is a square, a Latin one about half of it. */
const widthOf = (character: string): number =>
  /[ᄀ-￯]/.test(character) ? 1 : /[MWmw@%—]/.test(character) ? 0.86 : /[A-Z0-9]/.test(character) ? 0.62 : 0.53

/** How wide a text is, in font sizes. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0)

/** Where a line may break: after a blank, and on either side of a Chinese character, but not before its punctuation. */
const pieces = (text: string): string[] =>
  text.match(/[ᄀ-￯][，。；：、）”％]*|[^ᄀ-￯\s]+[，。；：、）”]*\s?|\s/g) ?? []

/** A picture does not wrap its text: the lines of a text at most so many font sizes wide. */
export const linesOf = (text: string, most: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (line !== '' && textWidth(line) + textWidth(piece.trimEnd()) > most) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}
