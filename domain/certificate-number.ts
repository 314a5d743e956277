/**
 * A certificate's number as it is looked up: whoever types it from paper does not know which letters were small or
 * which brackets were full-width. What is written and what is typed are folded by this alike.
 */
export const foldedNumber = (number: string): string => number.normalize('NFKC').trim().toUpperCase()

/** What a number may be looked up as: folded, or letter by letter as earlier runs stored it. */
export const numbersToTry = (typed: string): string[] => [
  ...new Set([foldedNumber(typed), typed.trim(), withoutGaps(foldedNumber(typed))]),
]

/** Paper that is copied or read aloud brings blanks between the signs, and dashes longer than the hyphen. */
const withoutGaps = (number: string): string =>
  number.replaceAll(/\s+/g, '').replaceAll(/[\u2010-\u2015\u2212]/g, '-')
