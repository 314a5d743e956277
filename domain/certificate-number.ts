/**
 * A certificate's number as it is looked up: whoever types it from paper does not know which letters were small or
 * which brackets were full-width. What is written and what is typed are folded by this alike.
 */
export const foldedNumber = (number: string): string => number.normalize('NFKC').trim().toUpperCase()

/** What a number may be looked up as: folded, or letter by letter as earlier runs stored it. */
export const numbersToTry = (typed: string): string[] => [...new Set([foldedNumber(typed), typed.trim()])]
