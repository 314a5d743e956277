import { type HandedIn, HandedInCover, HandedInPart, rowsOf } from '../../domain/handed-in.ts'
import { keys } from './keys.ts'
import type { Item, ReadItem } from './table.ts'

/** What was handed in as the rows of a partition of its own: a cover, and the sections in as few rows as they fit. */
export const handedInItems = (handedIn: HandedIn): Item[] => {
  const { cover, parts } = rowsOf(handedIn)
  const { case: id, n } = handedIn
  return [
    { ...keys.handedIn(id, n), type: 'handed-in', data: HandedInCover.parse(cover) },
    ...parts.map((sections, index) => ({
      ...keys.handedIn(id, n, index + 1),
      type: 'handed-in-part',
      data: HandedInPart.parse({ case: id, n, sections }),
    })),
  ]
}

/** Nothing where none was kept: cases of an earlier program handed in without. */
export const readHandedIn = (items: readonly ReadItem[]): HandedIn | undefined => {
  const [cover] = items.filter(({ type }) => type === 'handed-in')
  if (!cover) return undefined
  const { parts: _, ...rest } = HandedInCover.parse(cover.data)
  const parts = items.filter(({ type }) => type === 'handed-in-part')
  return { ...rest, sections: parts.flatMap(({ data }) => HandedInPart.parse(data).sections) }
}
