import { z } from 'zod'

/** The languages that every page and message speaks. */
export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>

/** The longest text that one person writes about a case: a reason, a remark, an opinion. */
export const longestText = 4000

/** One thing said in both languages; what one person wrote stands in both as it was written. */
export const Words = z.strictObject({
  zh: z.string().min(1).max(longestText),
  en: z.string().min(1).max(longestText),
})
export type Words = z.infer<typeof Words>

/** A text that may be longer than what is kept: its beginning, and a sign that more was said. */
export const clipped = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1).toWellFormed()}…`

/** The words in the reader's language. */
export const say = (words: Words, language: Language): string => words[language]

/** What one person wrote stands in both languages as it was written. */
export const same = (text: string): Words => ({ zh: text, en: text })
