import { unzlibSync } from 'fflate'

const keys =
  'Author|Creator|Producer|Title|Subject|Keywords|Company|Manager|SourceModified|CreationDate|ModDate'
/** A text of a PDF: `(…)`, with the brackets that it may have inside, or `<…>`. */
const text = String.raw`(?:\((?:\\[\s\S]|[^()\\]|\((?:\\[\s\S]|[^()\\])*\))*\)|<[0-9A-Fa-f\s]*>)`
/** The id of a file is reckoned from its properties, among others. */
const property = new RegExp(String.raw`/(?:${keys})\s*${text}|/ID\s*\[\s*${text}\s*${text}\s*\]`, 'g')
/** A property whose text is an object of its own, under a number. */
const elsewhere = new RegExp(String.raw`/(?:${keys})\s+(\d+)\s+(\d+)\s+R\b`, 'g')
const anyProperty = new RegExp(
  String.raw`/(?:Author|Company|Manager|Creator|Producer)\s*(?:[(<]|\d+\s+\d+\s+R)`,
)

/** No file that somebody wrote has its properties in more places. */
const mostCuts = 1000

/** Bytes that are taken out: from here, so many. */
type Cut = { readonly at: number; readonly length: number }

/**
 * A PDF without its properties, as if they had never been there: what is taken out leaves no gap, for its length would
 * tell how long a name is. Where properties are packed inside an object stream, or the file is encrypted, they cannot
 * be taken out: withheld. Where objects are found by a packed table of offsets, nothing can move: blanks stay.
 */
export const blindPdf = (bytes: Uint8Array): Uint8Array | undefined => {
  const written = Buffer.from(bytes).toString('latin1')
  if (/\/Encrypt\b/.test(written) || hasPackedProperties(written)) return undefined
  const cuts = cutsIn(written)
  if (cuts === undefined || cuts.length > mostCuts) return undefined
  const blanked = cuts.reduce(
    (left, { at, length }) => left.slice(0, at) + ' '.repeat(length) + left.slice(at + length),
    written,
  )
  const packedTable = /\/Type\s*\/XRef\b|\/XRefStm\b/.test(written)
  return Buffer.from(packedTable ? blanked : (tightened(blanked, cuts) ?? blanked), 'latin1')
}

const hasPackedProperties = (written: string): boolean => {
  for (const [, dictionary = '', body = ''] of written.matchAll(
    /<<((?:[^<>]|<[^<]|>[^>])*\/ObjStm(?:[^<>]|<[^<]|>[^>])*)>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g,
  )) {
    if (!/\/FlateDecode\b/.test(dictionary)) return true
    const inside = Buffer.from(unzlibSync(Buffer.from(body, 'latin1'))).toString('latin1')
    if (anyProperty.test(inside)) return true
  }
  return false
}

/** Where something is said of who made it; nothing when that is not to be found. */
const cutsIn = (written: string): readonly Cut[] | undefined => {
  const cuts: Cut[] = []
  const cut = (at: number, length: number): void => void (length > 0 && cuts.push({ at, length }))
  for (const { index, 0: found } of written.matchAll(property)) cut(index, found.length)
  for (const [, number = '', generation = ''] of written.matchAll(elsewhere)) {
    const object = new RegExp(String.raw`(?:^|\s)${number}\s+${generation}\s+obj\b\s*(${text})`, 'g')
    const objects = [...written.matchAll(object)]
    if (objects.length === 0) return undefined
    // The brackets stay: it is a text with nothing in it.
    for (const { index, 0: found, 1: said = '' } of objects)
      cut(index + found.length - said.length + 1, said.length - 2)
  }
  for (const { index, 0: found } of written.matchAll(/<\?xpacket begin[\s\S]*?<\?xpacket end[^>]*\?>/g))
    cut(index, found.length)
  for (const { index, 1: before = '', 2: body = '' } of written.matchAll(
    /(\/Type\s*\/Metadata\b[^>]*>>\s*stream\r?\n)([\s\S]*?)(\r?\nendstream)/g,
  ))
    cut(index + before.length, body.length)
  return merged(cuts)
}

/** In the order of the file, each byte once. */
const merged = (cuts: readonly Cut[]): readonly Cut[] => {
  const apart: Cut[] = []
  for (const { at, length } of cuts.toSorted((a, b) => a.at - b.at)) {
    const last = apart.at(-1)
    const end = last === undefined ? 0 : last.at + last.length
    if (last === undefined || at > end) apart.push({ at, length })
    else apart[apart.length - 1] = { at: last.at, length: Math.max(end, at + length) - last.at }
  }
  return apart
}

/** Takes the blanks out, and says in the tables of offsets where everything is now; nothing when it does not fit. */
const tightened = (blanked: string, cuts: readonly Cut[]): string | undefined => {
  const moved = (offset: number): number =>
    offset - cuts.reduce((sum, { at, length }) => sum + Math.min(length, Math.max(0, offset - at)), 0)
  const sameWidth = (offset: string): string => String(moved(Number(offset))).padStart(offset.length, '0')
  const told = blanked
    .replaceAll(
      /(\s)(\d{10})( \d{5} n)/g,
      (_, before: string, offset: string, after: string) => before + sameWidth(offset) + after,
    )
    .replaceAll(
      /(startxref\s+|\/Prev\s+)(\d+)/g,
      (_, before: string, offset: string) => before + sameWidth(offset),
    )
    // A stream of properties has nothing in it now.
    .replaceAll(
      /(<<[^>]*\/Type\s*\/Metadata\b[^>]*>>)(?=\s*stream\r?\n\s*endstream)/g,
      (dictionary: string) =>
        dictionary.replace(
          /(\/Length\s+)(\d+)(?!\d|\s+\d+\s+R)/,
          (_, before: string, size: string) => before + '0'.repeat(size.length),
        ),
    )
  let from = 0
  const kept: string[] = []
  for (const { at, length } of cuts) {
    kept.push(told.slice(from, at))
    from = at + length
  }
  const tight = [...kept, told.slice(from)].join('')
  return isSound(tight) ? tight : undefined
}

/** Every offset leads to the object that it is for. */
const isSound = (pdf: string): boolean =>
  [...pdf.matchAll(/(?:^|\s)xref\s+((?:\d+ \d+\s+(?:\d{10} \d{5} [nf]\s+)*)+)/g)].every(([, table = '']) =>
    [...table.matchAll(/(\d+) \d+\s+((?:\d{10} \d{5} [nf]\s+)+)/g)].every(([, first = '', entries = '']) =>
      [...entries.matchAll(/(\d{10}) (\d{5}) ([nf])/g)].every(
        ([, offset, generation, kind], index) =>
          kind === 'f' ||
          new RegExp(String.raw`^\s*${Number(first) + index}\s+${Number(generation)}\s+obj\b`).test(
            pdf.slice(Number(offset), Number(offset) + 40),
          ),
      ),
    ),
  )
