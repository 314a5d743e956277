import { issueWords } from './issue-words.ts'
import { Scheme } from './scheme.ts'
import type { Words } from './words.ts'

/** Where in a scheme something is wrong (`steps.2.panel.quorum`; empty for the whole), and what. */
export type SchemeProblem = { readonly path: string; readonly message: Words }
export type ReadScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly problems: readonly SchemeProblem[] }

/** More than this no programme needs, and a store item could not hold. */
export const largestScheme = 256 * 1024
/** So many problems are told at once. */
const mostProblems = 50

/** Reads a scheme from the text of a JSON file. Whatever the text is, the answer is a scheme or what is wrong with it. */
export const readScheme = (text: string): ReadScheme => {
  const bytes = new TextEncoder().encode(text).length
  if (bytes > largestScheme)
    return whole({ zh: `文件超过 ${largestScheme} 字节`, en: `the file is over ${largestScheme} bytes` })
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (problem) {
    const said = problem instanceof Error ? problem.message : ''
    return whole({ zh: `不是有效的 JSON：${said}`, en: `this is no JSON: ${said}` })
  }
  return checkScheme(document)
}

/** Checks a document that was read already. */
export const checkScheme = (document: unknown): ReadScheme => {
  if (tooDeep(document, deepest))
    return whole({ zh: `嵌套超过 ${deepest} 层`, en: `nested more than ${deepest} deep` })
  const read = Scheme.safeParse(withoutSchemaName(document), { reportInput: true })
  if (read.success) return { ok: true, scheme: read.data }
  return {
    ok: false,
    problems: read.error.issues.slice(0, mostProblems).map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: issueWords(issue),
    })),
  }
}

/** Editors find the JSON Schema of a file by its `$schema`. */
const withoutSchemaName = (document: unknown): unknown => {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== '$schema'))
}

const whole = (message: Words): ReadScheme => ({ ok: false, problems: [{ path: '', message }] })

/** A scheme is not half as deep. */
const deepest = 40
const tooDeep = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1)))
