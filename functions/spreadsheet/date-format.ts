/** Formats that every program has, by number: days, and days with a time; 27 to 58 are those of East Asia. */
const isKnown = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a number shown in this format is a day. What stands in quotes or brackets is no part of the pattern. */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return isKnown(id)
  const pattern = code.replaceAll(/"[^"]*"|\\.|\[(?!h)[^\]]*\]/gi, '').toLowerCase()
  return /[yd]/.test(pattern) && !/general|0\.0|#,##/.test(pattern)
}
