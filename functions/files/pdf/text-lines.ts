/** How wide a character is, at size 1. */
export type Measure = (character: string) => number

/** May not begin a line (避头): closing marks, and what belongs to the word before. */
const notFirst = new Set('，。、；：？！）〕】》〉」』”’％‰…—·,.;:?!)]}%°'.split(''))
/** May not end a line (避尾). */
const notLast = new Set('（〔【《〈「『“‘([{￥$#'.split(''))

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80
const isBlank = (character: string): boolean => character === ' ' || character === '\t'

/** What may not be torn apart: a word of letters and digits, or one ideograph with the marks that cling to it. */
const pieces = (text: string): string[] => {
  const found: string[] = []
  let open = false
  for (const character of text) {
    const last = found.at(-1)
    const lastCharacter = last === undefined ? undefined : [...last].at(-1)
    const clings =
      last !== undefined &&
      lastCharacter !== undefined &&
      !isBlank(character) &&
      !isBlank(lastCharacter) &&
      (notFirst.has(character) || notLast.has(lastCharacter) || (open && !isWide(character)))
    if (clings) found[found.length - 1] = `${last}${character}`
    else found.push(character)
    open = !isWide(character) && !isBlank(character)
  }
  return found
}

const widthOf = (text: string, measure: Measure, size: number): number => {
  let width = 0
  for (const character of text) width += measure(character)
  return width * size
}

/** What is wider than the line is cut where the line ends: a long address, a hash. */
const cut = (piece: string, width: number, measure: Measure, size: number): string[] => {
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (part !== '' && widthOf(part + character, measure, size) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

/** Breaks a text into lines of at most this width; what was typed on lines of its own stays so. */
export const breakLines = (text: string, width: number, measure: Measure, size: number): string[] =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = []
      let now = ''
      let used = 0
      const fitted = pieces(line).flatMap((piece) =>
        widthOf(piece, measure, size) > width ? cut(piece, width, measure, size) : [piece],
      )
      for (const piece of fitted) {
        const wide = widthOf(piece, measure, size)
        if (now !== '' && used + wide > width) {
          lines.push(now.trimEnd())
          now = ''
          used = 0
          if (isBlank(piece)) continue
        }
        now += piece
        used += wide
      }
      return [...lines, now.trimEnd()]
    })

export const textWidth = (text: string, measure: Measure, size: number): number =>
  widthOf(text, measure, size)
