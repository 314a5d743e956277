/** Beyond these a number would not come back from the store as it was typed. */
export const keptNumber = (value: number): number | undefined =>
  value === 0 || (Math.abs(value) >= 1e-20 && Math.abs(value) <= Number.MAX_SAFE_INTEGER) ? value : undefined

const commas = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
/** In threes, or in fours as ten thousands (万) are written. */
const blanks = /^-?(\d{1,3}([ ']\d{3})+|\d{1,4}([ ']\d{4})+)([.,]\d+)?$/
const plain = /^-?\d+([.,]\d+)?$/

/**
 * `1,234.5`, `1234,5`, `１２３４．５`, `1 234` and `1'234` are numbers; anything doubtful is not. Imports nothing: a
 * browser reads numbers with it as well.
 */
export const readNumber = (text: string): number | undefined => {
  const typed = text.normalize('NFKC').trim().replaceAll(/\s/g, ' ').replaceAll('’', "'").replace('−', '-')
  if (commas.test(typed)) return keptNumber(Number(typed.replaceAll(',', '')))
  if (blanks.test(typed) || plain.test(typed))
    return keptNumber(Number(typed.replaceAll(/[ ']/g, '').replace(',', '.')))
  return undefined
}
