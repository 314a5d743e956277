import { z } from 'zod'
import { idFromDigest, PersonId } from './ids.ts'

/** As many views as somebody keeps for one programme. */
export const mostViews = 40

/** A way of looking at the boards of a programme: a filter with its order and columns, under a name. */
export const SavedView = z.strictObject({
  id: z.string().regex(/^[0-9a-hjkmnp-tv-z]{20}$/),
  /** The programme's code: a view fits every call and year of it. */
  scheme: z.string().max(32),
  owner: PersonId,
  ownerName: z.string().max(120),
  name: z.string().min(1).max(60),
  /** The address's part behind the question mark. */
  query: z.string().max(2000),
  /** Everybody of the office has it too. */
  shared: z.boolean(),
  saved: z.iso.datetime({ precision: 3 }),
})
export type SavedView = z.infer<typeof SavedView>

/** A name is one view of its owner's: saved again, it is the same one, and so is its address. */
export const viewId = (
  { scheme, owner, name }: Pick<SavedView, 'scheme' | 'owner' | 'name'>,
  digest: (text: string) => string,
): string => idFromDigest(digest(`view/${scheme}/${owner}/${name}`))
