import { readNumber } from './form.ts'
import {
  asText,
  type Field,
  fieldsAt,
  isHeld,
  isList,
  type Part,
  partsOfPath,
  type Place,
  placeAt,
} from './scheme-shape.ts'

type Single = Exclude<Part, { is: 'fields' } | { is: 'sorts' } | { is: 'list' }>
/** Several texts, numbers or choices count as one value: they are typed in one field. */
type LeafPart = Single | (Extract<Part, { is: 'list' }> & { readonly of: Exclude<Single, { is: 'words' }> })

/** A single value of a document as a form shows it: a line, a choice, or the same words in both languages. */
export type Leaf = {
  readonly path: string
  readonly part: LeafPart
  readonly value: unknown
  readonly required: boolean
  /** What it stands in: the entry of a list or the small group of values that are written together. */
  readonly within: string
}
/** A part that has a page of its own, or is left out. */
export type Below = { readonly path: string; readonly name: string; readonly place: Place }

/** What a page shows of a place: values to type, and parts that lie below. */
export type Page = { readonly leaves: readonly Leaf[]; readonly below: readonly Below[] }

const isLeaf = (part: Part): part is LeafPart =>
  part.is === 'list'
    ? part.of.is === 'text' || part.of.is === 'number' || part.of.is === 'choice'
    : part.is !== 'fields' && part.is !== 'sorts'

/** A few values that belong together: a time limit, a window, an option. */
const mostTogether = 4
const isSmall = (part: Part): part is Extract<Part, { is: 'fields' }> =>
  part.is === 'fields' &&
  part.fields.length <= mostTogether &&
  part.fields.every((field) => field.part.is !== 'list' && isLeaf(field.part))

/** Told by other means: the version is given on approval, defaults are confirmed one by one, a sort is changed as such. */
const unshown = new Set(['ref', 'toConfirm', 'kind'])
const isShown = (part: Part, path: string, { name, part: own }: Field): boolean =>
  !(path === '' && unshown.has(name)) && !(part.is === 'sorts' && name === part.by) && own !== undefined

const join = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`)

export const pageAt = (document: unknown, path: string): Page | undefined => {
  const place = placeAt(document, path)
  if (!place) return undefined
  const { part, value, required } = place
  if (isLeaf(part)) return { leaves: [{ path, part, value, required, within: path }], below: [] }
  if (part.is === 'list') return pageOfList(path, part.of, isList(value) ? value : [])
  const leaves: Leaf[] = []
  const below: Below[] = []
  for (const field of fieldsAt(part, value)) {
    if (!isShown(part, path, field)) continue
    const at = join(path, field.name)
    const held = isHeld(value) ? value[field.name] : undefined
    const own = field.part
    if (isLeaf(own)) leaves.push({ path: at, part: own, value: held, required: field.required, within: path })
    else if (isSmall(own) && held !== undefined) leaves.push(...together(at, own, held))
    else
      below.push({ path: at, name: field.name, place: { part: own, value: held, required: field.required } })
    // What may be left out is taken away as a whole.
    if (isSmall(own) && held !== undefined && !field.required)
      below.push({ path: at, name: field.name, place: { part: own, value: held, required: false } })
  }
  return { leaves, below }
}

const together = (path: string, part: Extract<Part, { is: 'fields' }>, value: unknown): Leaf[] =>
  part.fields.flatMap((field) =>
    isLeaf(field.part)
      ? [
          {
            path: join(path, field.name),
            part: field.part,
            value: isHeld(value) ? value[field.name] : undefined,
            required: field.required,
            within: path,
          },
        ]
      : [],
  )

/** Short entries are typed on the page of their list; others have a page each. */
const pageOfList = (path: string, of: Part, entries: readonly unknown[]): Page => ({
  leaves: entries.flatMap((value, index): Leaf[] => {
    const at = join(path, index)
    if (isLeaf(of)) return [{ path: at, part: of, value, required: true, within: at }]
    return isSmall(of) ? together(at, of, value) : []
  }),
  below: entries.map((value, index) => ({
    path: join(path, index),
    name: String(index),
    place: { part: of, value, required: true },
  })),
})

/** Whether a part has a page of its own, or its values stand on the page above it. */
export const hasOwnPage = ({ part, value }: Place): boolean =>
  value !== undefined && !isLeaf(part) && !isSmall(part)

/** What a form brings for a value. What is not understood stays as it was typed, and is refused with its place. */
export const readLeaf = (
  { path, part, value, required }: Leaf,
  typed: (name: string) => readonly string[],
) => {
  const text = (typed(path)[0] ?? '').replaceAll('\r\n', '\n').trim()
  const nothing = required ? '' : null
  switch (part.is) {
    case 'words': {
      const [zh = '', en = ''] = ['zh', 'en'].map((language) =>
        (typed(`${path}.${language}`)[0] ?? '').replaceAll('\r\n', '\n').trim(),
      )
      return zh === '' && en === '' && !required ? null : { zh, en }
    }
    case 'text':
      return text === '' ? nothing : text
    case 'number':
      return text === '' ? null : (readNumber(text) ?? text)
    case 'flag':
      return text === 'yes' ? true : text === 'no' ? false : null
    case 'choice':
      return text === '' ? null : part.orNumber ? (readNumber(text) ?? text) : text
    case 'list': {
      const given =
        part.of.is === 'choice'
          ? typed(path)
          : (typed(path)[0] ?? '')
              .split(part.of.is === 'number' ? /[\n,，、]/ : '\n')
              .map((line) => line.trim())
      const held = given.filter((one) => one !== '')
      if (held.length === 0 && !required && (part.min > 0 || value === undefined)) return null
      return part.of.is === 'number' ? held.map((one) => readNumber(one) ?? one) : held
    }
  }
}

/** What a form shows of a value, by the names of its fields. */
export const shownLeaf = ({ path, part, value }: Leaf): readonly (readonly [string, readonly string[]])[] => {
  switch (part.is) {
    case 'words': {
      const words = isHeld(value) ? value : {}
      return ['zh', 'en'].map((language) => [`${path}.${language}`, [asText(words[language])]])
    }
    case 'flag':
      return [[path, value === undefined ? [] : [value === true ? 'yes' : 'no']]]
    case 'list': {
      const held = (isList(value) ? value : []).map(asText)
      return [[path, part.of.is === 'choice' ? held : [held.join('\n')]]]
    }
    default:
      return [[path, [asText(value)]]]
  }
}

/** The places above a path, the whole document first. */
export const above = (path: string): string[] => {
  const parts = partsOfPath(path)
  return parts.map((_, index) => parts.slice(0, index).join('.'))
}
