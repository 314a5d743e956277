import { z } from 'zod'
import { Refusal } from './refusal.ts'
import type { Scheme } from './scheme.ts'
import {
  asText,
  fieldsAt,
  fits,
  type Held,
  isHeld,
  isList,
  type Part,
  partsOfPath,
  placeAt,
} from './scheme-shape.ts'
import type { Words } from './words.ts'

const Path = z.string().max(200)

/** What may be done to a draft. `set` takes several values at once, those of one page; `null` takes one away. */
export const SchemeEdit = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), values: z.record(Path, z.unknown()) }),
  /** A new entry at the end of a list, or something that may be left out; `kind` where there are several sorts. */
  z.strictObject({ do: z.literal('add'), path: Path, kind: z.string().max(40).optional() }),
  z.strictObject({ do: z.literal('remove'), path: Path }),
  z.strictObject({ do: z.literal('move'), path: Path, by: z.union([z.literal(-1), z.literal(1)]) }),
  /** Another sort of the same thing; what both have is kept. */
  z.strictObject({ do: z.literal('become'), path: Path, kind: z.string().max(40) }),
  /** A default stands as it is. */
  z.strictObject({ do: z.literal('confirm'), path: Path }),
])
export type SchemeEdit = z.infer<typeof SchemeEdit>

/** What stands in a new part until somebody writes it: a draft that still has it cannot be submitted. */
export const toWrite: Words = { zh: '（待填写）', en: '(to be written)' }

/** A document after an edit. Whether it is a programme still is asked afterwards. */
export const edited = (document: Scheme, edit: SchemeEdit): unknown => {
  switch (edit.do) {
    case 'set':
      return withValues(document, Object.entries(edit.values))
    case 'add':
      return added(document, edit.path, edit.kind)
    case 'remove': {
      const place = known(document, edit.path)
      if (place.required) throw new Refusal('not-allowed-here')
      return followed(put(document, edit.path, undefined), edit.path, (index, gone) =>
        index === gone ? undefined : index > gone ? index - 1 : index,
      )
    }
    case 'move':
      return moved(document, edit.path, edit.by)
    case 'become': {
      const { part, value } = known(document, edit.path)
      if (part.is !== 'sorts') throw new Refusal('not-allowed-here')
      const next = starter(part, 1, edit.kind)
      if (!isHeld(next)) throw notAnOption(`${edit.path}.${part.by}`)
      const fields = fieldsAt(part, next)
      const kept = Object.entries(isHeld(value) ? value : {}).filter(([name, held]) => {
        const field = fields.find((one) => one.name === name)
        return name !== part.by && field !== undefined && fits(field.part, held)
      })
      return put(document, edit.path, { ...next, ...Object.fromEntries(kept) })
    }
    case 'confirm':
      // A mark may outlive its place: it is confirmed away all the same.
      if (!document.toConfirm.some(({ path }) => path === edit.path)) known(document, edit.path)
      return { ...document, toConfirm: document.toConfirm.filter(({ path }) => path !== edit.path) }
  }
}

/** A place that there is before or only afterwards will do: what is taken away, or comes with another sort. */
const withValues = (document: Scheme, values: readonly (readonly [string, unknown])[]): unknown => {
  const next = values.reduce<unknown>((now, [path, value]) => put(now, path, value ?? undefined), document)
  for (const [path] of values) if (!isPlace(next, path) && !isPlace(document, path)) throw notAnOption(path)
  return next
}

/** Words are one place; a form sets them a language at a time. */
const isPlace = (document: unknown, path: string): boolean =>
  placeAt(document, path) !== undefined ||
  (/\.(zh|en)$/.test(path) && placeAt(document, path.slice(0, -3))?.part.is === 'words')

const known = (document: unknown, path: string) => {
  const place = placeAt(document, path)
  if (!place || path === '') throw notAnOption(path)
  return place
}
const notAnOption = (field: string): Refusal =>
  new Refusal('invalid', { problems: [{ field, code: 'not-an-option' }] })

const added = (document: Scheme, path: string, kind: string | undefined): unknown => {
  const { part, value } = known(document, path)
  if (part.is !== 'list' || (value === undefined && part.min > 0))
    return value === undefined ? put(document, path, starter(part, 1, kind)) : document
  const list = isList(value) ? value : []
  if (list.length >= part.max)
    throw new Refusal('invalid', { problems: [{ field: path, code: 'too-large', facts: { max: part.max } }] })
  const entry = starter(part.of, list.length + 1, kind)
  if (entry === undefined) throw notAnOption(path)
  return put(document, path, [...list, entry])
}

const moved = (document: Scheme, path: string, by: -1 | 1): unknown => {
  const at = Number(partsOfPath(path).at(-1))
  const holder = partsOfPath(path).slice(0, -1).join('.')
  const list = placeAt(document, holder)?.value
  if (!isList(list) || !(at in list) || !(at + by in list)) throw new Refusal('not-allowed-here')
  const next = list.with(at, list[at + by]).with(at + by, list[at])
  return followed(put(document, holder, next), path, (index) =>
    index === at ? at + by : index === at + by ? at : index,
  )
}

/** A copy with another value in one place; without one, the place is gone. */
const put = (document: unknown, path: string, value: unknown): unknown => {
  const [name, ...rest] = partsOfPath(path)
  if (name === undefined) return value
  const inner = (held: unknown): unknown => (rest.length === 0 ? value : put(held, rest.join('.'), value))
  if (isList(document)) {
    const index = Number(name)
    if (!(index in document)) throw notAnOption(path)
    const next = inner(document[index])
    return next === undefined ? document.toSpliced(index, 1) : document.with(index, next)
  }
  const held: Held = isHeld(document) ? document : {}
  const next = inner(held[name])
  const { [name]: _, ...others } = held
  return next === undefined ? others : { ...others, [name]: next }
}

/** Defaults to confirm are named by their place: they go along when an entry moves, and with it when it goes. */
const followed = (
  document: unknown,
  path: string,
  moves: (index: number, from: number) => number | undefined,
): unknown => {
  if (!isHeld(document) || !isList(document.toConfirm)) return document
  const parts = partsOfPath(path)
  const from = Number(parts.at(-1))
  const holder = parts.slice(0, -1)
  const toConfirm = document.toConfirm.flatMap((mark) => {
    if (!isHeld(mark)) return []
    const place = partsOfPath(asText(mark.path))
    if (!Number.isInteger(from)) return startsWith(place, parts) ? [] : [mark]
    if (place.length < parts.length || !startsWith(place, holder)) return [mark]
    const now = moves(Number(place[holder.length]), from)
    return now === undefined ? [] : [{ ...mark, path: place.with(holder.length, String(now)).join('.') }]
  })
  return { ...document, toConfirm }
}
const startsWith = (place: readonly string[], beginning: readonly string[]): boolean =>
  beginning.every((name, index) => place[index] === name)

/** Texts with a form of their own begin with one that has it. */
const samples = ['01-01', 'CN', 'A-{year}-{code}', 'xx@1']

/** The least that may stand in a place; `nth` keeps the names of a list's entries apart. */
const starter = (part: Part, nth: number, kind?: string): unknown => {
  switch (part.is) {
    case 'words':
      return toWrite
    case 'text': {
      const named = [`new${nth}`, `new-${nth}`, ...samples]
      return named.find((text) => new RegExp(part.pattern ?? '').test(text)) ?? ''
    }
    case 'number':
      return Math.max(part.min ?? 0, Math.min(1, part.max ?? 1))
    case 'flag':
      return false
    case 'choice':
      return part.of[0]
    case 'list':
      return Array.from({ length: part.min }, (_, index) => starter(part.of, index + 1))
    case 'fields':
      return Object.fromEntries(
        part.fields.flatMap((field) => (field.required ? [[field.name, starter(field.part, nth)]] : [])),
      )
    case 'sorts': {
      const sort = kind === undefined ? [...part.sorts.values()][0] : part.sorts.get(kind)
      return sort && starter(sort, nth)
    }
  }
}
