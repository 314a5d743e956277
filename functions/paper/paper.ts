import type { Language } from '../../domain/words.ts'

/**
 * What is handed in, as a document: a cover, numbered chapters, a page of seals. The page that prints and the PDF are
 * two drawings of this one thing, so they cannot come to say different things.
 */
export type Paper = {
  readonly language: Language
  /** What the file is called in a reader's window. */
  readonly title: string
  readonly cover: Cover
  /** Written across every page of what is not handed in. */
  readonly mark?: string
  /** In the foot of every page: what tells this document from another one. */
  readonly running: string
  readonly contents: string
  readonly chapters: readonly Chapter[]
  /** When it became what it is: the only time in the file, so that the same content gives the same bytes. */
  readonly dated: string
}

export type Cover = {
  readonly programme: string
  /** 申报书, 年度报告, 变更申请. */
  readonly kind: string
  readonly title: string
  readonly facts: readonly Fact[]
  readonly note?: string
}

export type Fact = readonly [name: string, value: string]

export type Chapter = {
  readonly id: string
  readonly title: string
  /** Begins on a page of its own. */
  readonly apart?: boolean
  readonly blocks: readonly Block[]
}

export type Grid = {
  readonly is: 'grid'
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns of numbers stand at the right. */
  readonly numbers: readonly boolean[]
}

/** Who seals: what it states, and its name over the lines to sign on. */
export type Seal = {
  readonly name: string
  readonly role: string
  readonly code: string
  readonly statement: string
  readonly lines: readonly string[]
}

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  /** A long answer: its question over it, the text in the full width. */
  | { readonly is: 'answer'; readonly question: string; readonly text: string }
  | { readonly is: 'facts'; readonly rows: readonly Fact[] }
  | Grid
  | { readonly is: 'seal'; readonly seal: Seal }

/** 一、 二、 … 十一、 as chapters of Chinese documents are counted; `1.` in English. */
export const chapterNumber = (language: Language, n: number): string => {
  if (language === 'en') return `${n}. `
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[n % 10]}、`
}

/** Neighbouring pairs of name and value make one list. */
export const joined = (blocks: readonly Block[]): Block[] =>
  blocks.reduce<Block[]>((done, block) => {
    const last = done.at(-1)
    if (block.is !== 'facts' || last?.is !== 'facts') return [...done, block]
    return [...done.slice(0, -1), { is: 'facts', rows: [...last.rows, ...block.rows] }]
  }, [])
