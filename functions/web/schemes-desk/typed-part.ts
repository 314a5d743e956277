import type { Scheme } from '../../../domain/scheme.ts'
import { SchemeEdit } from '../../../domain/scheme-edit.ts'
import { type Leaf, pageAt, readLeaf, shownLeaf } from '../../../domain/scheme-leaves.ts'
import { canonical } from '../../../domain/history.ts'
import { isList, placeAt } from '../../../domain/scheme-shape.ts'
import { filledIn, type Typed } from '../context.ts'
import { first, parsed } from '../typed-form.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** The values of a page as its form opens. */
export const asOpened = (document: Scheme, path: string): Typed =>
  filledIn(Object.fromEntries((pageAt(document, path)?.leaves ?? []).flatMap(shownLeaf)))

/**
 * What a form asks for: the values that were typed otherwise than they stand, then what its button does. A button
 * that adds or takes away loses nothing that was typed beside it.
 */
export const editsFrom = (document: Scheme, path: string, values: Values): SchemeEdit[] => {
  // A button beside a list of defaults changes nothing but that.
  const leaves = values.only === undefined ? (pageAt(document, path)?.leaves ?? []) : []
  const changed = leaves.flatMap((leaf) => {
    if (!isTyped(leaf, values)) return []
    const value = readLeaf(leaf, (name) => values[name] ?? [])
    return canonical(value) === canonical(leaf.value ?? null) ? [] : [[leaf.path, value] as const]
  })
  const button = buttonOf(first(values, 'do'), values)
  return [
    ...(changed.length === 0 ? [] : [parsed(SchemeEdit, { do: 'set', values: Object.fromEntries(changed) })]),
    ...(button === undefined ? [] : [button]),
  ]
}

/** A field that the form did not have is not emptied; boxes of which none is ticked send nothing. */
const isTyped = ({ path, part }: Leaf, values: Values): boolean =>
  (part.is === 'list' && part.of.is === 'choice') ||
  [path, `${path}.zh`, `${path}.en`].some((name) => values[name] !== undefined)

const buttonOf = (button: string, values: Values): SchemeEdit | undefined => {
  const [what = '', path = ''] = button.split(':')
  const kind = first(values, `kind:${path}`)
  switch (what) {
    case 'add':
      return { do: 'add', path, ...(kind === '' ? {} : { kind }) }
    case 'become':
      return { do: 'become', path, kind }
    case 'remove':
    case 'confirm':
      return { do: what, path }
    case 'up':
      return { do: 'move', path, by: -1 }
    case 'down':
      return { do: 'move', path, by: 1 }
    default:
      return undefined
  }
}

/** Where a form leads: to what was added, to the list when its entry is gone, else back to its page. */
export const pageAfter = (document: Scheme, path: string, values: Values): string => {
  const [what = '', at = ''] = first(values, 'do').split(':')
  if (what === 'add') {
    const place = placeAt(document, at)
    if (place?.part.is !== 'list') return at
    const entry = `${at}.${isList(place.value) ? place.value.length : 0}`
    return place.part.of.is === 'sorts' || place.part.of.is === 'fields' ? entryPage(document, at, entry) : at
  }
  return what === 'remove' && at === path ? path.split('.').slice(0, -1).join('.') : path
}

/** Short entries stand on the page of their list. */
const entryPage = (document: Scheme, list: string, entry: string): string => {
  const place = placeAt(document, list)
  const of = place?.part.is === 'list' ? place.part.of : undefined
  const short =
    of?.is === 'fields' &&
    of.fields.length <= 4 &&
    of.fields.every(({ part }) => part.is !== 'fields' && part.is !== 'sorts' && part.is !== 'list')
  return short ? list : entry
}
