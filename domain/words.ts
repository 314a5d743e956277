import { z } from 'zod'

/** The languages that every page and message speaks. */
export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>

/** One thing said in both languages. */
export const Words = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) })
export type Words = z.infer<typeof Words>

/** The words in the reader's language. */
export const say = (words: Words, language: Language): string => words[language]
