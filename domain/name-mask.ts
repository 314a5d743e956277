/** What is not to be read in a text, and what stands there instead. */
export type Hidden = {
  readonly mark: string
  readonly names: readonly string[]
  /** Codes and numbers, which people write in groups. */
  readonly codes: readonly string[]
}

/** What stands in a text instead of the n-th organisation's name. */
export const maskOf = (n: number): string => `〔${n}〕`

type Span = { readonly from: number; readonly to: number; readonly mark: string }
/** A text as it is compared, and where each of its characters stands in the text as it was written. */
type Plain = { readonly said: string; readonly at: readonly { readonly from: number; readonly to: number }[] }

const passedOver = { names: /[\s\p{DI}\p{Cf}]/u, codes: /[\s\p{DI}\p{Cf}\p{Pd}.·•_/]/u } as const
/** A shorter one that is Latin may be part of any word, and must stand alone. */
const longEnough = 5
const partOfWord = /^[\p{Script=Latin}\p{Nd}]$/u

/**
 * Takes names and codes out of a text, however they are typed: with blanks inside, in another width or case, in groups.
 * All else stays as it was written.
 */
export const masking = (hidden: readonly Hidden[]): ((said: string) => string) => {
  const kinds = [
    { over: passedOver.names, marks: marksOf(hidden, 'names', 2) },
    { over: passedOver.codes, marks: marksOf(hidden, 'codes', longEnough) },
  ]
  return (said) => {
    const spans = kinds.flatMap(({ over, marks }) => {
      const text = plain(said, over)
      return marks.flatMap(({ looked, mark }) => found(said, text, looked, mark))
    })
    return replaced(said, spans)
  }
}

const marksOf = (hidden: readonly Hidden[], kind: 'names' | 'codes', least: number) =>
  hidden
    .flatMap((one) =>
      one[kind].map((written) => ({ looked: plain(written, passedOver[kind]).said, mark: one.mark })),
    )
    .filter(({ looked }) => looked.length >= least)

/** Symbol by symbol, so that each still knows its place; decomposed, for a composed one and its parts are the same. */
const plain = (written: string, over: RegExp): Plain => {
  let said = ''
  let from = 0
  const at: { from: number; to: number }[] = []
  for (const symbol of written) {
    const to = from + symbol.length
    for (const part of symbol.normalize('NFKD').toUpperCase().toLowerCase())
      if (!over.test(part)) {
        said += part
        for (let unit = 0; unit < part.length; unit += 1) at.push({ from, to })
      }
    from = to
  }
  return { said, at }
}

const found = (written: string, { said, at }: Plain, looked: string, mark: string): Span[] => {
  const spans: Span[] = []
  for (let start = said.indexOf(looked); start >= 0; start = said.indexOf(looked, start + 1)) {
    const from = at[start]?.from ?? 0
    const to = at[start + looked.length - 1]?.to ?? from
    if (looked.length >= longEnough || standsAlone(written, from, to)) spans.push({ from, to, mark })
  }
  return spans
}

const standsAlone = (written: string, from: number, to: number): boolean =>
  !(partOfWord.test(written.charAt(from)) && partOfWord.test(written.charAt(from - 1))) &&
  !(partOfWord.test(written.charAt(to - 1)) && partOfWord.test(written.charAt(to)))

/** Where one is part of another, or they overlap, all of it goes, under the mark of the longest. */
const replaced = (written: string, spans: readonly Span[]): string => {
  const apart: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = apart.at(-1)
    if (last === undefined || span.from >= last.to) apart.push(span)
    else {
      const { mark } = span.to - span.from > last.to - last.from ? span : last
      apart.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to), mark })
    }
  }
  let left = ''
  let done = 0
  for (const { from, to, mark } of apart) {
    left += written.slice(done, from) + mark
    done = to
  }
  return left + written.slice(done)
}
