/** Whether the font can draw a character. */
export type Covers = (codePoint: number) => boolean

/** What no font draws: joiners, variation selectors, direction marks, control characters. */
const invisible = /\p{DI}|\p{Cf}|(?![\n\r\t])\p{Cc}/gu

/**
 * A text that the font can draw. A character that it has no picture of becomes 〓 (the printer's sign for a missing
 * type) with its number in Unicode, so that a name with a rare character can be completed by hand and never loses it
 * unnoticed. `missed` collects them for the note at the end.
 */
export const drawable = (text: string, covers: Covers, missed: Set<string>): string => {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replaceAll(invisible, '')
  let drawn = ''
  for (const character of plain) {
    const code = character.codePointAt(0) ?? 0
    if (character === '\n' || character === '\t' || character === '\r' || covers(code)) drawn += character
    else {
      missed.add(character)
      drawn += `〓(U+${code.toString(16).toUpperCase().padStart(4, '0')})`
    }
  }
  return drawn
}
